/** The command `taipan`: reads the command line, runs the program, opens the prompt if asked to, ends with the status. */
import { createVm, type JitMode } from "../embed/index.ts";
import { catchInterrupts } from "../host/interrupts.ts";
import { nodeSystem } from "../host/node.ts";
import { type Plan, parseArguments } from "./arguments.ts";

const around = {
  env: process.env,
  cwd: process.cwd(),
  executable: process.argv[1],
  terminal: () => nodeSystem.isTerminal(0),
};
const parsed = parseArguments(process.argv.slice(2), around);
if ("message" in parsed) {
  (parsed.status === 0 ? process.stdout : process.stderr).write(parsed.message);
  process.exitCode = parsed.status;
} else {
  // Everything has been written out: Node need not take itself down in order, which takes 4 ms.
  run(parsed).then((status) => process.exit(status));
}

/** TAIPAN_JIT: what is none of the modes is as if it were not there. */
function jitMode(): JitMode | undefined {
  const mode = process.env.TAIPAN_JIT;
  return mode === "on" || mode === "off" || mode === "always" ? mode : undefined;
}

async function run({ config, prompt, quiet, isolated, hashKey, jitLog }: Plan): Promise<number> {
  catchInterrupts();
  const log = (line: string) => process.stderr.write(`jit: ${line}\n`);
  const vm = createVm({ hashKey, jit: jitMode(), jitLog: jitLog ? log : undefined });
  if (!prompt) return vm.runProgram(config);
  vm.startProgram(config, true);
  const { runPrompt } = await import("./prompt.ts");
  const status = await runPrompt(vm, { quiet, history: !isolated });
  return vm.endProgram(status);
}
