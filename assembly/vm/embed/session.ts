/**
 * A session: what an embedded instance is from its start to its end. It begins as the command's does before its prompt (lib/_main.py), and runs texts
 * and code in `__main__` or other namespaces.
 *
 * Functions that the host calls answer in the area (area.ts) and take over the references handed to them.
 */
import { call1 } from "../../core/call.ts";
import { dictGetStr, isDict } from "../../core/dict.ts";
import { raise, raiseMemoryError, restoreError, takeError } from "../../core/errors.ts";
import { internText, nameOf } from "../../core/intern.ts";
import { builtinsDict } from "../../core/namespace.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { modulesDict, sysAttribute } from "../../core/state.ts";
import { allocStrQuietly } from "../../core/string.ts";
import { isExactly } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { rawFree } from "../../memory/raw.ts";
import { asCode } from "../../objects/code.ts";
import { moduleDict } from "../../objects/module.ts";
import { isTextFile } from "../../objects/textfile.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { runCode } from "../calls.ts";
import { compileSource } from "../compile.ts";
import { current } from "../frame.ts";
import { frozenFunction, hideOwnFrames } from "../frozen.ts";
import { beginSession } from "../main.ts";
import { flushStandard } from "../report.ts";
import { unmarshal } from "../unmarshal.ts";
import { answerWith, given } from "./area.ts";

/** Begins without arguments: all that is to be done for that is in the snapshot. Answers the namespace of `__main__`. */
export function embedBegin(): i32 {
  return answerWith(beginSession() ? mainNamespace() : ERROR);
}

/** Begins: `config` is marshalled, for `prepare` of lib/_main.py; its block is freed. Answers the namespace of `__main__`. */
export function embedOpen(config: usize, length: usize): i32 {
  const settings = config === 0 ? raiseMemoryError() : unmarshal(config, length);
  rawFree(config);
  const prepare = settings === ERROR ? ERROR : frozenFunction("_main", "prepare");
  const done = prepare === ERROR ? ERROR : call1(prepare, settings);
  decref(prepare);
  decref(settings);
  if (done === ERROR) return answerWith(ERROR);
  decref(done);
  return answerWith(mainNamespace());
}

function mainNamespace(): Value {
  const name = internText("__main__");
  if (name === 0) return ERROR;
  const main = dictGetStr(modulesDict, name);
  decrefAt(name);
  if (main === ERROR) return ERROR;
  if (!isExactly(main, TypeId.MODULE)) return raise(Exc.SystemError, "__main__ is missing");
  return incref(box(moduleDict(pointer(main))));
}

/** Compiles the text in slot 1 under the name in slot 2, in the mode in slot 3, with flags as compile() has them: code. */
export function embedCompile(flags: i32): i32 {
  const source = given(1);
  const filename = given(2);
  const mode = given(3);
  const code = compileSource(source, filename, mode, flags, 1, -1);
  decref(source);
  decref(filename);
  decref(mode);
  return answerWith(code);
}

/** Runs the code in slot 1 with the globals in slot 2 and the locals in slot 3 (None: the same). */
export function embedRun(): i32 {
  const code = given(1);
  const globals = given(2);
  const locals = given(3);
  const result = runIn(code, globals, locals === NONE ? globals : locals);
  if (result === ERROR) hideOwnFrames();
  flushOthers();
  decref(code);
  decref(globals);
  decref(locals);
  return answerWith(result);
}

/** A program may have put a stream of its own into the place of sys.stdout. */
export function flushOthers(): void {
  if (current !== 0 || isTextFile(sysAttribute(nameOf(Name.stdout)))) return;
  const error = takeError();
  flushStandard(0);
  if (error !== UNBOUND) restoreError(error);
}

function runIn(code: Value, globals: Value, locals: Value): Value {
  if (!isExactly(code, TypeId.CODE)) return raise(Exc.TypeError, "expected code");
  if (!isDict(globals)) return raise(Exc.TypeError, "globals must be a dict");
  return runCode(asCode(pointer(code)), pointer(globals), builtinsDict, pointer(locals), 0);
}

/** The address of a str for the host to fill; 0 if there is no memory. */
export function embedText(length: u32, width: u32): usize {
  return allocStrQuietly(length, width);
}
