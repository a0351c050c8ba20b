#!/usr/bin/env node
/** The command `taipan`: reads the command line, runs the program, ends with its status. */
import { createVm } from "../embed/index.ts";
import { catchInterrupts } from "../host/node.ts";
import { parseArguments } from "./arguments.ts";

const parsed = parseArguments(process.argv.slice(2), process.env);
if ("message" in parsed) {
  (parsed.status === 0 ? process.stdout : process.stderr).write(parsed.message);
  process.exitCode = parsed.status;
} else {
  catchInterrupts();
  process.exitCode = createVm().runProgram(parsed.config);
}
