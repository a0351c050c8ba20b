/** print, input and open. */
import { callMethod } from "../../core/call.ts";
import { clearError, raise, raisef } from "../../core/errors.ts";
import { Hook, hookIndex } from "../../core/hooks.ts";
import { emptyStr, internText, latin1, nameOf, nameValue } from "../../core/intern.ts";
import { defineFunction } from "../../core/native.ts";
import { decref, incref } from "../../core/object.ts";
import { str } from "../../core/represent.ts";
import { sysAttribute } from "../../core/state.ts";
import { asStr, charAt, isStr } from "../../core/string.ts";
import { substring } from "../../core/substring.ts";
import { isTrue } from "../../core/truth.ts";
import { tupleItem, tupleLength } from "../../core/tuple.ts";
import { isExactly } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { flushFile, isTerminal, isTextFile, writeByte, writeText } from "../../objects/textfile.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";

// ---- print ----

/** Writes a str to a file object; false with an exception pending. */
function writeStr(file: Value, text: Value): bool {
  if (isTextFile(file)) return writeText(pointer(file), pointer(text));
  if (isExactly(file, TypeId.IO_TEXT) || isExactly(file, TypeId.IO_STRING)) {
    const written = call_indirect<i32>(hookIndex(Hook.WRITE_TEXT), file, text);
    if (written !== 0) return written > 0;
  }
  const result = callMethod(file, Name.write, text);
  decref(result);
  return result !== ERROR;
}

function writeChar(file: Value, code: u32): bool {
  return isTextFile(file) ? writeByte(pointer(file), code) : writeStr(file, box(latin1(code)));
}

/** Writes str(v). */
function writeValue(file: Value, v: Value): bool {
  const text = str(v);
  if (text === ERROR) return false;
  const good = writeStr(file, text);
  decref(text);
  return good;
}

/** An argument that is None or a str; false with TypeError pending. */
function isText(v: Value, name: Name): bool {
  if (v === NONE || isStr(v)) return true;
  raisef(Exc.TypeError, "%S must be None or a string, not %T", nameValue(name), v);
  return false;
}

/** print(*args, sep=' ', end='\n', file=None, flush=False) */
function builtinPrint(args: usize): Value {
  const items = pointer(load<i64>(args));
  const sep = load<i64>(args, 8);
  const end = load<i64>(args, 16);
  let file = load<i64>(args, 24);
  if (file === NONE) {
    file = sysAttribute(nameOf(Name.stdout));
    if (file === UNBOUND || file === ERROR) return raise(Exc.RuntimeError, "lost sys.stdout");
    if (file === NONE) return NONE;
  }
  if (!isText(sep, Name.sep) || !isText(end, Name.end)) return ERROR;
  // What is printed may replace sys.stdout.
  incref(file);
  const good = printAll(items, sep, end, file) && flushIf(load<i64>(args, 32), file);
  decref(file);
  return good ? NONE : ERROR;
}

function printAll(items: usize, sep: Value, end: Value, file: Value): bool {
  const count = tupleLength(items);
  for (let i: u32 = 0; i < count; i++) {
    if (i > 0 && !(sep === NONE ? writeChar(file, 32) : writeStr(file, sep))) return false;
    if (!writeValue(file, tupleItem(items, i))) return false;
  }
  return end === NONE ? writeChar(file, 10) : writeStr(file, end);
}

function flushIf(wanted: Value, file: Value): bool {
  const truth = isTrue(wanted);
  return truth === 0 || (truth > 0 && flush(file));
}

function flush(file: Value): bool {
  if (isTextFile(file)) return flushFile(pointer(file));
  const result = callMethod(file, Name.flush);
  decref(result);
  return result !== ERROR;
}

// ---- input ----

/** sys.name, which must be there: borrowed, or ERROR. */
function stream(name: Name): Value {
  const file = sysAttribute(nameOf(name));
  if (file !== UNBOUND && file !== ERROR && file !== NONE) return file;
  return raisef(Exc.RuntimeError, "lost sys.%S", nameValue(name));
}

/** input(prompt='') */
function builtinInput(args: usize): Value {
  const input = stream(Name.stdin);
  const output = input === ERROR ? ERROR : stream(Name.stdout);
  const errors = output === ERROR ? ERROR : stream(Name.stderr);
  if (errors === ERROR) return ERROR;
  incref(input);
  incref(output);
  tryFlush(errors);
  const line = askLine(input, output, load<i64>(args));
  decref(input);
  decref(output);
  return line === ERROR ? ERROR : withoutNewline(line);
}

/** On a terminal the host shows the prompt, so that editing the line keeps it. */
function askLine(input: Value, output: Value, prompt: Value): Value {
  if (!isTerminal(input) || !isTerminal(output)) {
    return writePrompt(output, prompt) ? callMethod(input, Name.readline) : ERROR;
  }
  const text = prompt === UNBOUND ? box(emptyStr()) : str(prompt);
  if (text === ERROR) return ERROR;
  const hook = flush(output) ? hookIndex(Hook.READ_LINE) : 0;
  const line = hook === 0 ? ERROR : call_indirect<Value>(hook, text);
  decref(text);
  return line === NONE ? box(emptyStr()) : line;
}

function writePrompt(output: Value, prompt: Value): bool {
  if (prompt !== UNBOUND && !writeValue(output, prompt)) return false;
  tryFlush(output);
  return true;
}

/** Flushes a stream if that can be done: input() cares for nothing that goes wrong. */
function tryFlush(file: Value): void {
  if (!flush(file)) clearError();
}

/** Takes over the reference to the line. */
function withoutNewline(line: Value): Value {
  let result: Value = ERROR;
  if (!isStr(line)) raisef(Exc.TypeError, "object.readline() returned non-string");
  else {
    const length = asStr(pointer(line)).length;
    if (length === 0) raise(Exc.EOFError, "EOF when reading a line");
    else {
      const end = charAt(pointer(line), length - 1) === 10 ? length - 1 : length;
      result = substring(pointer(line), 0, end);
    }
  }
  decref(line);
  return result;
}

/** What it does is the business of library/io. */
function builtinOpen(args: usize): Value {
  const hook = hookIndex(Hook.OPEN);
  return hook === 0 ? ERROR : call_indirect<Value>(hook, args);
}

export function defineOutputFunctions(dict: usize, module: usize): void {
  defineFunction(dict, module, "input(prompt='', /)", builtinInput);
  const open =
    "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)";
  const io = internText("_io");
  if (io !== 0) defineFunction(dict, io, open, builtinOpen);
  defineFunction(dict, module, "print(*args, sep=' ', end='\\n', file=None, flush=False)", builtinPrint);
}
