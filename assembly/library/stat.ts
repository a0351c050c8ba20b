/**
 * The module _stat: questions about the mode of a file (CPython: Modules/_stat.c). The constants are those of Lib/stat.py, whose functions
 * these replace.
 */
import { raise } from "../core/errors.ts";
import { fitsI64, intIsNegative, intToI64 } from "../core/integer.ts";
import { defineFunction } from "../core/native.ts";
import { decref } from "../core/object.ts";
import { newAscii } from "../core/string.ts";
import { toIndex } from "../core/subscript.ts";
import { box, boxBool, ERROR, small, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";

const KIND: i64 = 0o170000;

/** The kinds of files, and none that this system lacks (doors, ports, whiteouts). */
enum Kind {
  FIFO = 0o010000,
  CHARACTERS = 0o020000,
  FOLDER = 0o040000,
  BLOCKS = 0o060000,
  FILE = 0o100000,
  LINK = 0o120000,
  SOCKET = 0o140000,
}

/** An exception is pending. */
const BAD: i64 = -1;

/** The mode in the only argument; BAD. */
function modeOf(args: usize): i64 {
  const index = toIndex(load<i64>(args));
  if (index === ERROR) return BAD;
  const negative = intIsNegative(index);
  const mode: i64 = fitsI64(index) ? intToI64(index) : i64.MAX_VALUE;
  decref(index);
  if (negative) raise(Exc.OverflowError, "can't convert negative value to unsigned int");
  else if (mode <= <i64>u32.MAX_VALUE) return mode;
  else raise(Exc.OverflowError, "Python int too large to convert to C unsigned long");
  return BAD;
}

function isOf(args: usize, kind: i64): Value {
  const mode = modeOf(args);
  return mode === BAD ? ERROR : boxBool((mode & KIND) === kind);
}

function isFolder(args: usize): Value {
  return isOf(args, Kind.FOLDER);
}
function isFile(args: usize): Value {
  return isOf(args, Kind.FILE);
}
function isLink(args: usize): Value {
  return isOf(args, Kind.LINK);
}
function isCharacters(args: usize): Value {
  return isOf(args, Kind.CHARACTERS);
}
function isBlocks(args: usize): Value {
  return isOf(args, Kind.BLOCKS);
}
function isFifo(args: usize): Value {
  return isOf(args, Kind.FIFO);
}
function isSocket(args: usize): Value {
  return isOf(args, Kind.SOCKET);
}
/** Doors, ports and whiteouts. */
function isNone(args: usize): Value {
  return modeOf(args) === BAD ? ERROR : boxBool(false);
}

/** S_IMODE(mode, /) */
function permissions(args: usize): Value {
  const mode = modeOf(args);
  return mode === BAD ? ERROR : small(mode & 0o7777);
}

/** S_IFMT(mode, /) */
function kindBits(args: usize): Value {
  const mode = modeOf(args);
  return mode === BAD ? ERROR : small(mode & KIND);
}

const LETTERS = "?pc?d?b?-?l?s???";
const text = memory.data(10);

/** filemode(mode, /): as `ls -l` shows it. */
function fileMode(args: usize): Value {
  const mode = modeOf(args);
  if (mode === BAD) return ERROR;
  store<u8>(text, LETTERS.charCodeAt(<i32>(mode >> 12) & 15));
  for (let i = 0; i < 9; i++) {
    const set = (mode >> (8 - i)) & 1;
    store<u8>(text + 1 + i, set ? "rwx".charCodeAt(i % 3) : 45);
  }
  // Of user, group and others: the special bit stands where x does.
  for (let i = 0; i < 3; i++) {
    if (((mode >> (11 - i)) & 1) === 0) continue;
    const executable = load<u8>(text + 3 + i * 3) === 120;
    const letter = i === 2 ? 116 : 115;
    store<u8>(text + 3 + i * 3, <u8>(executable ? letter : letter - 32));
  }
  const p = newAscii(text, 10);
  return p === 0 ? ERROR : box(p);
}

/** Fills the namespace; `module` is the module's name, a str. */
export function initStat(dict: usize, module: usize): void {
  defineFunction(dict, module, "S_ISDIR(mode, /)", isFolder);
  defineFunction(dict, module, "S_ISREG(mode, /)", isFile);
  defineFunction(dict, module, "S_ISLNK(mode, /)", isLink);
  defineFunction(dict, module, "S_ISCHR(mode, /)", isCharacters);
  defineFunction(dict, module, "S_ISBLK(mode, /)", isBlocks);
  defineFunction(dict, module, "S_ISFIFO(mode, /)", isFifo);
  defineFunction(dict, module, "S_ISSOCK(mode, /)", isSocket);
  defineFunction(dict, module, "S_ISDOOR(mode, /)", isNone);
  defineFunction(dict, module, "S_ISPORT(mode, /)", isNone);
  defineFunction(dict, module, "S_ISWHT(mode, /)", isNone);
  defineFunction(dict, module, "S_IMODE(mode, /)", permissions);
  defineFunction(dict, module, "S_IFMT(mode, /)", kindBits);
  defineFunction(dict, module, "filemode(mode, /)", fileMode);
}
