/** What the module site adds to the built-in names: exit and quit, and the texts that the interactive prompt offers. */

import { raiseWith } from "../../core/errors.ts";
import { defineFunction } from "../../core/native.ts";
import { Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";

function leave(args: usize): Value {
  return raiseWith(Exc.SystemExit, load<i64>(args));
}

export function defineSiteFunctions(dict: usize, module: usize): void {
  defineFunction(dict, module, "exit(code=None)", leave);
  defineFunction(dict, module, "quit(code=None)", leave);
}
