/** Folders: listdir(), scandir() and its entries, mkdir() … */
import { audit } from "../../core/auditing.ts";
import { newBuilder } from "../../core/builder.ts";

import { finalizeFromDealloc } from "../../core/finalize.ts";
import { defineMember, Member } from "../../core/getset.ts";
import { internText } from "../../core/intern.ts";
import { allocList, listAppendOwned } from "../../core/list.ts";
import { define, defineClassMethod, defineFunction } from "../../core/native.ts";
import { decref, decrefAt, freeObject, gcUntrack, incref } from "../../core/object.ts";
import { openType, ready } from "../../core/ready.ts";
import { repr } from "../../core/represent.ts";
import { asStr, charAt, isStr } from "../../core/string.ts";
import { isTrue } from "../../core/truth.ts";
import { tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { typeAt } from "../../core/typeids.ts";
import { reportUnraisable } from "../../core/unraisable.ts";
import {
  box,
  boxBool,
  END,
  ERROR,
  FALSE,
  NONE,
  pointer,
  small,
  smallValue,
  UNBOUND,
  Value,
} from "../../core/value.ts";
import { warnOf } from "../../core/warnings.ts";
import { setIn } from "../../core/words.ts";
import { iterSelf } from "../../objects/cursor.ts";
import { newGenericAlias } from "../../objects/genericalias.ts";
import { fspath, textOfBytes } from "../../objects/paths.ts";
import { declareRecord, fieldAt, fieldOf, initRecord, newRecord, setField } from "../../objects/record.ts";
import { structItem } from "../../objects/structseq.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Header, TypeFlag } from "../../shared/layout.ts";
import { TypeId } from "../../shared/types.ts";
import { frozenModule } from "../frozen.ts";
import {
  answered,
  call,
  cInt,
  done,
  fileNumber,
  hostInt,
  likePath,
  NO_INT,
  noDirFd,
  PathKind,
  pathArgument,
  pathIsBytes,
  textOf,
} from "./call.ts";
import { statIfThere, statOf } from "./stat.ts";

// ---- listdir ----

/** The path that a folder is given by (a str), "." for None; ERROR. */
function folderArgument(v: Value, method: string): Value {
  if (v !== NONE && v !== UNBOUND) return pathArgument(v, method, "path", PathKind.NONE);
  return textOf(".");
}

/** listdir(path=None) */
function listdirFunction(args: usize): Value {
  const path = load<i64>(args);
  if (!audit("os.listdir", path)) return ERROR;
  const folder = folderArgument(path, "listdir");
  const bytes = path !== NONE && path !== UNBOUND && pathIsBytes;
  if (folder === ERROR) return ERROR;
  const names = answered(call("listdir", folder), path === NONE || path === UNBOUND ? folder : path);
  decref(folder);
  if (names === ERROR) return ERROR;
  const list = allocList();
  let good: bool = list !== 0;
  for (let i: u32 = 0; good && i < tupleLength(pointer(names)); i++) {
    const name = likePath(incref(tupleItem(pointer(names), i)), bytes);
    good = name !== ERROR && listAppendOwned(list, name);
  }
  decref(names);
  if (good) return box(list);
  if (list !== 0) decrefAt(list);
  return ERROR;
}

// ---- scandir ----

/** Fields of the iterator: what the host gave (a tuple of pairs; None: closed), the next index, the folder's path (str or bytes). */
enum Scan {
  FOUND,
  INDEX,
  FOLDER,
  COUNT,
}

/** Fields of an entry: its name and path as the program wants them, kind as an int, cached results of stat and lstat. */
enum Entry {
  NAME,
  PATH,
  KIND,
  STAT,
  LSTAT,
  COUNT,
}

/** Kinds that the host gives. */
enum Kind {
  OTHER,
  FILE,
  FOLDER,
  LINK,
}

/** scandir(path=None) */
function scandirFunction(args: usize): Value {
  const path = load<i64>(args);
  if (!audit("os.scandir", path)) return ERROR;
  const folder = folderArgument(path, "scandir");
  if (folder === ERROR) return ERROR;
  const missing = path === NONE || path === UNBOUND;
  const found = answered(call("scandir", folder), missing ? folder : path);
  const shown = found === ERROR ? ERROR : missing ? incref(folder) : fspath(path);
  decref(folder);
  const p = shown === ERROR ? 0 : newRecord(typeAt(TypeId.POSIX_SCANDIR));
  if (p === 0) {
    if (found !== ERROR) decref(found);
    if (shown !== ERROR) decref(shown);
    return ERROR;
  }
  setField(p, Scan.FOUND, found);
  setField(p, Scan.INDEX, small(0));
  setField(p, Scan.FOLDER, shown);
  return box(p);
}

function scandirNext(self: Value): Value {
  const p = pointer(self);
  const found = fieldAt(p, Scan.FOUND);
  if (found === NONE) return END;
  const i = <u32>smallValue(fieldAt(p, Scan.INDEX));
  if (i >= tupleLength(pointer(found))) {
    setField(p, Scan.FOUND, NONE);
    return END;
  }
  setField(p, Scan.INDEX, small(i + 1));
  const pair = pointer(tupleItem(pointer(found), i));
  return newEntry(fieldAt(p, Scan.FOLDER), tupleItem(pair, 0), tupleItem(pair, 1));
}

function newEntry(folder: Value, name: Value, kind: Value): Value {
  const p = newRecord(typeAt(TypeId.POSIX_DIR_ENTRY));
  if (p === 0) return ERROR;
  const bytes = !isStr(folder);
  const text = bytes ? textOfBytes(folder) : incref(folder);
  const path = text === ERROR ? ERROR : likePath(joined(pointer(text), pointer(name)), bytes);
  const own = path === ERROR ? ERROR : likePath(incref(name), bytes);
  if (text !== ERROR) decref(text);
  if (own === ERROR) {
    if (path !== ERROR) decref(path);
    decref(box(p));
    return ERROR;
  }
  setField(p, Entry.NAME, own);
  setField(p, Entry.PATH, path);
  setField(p, Entry.KIND, incref(kind));
  return box(p);
}

/** folder/name */
function joined(folder: usize, name: usize): Value {
  const out = newBuilder();
  out.str(folder);
  const length = asStr(folder).length;
  if (length > 0 && charAt(folder, length - 1) !== 0x2f) out.char(0x2f);
  out.str(name);
  return out.finish();
}

function scandirClose(args: usize): Value {
  setField(pointer(load<i64>(args)), Scan.FOUND, NONE);
  return NONE;
}

function scandirEnter(args: usize): Value {
  return incref(load<i64>(args));
}

function scandirFinalize(self: Value): void {
  if (fieldOf(self, Scan.FOUND) === NONE || fieldOf(self, Scan.FOUND) === UNBOUND) return;
  if (!warnOf(self, Exc.ResourceWarning, "unclosed scandir iterator %R", self)) {
    reportUnraisable("Exception ignored in", self);
  }
}

function scandirDealloc(p: usize): void {
  if (!finalizeFromDealloc(p)) return;
  gcUntrack(p);
  for (let i = 0; i < Scan.COUNT; i++) setField(p, i, UNBOUND);
  freeObject(p);
}

// ---- entries ----

/** The path of an entry for the host, a reference. */
function entryText(self: Value): Value {
  const path = fieldOf(self, Entry.PATH);
  return isStr(path) ? incref(path) : textOfBytes(path);
}

/** stat() of the entry, kept: a reference, UNBOUND if it is not there any more, ERROR. */
function entryStat(self: Value, follow: bool): Value {
  const kind = smallValue(fieldOf(self, Entry.KIND));
  const field: u32 = follow && kind === Kind.LINK ? Entry.STAT : Entry.LSTAT;
  const known = fieldOf(self, field);
  if (known !== UNBOUND) return incref(known);
  const text = entryText(self);
  if (text === ERROR) return ERROR;
  const found = statIfThere(text, field === Entry.STAT, fieldOf(self, Entry.PATH));
  decref(text);
  if (found !== ERROR && found !== UNBOUND) setField(pointer(self), field, incref(found));
  return found;
}

function entryStatMethod(args: usize): Value {
  const follow = isTrue(load<i64>(args, 8));
  if (follow < 0) return ERROR;
  const self = load<i64>(args);
  const found = entryStat(self, follow > 0);
  return found === UNBOUND ? statOf(entryText(self), follow > 0, fieldOf(self, Entry.PATH)) : found;
}

const S_IFMT: i64 = 0o170000;
const S_IFDIR: i64 = 0o040000;
const S_IFREG: i64 = 0o100000;

function entryIs(args: usize, kind: Kind, format: i64): Value {
  const self = load<i64>(args);
  const follow = isTrue(load<i64>(args, 8));
  if (follow < 0) return ERROR;
  const own = smallValue(fieldOf(self, Entry.KIND));
  if (own !== Kind.LINK || follow === 0) return boxBool(own === kind);
  const found = entryStat(self, true);
  if (found === ERROR) return ERROR;
  if (found === UNBOUND) return FALSE;
  const mode = smallValue(structItem(found, 0));
  decref(found);
  return boxBool((mode & S_IFMT) === format);
}

function entryIsDir(args: usize): Value {
  return entryIs(args, Kind.FOLDER, S_IFDIR);
}

function entryIsFile(args: usize): Value {
  return entryIs(args, Kind.FILE, S_IFREG);
}

function entryIsSymlink(args: usize): Value {
  return boxBool(smallValue(fieldOf(load<i64>(args), Entry.KIND)) === Kind.LINK);
}

function entryIsJunction(_args: usize): Value {
  return FALSE;
}

function entryInode(args: usize): Value {
  const self = load<i64>(args);
  const known = fieldOf(self, Entry.LSTAT);
  const found = known !== UNBOUND ? incref(known) : statOf(entryText(self), false, fieldOf(self, Entry.PATH));
  if (found === ERROR) return ERROR;
  const inode = incref(structItem(found, 1));
  decref(found);
  return inode;
}

function entryFspath(args: usize): Value {
  return incref(fieldOf(load<i64>(args), Entry.PATH));
}

function entryRepr(self: Value): Value {
  const name = repr(fieldOf(self, Entry.NAME));
  if (name === ERROR) return ERROR;
  const out = newBuilder();
  out.text("<DirEntry ");
  out.str(pointer(name));
  decref(name);
  out.char(0x3e);
  return out.finish();
}

function entryClassGetItem(args: usize): Value {
  return newGenericAlias(load<i64>(args), load<i64>(args, 8));
}

// ---- making, removing, going ----

/** mkdir(path, mode=0o777, *, dir_fd=None) */
function mkdirFunction(args: usize): Value {
  const path = load<i64>(args);
  const mode = cInt(load<i64>(args, 8));
  if (mode === NO_INT || !noDirFd(load<i64>(args, 16))) return ERROR;
  const text = pathArgument(path, "mkdir", "path");
  if (text === ERROR) return ERROR;
  if (!audit("os.mkdir", path, small(mode), small(-1))) {
    decref(text);
    return ERROR;
  }
  const result = done(call("mkdir", text, hostInt(mode)), path);
  decref(text);
  return result;
}

function rmdirFunction(args: usize): Value {
  const path = load<i64>(args);
  if (!noDirFd(load<i64>(args, 8))) return ERROR;
  const text = pathArgument(path, "rmdir", "path");
  if (text === ERROR) return ERROR;
  const result = audit("os.rmdir", path, small(-1)) ? done(call("rmdir", text), path) : ERROR;
  decref(text);
  return result;
}

function getcwdFunction(_args: usize): Value {
  return answered(call("getcwd"));
}

function getcwdbFunction(_args: usize): Value {
  return likePath(answered(call("getcwd")), true);
}

function chdirFunction(args: usize): Value {
  const path = load<i64>(args);
  const text = pathArgument(path, "chdir", "path");
  if (text === ERROR) return ERROR;
  const result = audit("os.chdir", path) ? done(call("chdir", text), path) : ERROR;
  decref(text);
  return result === ERROR || noteFolder() ? result : ERROR;
}

function fchdirFunction(args: usize): Value {
  const fd = fileNumber(load<i64>(args));
  if (fd === NO_INT) return ERROR;
  return audit("os.chdir", small(fd)) ? done(call("fchdir", small(fd))) : ERROR;
}

/** Tells lib/_pycache.py, which makes paths absolute, of another current folder. */
function noteFolder(): bool {
  const folder = getcwdFunction(0);
  if (folder === ERROR) return false;
  const namespace = frozenModule("_pycache");
  if (namespace !== 0) setIn(namespace, "folder", folder);
  else decref(folder);
  return namespace !== 0;
}

// ---- types ----

function open(id: TypeId): PyType {
  const type = asType(typeAt(id));
  type.module = <u32>internText("posix");
  openType(type);
  initRecord(id);
  return type;
}

function fillEntry(type: PyType): void {
  type.repr = entryRepr.index;
  define(type, "is_dir(self, /, *, follow_symlinks=True)", entryIsDir);
  define(type, "is_file(self, /, *, follow_symlinks=True)", entryIsFile);
  define(type, "is_symlink(self, /)", entryIsSymlink);
  define(type, "is_junction(self, /)", entryIsJunction);
  define(type, "stat(self, /, *, follow_symlinks=True)", entryStatMethod);
  define(type, "inode(self, /)", entryInode);
  define(type, "__fspath__(self, /)", entryFspath);
  defineClassMethod(type, "__class_getitem__(type, object, /)", entryClassGetItem);
  defineMember(type, "name", Header.SIZE + Entry.NAME * 8, Member.VALUE);
  defineMember(type, "path", Header.SIZE + Entry.PATH * 8, Member.VALUE);
}

function fillScandir(type: PyType): void {
  type.iter = iterSelf.index;
  type.next = scandirNext.index;
  type.dealloc = scandirDealloc.index;
  type.finalize = scandirFinalize.index;
  define(type, "__enter__(self, /)", scandirEnter);
  define(type, "__exit__(self, /, *args)", scandirClose);
  define(type, "close(self, /)", scandirClose);
}

export function defineFolders(dict: usize, module: usize): void {
  declareRecord(TypeId.POSIX_DIR_ENTRY, "DirEntry", TypeFlag.DISALLOW_NEW, Entry.COUNT);
  const entry = open(TypeId.POSIX_DIR_ENTRY);
  fillEntry(entry);
  ready(entry);
  setIn(dict, "DirEntry", box(typeAt(TypeId.POSIX_DIR_ENTRY)));
  declareRecord(TypeId.POSIX_SCANDIR, "ScandirIterator", TypeFlag.DISALLOW_NEW, Scan.COUNT);
  const scan = open(TypeId.POSIX_SCANDIR);
  fillScandir(scan);
  ready(scan);
  defineFunction(dict, module, "listdir(path=None)", listdirFunction);
  defineFunction(dict, module, "scandir(path=None)", scandirFunction);
  defineFunction(dict, module, "mkdir(path, mode=511, *, dir_fd=None)", mkdirFunction);
  defineFunction(dict, module, "rmdir(path, *, dir_fd=None)", rmdirFunction);
  defineFunction(dict, module, "getcwd()", getcwdFunction);
  defineFunction(dict, module, "getcwdb()", getcwdbFunction);
  defineFunction(dict, module, "chdir(path)", chdirFunction);
  defineFunction(dict, module, "fchdir(fd)", fchdirFunction);
}
