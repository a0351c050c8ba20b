/** The module `_host`: files, frozen modules and the compiler, for our modules written in Python. Not meant for programs. */
import { bytesAt, bytesCount, isBytes, newBytes, openBytes } from "../core/bytes.ts";
import { call0, call3 } from "../core/call.ts";
import { clearError, raise, raiseException, raisef, raiseMemoryError, restoreError } from "../core/errors.ts";
import { isException } from "../core/exception.ts";
import { atFinish } from "../core/finish.ts";
import { Hook, hookIndex } from "../core/hooks.ts";
import { charge } from "../core/interrupt.ts";
import { defineFunction } from "../core/native.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import { isStr } from "../core/string.ts";
import { keyedHash } from "../core/text/siphash.ts";
import { allocTuple, finishTuple, isTuple, tupleInit, tupleItem, tupleLength } from "../core/tuple.ts";
import { excType, isExactly } from "../core/typeids.ts";
import { reportUnraisable } from "../core/unraisable.ts";
import { box, boxBool, ERROR, isSmall, NONE, pointer, small, smallValue, Value } from "../core/value.ts";
import { setBytesWarnings } from "../core/warnings.ts";
import { setIn } from "../core/words.ts";
import {
  describeCompiled,
  excerpt,
  frozen,
  listFolder,
  nearestName,
  readFile,
  readLine,
  rememberSource,
  standardCode,
  standardHas,
  standardPaths,
  standardSource,
  statFile,
  suggestKeyword,
  unicodeData,
  writeFile,
} from "../host.ts";
import { rawFree } from "../memory/raw.ts";
import { SysFlag, setFlag } from "../modules/sysinfo.ts";
import { asCode } from "../objects/code.ts";
import { setProgramFolder } from "../objects/modulemissing.ts";
import { raiseErrno, strerror } from "../objects/oserrno.ts";
import { Exc } from "../shared/exceptions.ts";
import { BREAKER_PERIOD } from "../shared/limits.ts";
import { PYC_MAGIC } from "../shared/marshal.ts";
import { TypeId } from "../shared/types.ts";
import { setOptimizeLevel } from "./optimize.ts";
import { column, endColumn, endLine, findPosition, line } from "./positions.ts";
import { unmarshal } from "./unmarshal.ts";

/** The value that the host answered, its block freed; ERROR. */
export function answer(block: usize): Value {
  if (block === 0) return raiseMemoryError();
  const v = unmarshal(block + 4, load<u32>(block));
  rawFree(block);
  return v;
}

/** The file of unicodedata: bytes, or ERROR. */
export function readUnicodeData(): Value {
  return answer(unicodeData());
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

// ---- the end of a program ----

/** What atexit wants called, a reference; NONE. */
let exitFunction: Value = NONE;

/** at_exit(function): what is called when the program has ended, before it is taken down. */
function hostAtExit(args: usize): Value {
  const old = exitFunction;
  exitFunction = incref(load<i64>(args));
  decref(old);
  return NONE;
}

/** Calls what atexit has left. */
export function callExitFunction(): void {
  const f = exitFunction;
  if (f === NONE) return;
  exitFunction = NONE;
  decref(call0(f));
  clearError();
  decref(f);
}

/** report_exit_error(error, function): as what cannot be caught. */
function hostReportExitError(args: usize): Value {
  if (!isException(load<i64>(args))) return raise(Exc.TypeError, "expected an exception");
  restoreError(incref(load<i64>(args)));
  reportUnraisable("Exception ignored in atexit callback", load<i64>(args, 8));
  return NONE;
}

// ---- CPython's library: paths as host.ts has them ----

function hostStandardHas(args: usize): Value {
  const path = strArgument(load<i64>(args));
  return path === 0 ? ERROR : boxBool(standardHas(path));
}

function hostStandardCode(args: usize): Value {
  const path = strArgument(load<i64>(args));
  return path === 0 ? ERROR : answer(standardCode(path));
}

function hostStandardSource(args: usize): Value {
  const path = strArgument(load<i64>(args));
  return path === 0 ? ERROR : answer(standardSource(path));
}

function hostStandardPaths(_args: usize): Value {
  return answer(standardPaths());
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
  return strArgument(load<i64>(args)) === 0 ? ERROR : readInput(load<i64>(args));
}

/** A line of standard input, None at its end; KeyboardInterrupt or OSError where the host gives an error number instead. */
export function readInput(prompt: Value): Value {
  while (true) {
    const line = answer(readLine(pointer(prompt)));
    if (!isSmall(line)) return line;
    if (smallValue(line) !== EINTR) return raiseErrno(<i32>smallValue(line));
    if (!charge(BREAKER_PERIOD)) return ERROR;
  }
}

/** remember(filename, source): what tracebacks show for a name that is no file's. */
function hostRemember(args: usize): Value {
  const filename = strArgument(load<i64>(args));
  const source = filename === 0 ? 0 : strArgument(load<i64>(args, 8));
  if (source === 0) return ERROR;
  rememberSource(filename, source);
  return NONE;
}

/** "Interrupted system call". */
const EINTR: i64 = 4;

/** error(number, path): raises OSError. */
function hostError(args: usize): Value {
  const number = load<i64>(args);
  if (!isSmall(number)) return raisef(Exc.TypeError, "expected int, not %T", number);
  const text = strerror(<i32>smallValue(number));
  const exc = text === ERROR ? ERROR : call3(box(excType(Exc.OSError)), number, text, load<i64>(args, 8));
  decref(text);
  return exc === ERROR ? ERROR : raiseException(exc);
}

/** source_hash(data): the 8 bytes that stand for a source in a hash-based .pyc. */
function hostSourceHash(args: usize): Value {
  const data = load<i64>(args);
  if (!openBytes(data)) return raisef(Exc.TypeError, "a bytes-like object is required, not '%T'", data);
  store<u64>(hashed, keyedHash(PYC_MAGIC, 0, bytesAt, bytesCount));
  return newBytes(hashed, 8);
}

const hashed: usize = memory.data(8);

/** Tells the host's compiler that only the scopes are wanted. */
const SYMBOLS: i32 = 0x2000_0000;

/** symbols(source, filename, mode): the scopes, as src/host/symbols.ts has them. */
function hostSymbols(args: usize): Value {
  const source = load<i64>(args);
  if (!isStr(source) && !isBytes(source))
    return raisef(Exc.TypeError, "expected str or bytes, not %T", source);
  if (strArgument(load<i64>(args, 8)) === 0 || strArgument(load<i64>(args, 16)) === 0) return ERROR;
  const hook = hookIndex(Hook.COMPILE);
  if (hook === 0) return ERROR;
  return call_indirect<Value>(hook, source, load<i64>(args, 8), load<i64>(args, 16), SYMBOLS, 1, 0);
}

/** set_program_folder(folder): where the program's own modules lie, for messages; None if that is not known. */
function hostSetProgramFolder(args: usize): Value {
  setProgramFolder(load<i64>(args));
  atFinish(forgetProgramFolder.index);
  return NONE;
}

function forgetProgramFolder(): void {
  setProgramFolder(NONE);
}

/** set_flag(index, value): a field of sys.flags; the level of optimization is the compiler's too. */
function hostSetFlag(args: usize): Value {
  const index = load<i64>(args);
  const value = load<i64>(args, 8);
  if (!isSmall(index) || !setFlag(<u32>smallValue(index), value))
    return raise(Exc.ValueError, "no such flag");
  if (smallValue(index) === SysFlag.BYTES_WARNING) setBytesWarnings(value !== small(0));
  if (smallValue(index) === SysFlag.OPTIMIZE && isSmall(value)) setOptimizeLevel(<i32>smallValue(value));
  return NONE;
}

/** set_code_filename(code, path): the file that code belongs to, before it is run. */
function hostSetCodeFilename(args: usize): Value {
  const code = load<i64>(args);
  const path = load<i64>(args, 8);
  if (!isExactly(code, TypeId.CODE) || !isStr(path)) return raise(Exc.TypeError, "expected code and a str");
  const old = asCode(pointer(code)).filename;
  asCode(pointer(code)).filename = <u32>pointer(incref(path));
  decrefAt(old);
  return NONE;
}

/** compiled(code): the text of what tier 2 has made of it, an empty one for nothing; None where there is no tier 2. */
function hostCompiled(args: usize): Value {
  const code = load<i64>(args);
  if (!isExactly(code, TypeId.CODE)) return raise(Exc.TypeError, "expected code");
  return answer(describeCompiled(pointer(code)));
}

/** position(code, offset): (line, end line, column, end column) of the instruction there, -1 for what is not known. */
function hostPosition(args: usize): Value {
  const code = load<i64>(args);
  const offset = load<i64>(args, 8);
  if (!isExactly(code, TypeId.CODE) || !isSmall(offset)) return raise(Exc.TypeError, "expected code and int");
  findPosition(asCode(pointer(code)), <u32>smallValue(offset));
  const p = allocTuple(4);
  if (p === 0) return ERROR;
  tupleInit(p, 0, small(line));
  tupleInit(p, 1, small(endLine));
  tupleInit(p, 2, small(column));
  tupleInit(p, 3, small(endColumn));
  return finishTuple(p);
}

/** excerpt(filename, source, position): source lines with marks; the lines of `source` if it is a str, else the file's. */
function hostExcerpt(args: usize): Value {
  const filename = strArgument(load<i64>(args));
  const source = load<i64>(args, 8);
  const position = load<i64>(args, 16);
  if (filename === 0) return ERROR;
  if (!isTuple(position) || tupleLength(pointer(position)) !== 4)
    return raise(Exc.TypeError, "expected four ints");
  const p = pointer(position);
  return answer(
    excerpt(
      filename,
      isStr(source) ? pointer(source) : 0,
      whole(p, 0),
      whole(p, 1),
      whole(p, 2),
      whole(p, 3),
    ),
  );
}

/** nearest(name, candidates): the candidate (of those in one str, NUL between them) that is most like the name, or None. */
function hostNearest(args: usize): Value {
  const name = strArgument(load<i64>(args));
  const candidates = strArgument(load<i64>(args, 8));
  return name === 0 || candidates === 0 ? ERROR : answer(nearestName(name, candidates));
}

/** suggest_keyword(message, filename, source, text, line, error_line): see host.ts; the source is a str or None. */
function hostSuggestKeyword(args: usize): Value {
  const message = strArgument(load<i64>(args));
  const filename = strArgument(load<i64>(args, 8));
  const source = load<i64>(args, 16);
  const text = strArgument(load<i64>(args, 24));
  const line = load<i64>(args, 32);
  const errorLine = load<i64>(args, 40);
  if (message === 0 || filename === 0 || text === 0) return ERROR;
  if (!isSmall(line) || !isSmall(errorLine)) return raise(Exc.TypeError, "expected ints");
  const given = isStr(source) ? pointer(source) : 0;
  return answer(
    suggestKeyword(message, filename, given, text, <i32>smallValue(line), <i32>smallValue(errorLine)),
  );
}

/** Item i of a tuple as a number, -1 if it is none. */
function whole(p: usize, i: u32): i32 {
  const v = tupleItem(p, i);
  return isSmall(v) ? <i32>smallValue(v) : -1;
}

/** Fills the module's namespace. */
export function initHostModule(dict: usize, module: usize): void {
  store<u32>(hashed, PYC_MAGIC);
  setIn(dict, "MAGIC", newBytes(hashed, 4));
  defineFunction(dict, module, "frozen(name, /)", hostFrozen);
  defineFunction(dict, module, "standard_has(path, /)", hostStandardHas);
  defineFunction(dict, module, "standard_code(path, /)", hostStandardCode);
  defineFunction(dict, module, "standard_source(path, /)", hostStandardSource);
  defineFunction(dict, module, "standard_paths()", hostStandardPaths);
  defineFunction(dict, module, "at_exit(function, /)", hostAtExit);
  defineFunction(dict, module, "report_exit_error(error, function, /)", hostReportExitError);
  defineFunction(dict, module, "read(path, /)", hostRead);
  defineFunction(dict, module, "stat(path, /)", hostStat);
  defineFunction(dict, module, "list(path, /)", hostList);
  defineFunction(dict, module, "write(path, data, /)", hostWrite);
  defineFunction(dict, module, "remember(filename, source, /)", hostRemember);
  defineFunction(dict, module, "error(number, path, /)", hostError);
  defineFunction(dict, module, "source_hash(data, /)", hostSourceHash);
  defineFunction(dict, module, "symbols(source, filename, mode, /)", hostSymbols);
  defineFunction(dict, module, "set_program_folder(folder, /)", hostSetProgramFolder);
  defineFunction(dict, module, "set_flag(index, value, /)", hostSetFlag);
  defineFunction(dict, module, "readline(prompt, /)", hostReadLine);
  defineFunction(dict, module, "set_code_filename(code, path, /)", hostSetCodeFilename);
  defineFunction(dict, module, "compiled(code, /)", hostCompiled);
  defineFunction(dict, module, "position(code, offset, /)", hostPosition);
  defineFunction(dict, module, "nearest(name, candidates, /)", hostNearest);
  defineFunction(
    dict,
    module,
    "suggest_keyword(message, filename, source, text, line, error_line, /)",
    hostSuggestKeyword,
  );
  defineFunction(dict, module, "excerpt(filename, source, position, /)", hostExcerpt);
}
