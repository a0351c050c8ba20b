/** The module `_host`: files, frozen modules and the compiler, for our modules written in Python. Not meant for programs. */
import { asBytes, BYTES_DATA, isBytes } from "../core/bytes.ts";
import { raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { defineFunction } from "../core/native.ts";
import { isStr } from "../core/string.ts";
import { ERROR, pointer, Value } from "../core/value.ts";
import { findAnchors, frozen, listFolder, readFile, readLine, statFile, writeFile } from "../host.ts";
import { rawFree } from "../memory/raw.ts";
import { Exc } from "../shared/exceptions.ts";
import { unmarshal } from "./unmarshal.ts";

/** The value that the host answered, its block freed; ERROR. */
export function answer(block: usize): Value {
  if (block === 0) return raiseMemoryError();
  const v = unmarshal(block + 4, load<u32>(block));
  rawFree(block);
  return v;
}

/** Checks the argument of a host function: the address of a str, 0 with TypeError pending. */
function strArgument(v: Value): usize {
  if (isStr(v)) return pointer(v);
  raisef(Exc.TypeError, "expected str, not %T", v);
  return 0;
}

function hostFrozen(args: usize): Value {
  const name = strArgument(load<i64>(args));
  return name === 0 ? ERROR : answer(frozen(name));
}

function hostRead(args: usize): Value {
  const path = strArgument(load<i64>(args));
  return path === 0 ? ERROR : answer(readFile(path));
}

function hostStat(args: usize): Value {
  const path = strArgument(load<i64>(args));
  return path === 0 ? ERROR : answer(statFile(path));
}

function hostList(args: usize): Value {
  const path = strArgument(load<i64>(args));
  return path === 0 ? ERROR : answer(listFolder(path));
}

function hostWrite(args: usize): Value {
  const path = strArgument(load<i64>(args));
  const data = load<i64>(args, 8);
  if (path === 0) return ERROR;
  if (!isBytes(data)) return raise(Exc.TypeError, "expected bytes");
  return answer(writeFile(path, pointer(data)));
}

function hostReadLine(args: usize): Value {
  const prompt = strArgument(load<i64>(args));
  return prompt === 0 ? ERROR : answer(readLine(prompt));
}

function hostAnchors(args: usize): Value {
  const segment = strArgument(load<i64>(args));
  return segment === 0 ? ERROR : answer(findAnchors(segment));
}

/** loads(data): the value of a serial form. */
function hostLoads(args: usize): Value {
  const data = load<i64>(args);
  if (!isBytes(data)) return raise(Exc.TypeError, "expected bytes");
  return unmarshal(pointer(data) + BYTES_DATA, asBytes(pointer(data)).length);
}

/** Fills the module's namespace. */
export function initHostModule(dict: usize, module: usize): void {
  defineFunction(dict, module, "frozen(name, /)", hostFrozen);
  defineFunction(dict, module, "read(path, /)", hostRead);
  defineFunction(dict, module, "stat(path, /)", hostStat);
  defineFunction(dict, module, "list(path, /)", hostList);
  defineFunction(dict, module, "write(path, data, /)", hostWrite);
  defineFunction(dict, module, "loads(data, /)", hostLoads);
  defineFunction(dict, module, "readline(prompt, /)", hostReadLine);
  defineFunction(dict, module, "anchors(segment, /)", hostAnchors);
}
