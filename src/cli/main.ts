/** The command `taipan`: reads the command line, runs the program, opens the prompt if asked to, ends with the status. */
import { isatty } from "node:tty";
import { createVm } from "../embed/index.ts";
import { catchInterrupts } from "../host/interrupts.ts";
import { type Plan, parseArguments } from "./arguments.ts";

const around = {
  env: process.env,
  cwd: process.cwd(),
  executable: process.argv[1],
  terminal: isatty(0),
};
const parsed = parseArguments(process.argv.slice(2), around);
if ("message" in parsed) {
  (parsed.status === 0 ? process.stdout : process.stderr).write(parsed.message);
  process.exitCode = parsed.status;
} else {
  run(parsed).then((status) => {
    process.exitCode = status;
  });
}

async function run({ config, prompt, quiet, isolated, hashKey }: Plan): Promise<number> {
  catchInterrupts();
  const vm = createVm({ hashKey });
  if (!prompt) return vm.runProgram(config);
  vm.startProgram(config, true);
  const { runPrompt } = await import("./prompt.ts");
  const status = await runPrompt(vm, { quiet, history: !isolated });
  return vm.endProgram(status);
}
