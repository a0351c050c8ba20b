/**
 * What built-in functions ask of the VM, which lies above them: functions by their index, set at boot by vm/. A hook that is
 * not set is refused with a clear error.
 */
import { Exc } from "../shared/exceptions.ts";
import { raise } from "./errors.ts";

export enum Hook {
  /** () => usize: the globals dict of the running frame, borrowed; 0 if none runs. */
  GLOBALS,
  /** (depth: i32) => usize: the globals dict of the frame that many calls below the running one, borrowed; 0 if there is none. */
  GLOBALS_AT,
  /** () => Value: the locals of the running frame as locals() gives them (a reference), or ERROR. */
  LOCALS,
  /** (code: Value, globals: Value, locals: Value, closure: Value) => Value: what exec and eval do; closure UNBOUND for none. */
  RUN_CODE,
  /** (source: Value, filename: Value, mode: Value, flags: i32, dontInherit: i32, optimize: i32) => Value: a code object. */
  COMPILE,
  /** (args: usize) => Value: __import__, all its five arguments given. */
  IMPORT,
  /** (depth: i32) => Value: the frame that many calls below the running one, or ERROR. */
  FRAME,
  /** () => i32 and (limit: i32) => i32: 0, or -1 with RecursionError pending. */
  RECURSION_LIMIT,
  SET_RECURSION_LIMIT,
  /** (exc: Value) => void: prints a traceback to sys.stderr as for an uncaught exception. */
  PRINT_EXCEPTION,
  /** () => void: adds an entry for the running frame, if there is one, to the pending exception's traceback. */
  ADD_TRACEBACK,
  /** (args: Value) => void: prints what the default sys.unraisablehook is given. */
  PRINT_UNRAISABLE,
  /** (prompt: Value) => Value: a line of standard input with its line end, the prompt (a str) shown on a terminal; None at the end. */
  READ_LINE,
  /** (args: usize) => Value: open, all its eight arguments given. */
  OPEN,
  /** (fd: i32, name: Value) => Value: the buffered file of bytes below a standard stream. */
  STREAM_BUFFER,
  /**
   * (file: Value, text: Value) => i32: writes a str to a file that is exactly a TextIOWrapper or StringIO, without the number that write()
   * gives: 1, 0 where its write is to be called, -1 with an exception pending.
   */
  WRITE_TEXT,
  /** () => Value: the file of unicodedata (objects/unicode/data.ts) as bytes. */
  UNICODE_DATA,
  /** (owner: Value, name: Value) => Value: the docstring of a function of a module (its name, a str), or of a class or its attribute. */
  DOCSTRING,
  /** () => void: makes the generators and coroutines that there are without objects, for whoever asks the collector for objects. */
  SURFACE,
  /** () => Value: dicts by the threads' numbers, of their topmost frames and of the exceptions that they handle. */
  THREAD_FRAMES,
  THREAD_EXCEPTIONS,
  COUNT,
}

/** The docstring that what is built in has: of a function of a module, of a class (name None) or of its attribute; None, ERROR. */
export function docstringOf(owner: i64, name: i64): i64 {
  return call_indirect<i64>(hookIndex(Hook.DOCSTRING), owner, name);
}

const hooks = memory.data(128);

export function setHook(hook: Hook, index: u32): void {
  store<u32>(hooks + ((<usize>hook) << 2), index);
}

/** The function's index; 0 with RuntimeError pending if the VM has none. */
export function hookIndex(hook: Hook): u32 {
  const index = load<u32>(hooks + ((<usize>hook) << 2));
  if (index === 0) raise(Exc.RuntimeError, "this build of the VM cannot do that");
  return index;
}

if (Hook.COUNT > 32) ERROR("the table of hooks is too small");
