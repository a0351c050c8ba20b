/**
 * Exception objects as the core needs them. Methods, str and the fields' names: objects/exceptions.ts.
 *
 *     │ refcount │ type │ args u32 │ traceback u32 │ context u32 │ cause u32 │ dict u32 │ suppress u32 │ fields: Value … at +32
 *
 * `fields` are what a kind of exception has of its own (StopIteration.value, OSError.errno …), UNBOUND when not set;
 * their number follows from the type's basicSize.
 */
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { gcIsTracked, newContainer, Plain } from "./object.ts";
import { asType, isSubtype } from "./type.ts";
import { excType, hasFlag } from "./typeids.ts";
import { pointer, UNBOUND, Value } from "./value.ts";

@unmanaged
export class PyException {
  refcount: i32;
  type: u32;
  args: u32;
  traceback: u32;
  context: u32;
  cause: u32;
  dict: u32;
  suppressContext: u32;
}

export const EXC_FIELDS: usize = 32;

export function asException(p: usize): PyException {
  return changetype<PyException>(p);
}

/** Index of the function that makes an exception's traceback what Python may see: (e: PyException) => void. Set at boot. */
let revealer: u32 = 0;
export function setRevealer(index: u32): void {
  revealer = index;
}

/** Whether nobody but the exception refers to its traceback, whose entries need no frame objects yet: vm/unseen.ts. */
export function isUnseen(traceback: usize): bool {
  return traceback !== 0 && !gcIsTracked(traceback);
}

/** The address of an exception's traceback, borrowed, to be shown to Python; 0 for none. Entries for which there is no memory are left out. */
export function tracebackOf(e: PyException): usize {
  if (isUnseen(e.traceback)) call_indirect<void>(revealer, e);
  return e.traceback;
}

/** Whether v is an instance of BaseException. */
export function isException(v: Value): bool {
  return hasFlag(v, TypeFlag.EXCEPTION);
}

/** Whether v is a class derived from BaseException. */
export function isExceptionClass(v: Value): bool {
  return hasFlag(v, TypeFlag.TYPE) && (asType(pointer(v)).flags & TypeFlag.EXCEPTION) !== 0;
}

/** An instance without __init__, args taken over (a tuple's address); 0 if there is no memory (nothing is raised). */
export function allocException(type: usize, args: usize): usize {
  const isHeap = (asType(type).flags & TypeFlag.HEAP) !== 0;
  const size = asType(type).basicSize;
  const p = isHeap ? newContainer(type, size) : Plain.makeOf(type, size);
  if (p === 0) return 0;
  const e = asException(p);
  e.args = args;
  e.traceback = 0;
  store<u64>(p, 0, offsetof<PyException>("context"));
  store<u64>(p, 0, offsetof<PyException>("dict"));
  const end = fieldsEnd(p);
  for (let at = p + EXC_FIELDS; at < end; at += 8) store<i64>(at, UNBOUND);
  Plain.track(p);
  return p;
}

/** Where the fields of the built-in kind end: what a Python class adds lies behind. */
export function fieldsEnd(p: usize): usize {
  let type = asType(asException(p).type);
  if (type.nativeBase !== 0) type = asType(type.nativeBase);
  return p + type.basicSize;
}

/** Field i of an exception's own, borrowed. */
export function excField(p: usize, i: u32): Value {
  return load<i64>(p + (i << 3), EXC_FIELDS);
}

export function setExcField(p: usize, i: u32, v: Value): void {
  store<i64>(p + (i << 3), v, EXC_FIELDS);
}

/** Field numbers of the exceptions that have any. */
export enum ExcField {
  STOP_VALUE = 0,
  EXIT_CODE = 0,
  NAME_NAME = 0,
  ATTRIBUTE_NAME = 0,
  ATTRIBUTE_OBJ = 1,
  IMPORT_MSG = 0,
  IMPORT_NAME = 1,
  IMPORT_PATH = 2,
  IMPORT_NAME_FROM = 3,
  OS_ERRNO = 0,
  OS_STRERROR = 1,
  OS_FILENAME = 2,
  OS_FILENAME2 = 3,
  OS_WRITTEN = 4,
  SYNTAX_MSG = 0,
  SYNTAX_FILENAME = 1,
  SYNTAX_LINENO = 2,
  SYNTAX_OFFSET = 3,
  SYNTAX_TEXT = 4,
  SYNTAX_END_LINENO = 5,
  SYNTAX_END_OFFSET = 6,
  SYNTAX_PRINT_FILE_AND_LINE = 7,
  SYNTAX_METADATA = 8,
  UNICODE_ENCODING = 0,
  UNICODE_OBJECT = 1,
  UNICODE_START = 2,
  UNICODE_END = 3,
  UNICODE_REASON = 4,
  GROUP_MESSAGE = 0,
  GROUP_EXCEPTIONS = 1,
}

/** How many fields a built-in exception has of its own (subclasses inherit their base's). */
export function excFieldCount(exc: Exc): u32 {
  switch (exc) {
    case Exc.StopIteration:
    case Exc.SystemExit:
    case Exc.NameError:
      return 1;
    case Exc.AttributeError:
    case Exc.BaseExceptionGroup:
      return 2;
    case Exc.ImportError:
      return 4;
    case Exc.OSError:
    case Exc.UnicodeDecodeError:
    case Exc.UnicodeEncodeError:
    case Exc.UnicodeTranslateError:
      return 5;
    case Exc.SyntaxError:
      return 9;
    default:
      return 0;
  }
}

/** Whether the exception at p is an instance of this built-in exception. */
export function excIs(p: usize, exc: Exc): bool {
  return isSubtype(asException(p).type, excType(exc));
}
