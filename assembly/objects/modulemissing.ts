/**
 * What to say of a name that a module has not: whether its code is still running, which happens where imports go round in a circle, or
 * whether it may have been found instead of a library's module of the same name. CPython: Objects/moduleobject.c, Python/ceval.c.
 */
import { getAttrOptional } from "../core/attribute.ts";
import { dictGetStr } from "../core/dict.ts";
import { clearError, formatText } from "../core/errors.ts";
import { nameOf } from "../core/intern.ts";
import { getIter, iterNext } from "../core/iterate.ts";
import { decref, incref } from "../core/object.ts";
import { sysAttribute } from "../core/state.ts";
import { asStr, charAt, isStr, strEquals } from "../core/string.ts";
import { contains } from "../core/subscript.ts";
import { substring } from "../core/substring.ts";
import { isTrue } from "../core/truth.ts";
import { END, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { Name } from "../shared/names.ts";

/** Where the running program's own modules lie, sys.path[0] at its start: a str, or None. */
let programFolder: Value = NONE;
export function setProgramFolder(folder: Value): void {
  const old = programFolder;
  programFolder = incref(folder);
  decref(old);
}

enum Trouble {
  NONE,
  /** It hides a module of the standard library. */
  HIDES_LIBRARY,
  /** Its code is running, and it may hide a module that is meant. */
  MAY_HIDE,
  INITIALIZING,
  /** A submodule of that name is being imported. */
  SUBMODULE,
}

/** The file that the last module looked at comes from, a reference; NONE if it is from none. */
let origin: Value = NONE;

/** What is wrong with a module (by its namespace) that has no `attribute`; sets `origin`. */
function findTrouble(dict: usize, name: Value, attribute: Value): Trouble {
  origin = NONE;
  const spec = dictGetStr(dict, nameOf(Name.__spec__));
  if (spec === UNBOUND || spec === ERROR || spec === NONE) return quiet(Trouble.NONE);
  findOrigin(spec);
  const hides = origin !== NONE && liesInProgramFolder(pointer(origin));
  if (hides && isLibraryName(name)) return quiet(Trouble.HIDES_LIBRARY);
  if (isSet(spec, Name._initializing)) return quiet(hides ? Trouble.MAY_HIDE : Trouble.INITIALIZING);
  return quiet(hasUninitialized(spec, attribute) ? Trouble.SUBMODULE : Trouble.NONE);
}

/** Errors on the way say nothing. */
function quiet(trouble: Trouble): Trouble {
  clearError();
  return trouble;
}

function isSet(spec: Value, name: Name): bool {
  const v = getAttrOptional(spec, nameOf(name));
  if (v === UNBOUND || v === ERROR) return false;
  const set = isTrue(v) > 0;
  decref(v);
  return set;
}

function findOrigin(spec: Value): void {
  if (!isSet(spec, Name.has_location)) return;
  const v = getAttrOptional(spec, nameOf(Name.origin));
  if (v === UNBOUND || v === ERROR) return;
  if (isStr(v)) origin = v;
  else decref(v);
}

const SLASH: u32 = 47;

/** Whether a file, or the package that it is the __init__.py of, lies there. */
function liesInProgramFolder(file: usize): bool {
  if (!isStr(programFolder)) return false;
  let end = folderEnd(file, asStr(file).length);
  const last = substring(file, end + 1, asStr(file).length);
  if (last === ERROR) return false;
  if (strIsInit(pointer(last))) end = folderEnd(file, max(end, 0));
  decref(last);
  const folder = substring(file, 0, max(end, 0));
  if (folder === ERROR) return false;
  const same = strEquals(pointer(folder), pointer(programFolder));
  decref(folder);
  return same;
}

/** Where the last slash before `end` stands, -1 for none. */
function folderEnd(file: usize, end: u32): i32 {
  for (let i: i32 = end; i-- > 0; ) if (charAt(file, i) === SLASH) return i;
  return -1;
}

const INIT: string = "__init__.py";

function strIsInit(p: usize): bool {
  if (asStr(p).length < <u32>INIT.length) return false;
  for (let i = 0; i < INIT.length; i++) if (charAt(p, i) !== <u32>INIT.charCodeAt(i)) return false;
  return true;
}

function isLibraryName(name: Value): bool {
  const names = sysAttribute(nameOf(Name.stdlib_module_names));
  return names !== UNBOUND && names !== ERROR && contains(names, name) > 0;
}

/** Whether `attribute` is among the submodules whose import is on its way. */
function hasUninitialized(spec: Value, attribute: Value): bool {
  const names = getAttrOptional(spec, nameOf(Name._uninitialized_submodules));
  const iterator = names === UNBOUND || names === ERROR ? ERROR : getIter(names);
  let found: bool = false;
  while (iterator !== ERROR && !found) {
    const name = iterNext(iterator);
    if (name === END || name === ERROR) break;
    found = isStr(name) && strEquals(pointer(name), pointer(attribute));
    decref(name);
  }
  if (iterator !== ERROR) decref(iterator);
  if (names !== UNBOUND && names !== ERROR) decref(names);
  return found;
}

function withoutOrigin(text: Value): Value {
  decref(origin);
  origin = NONE;
  return text;
}

/** The message of AttributeError for a module of this name (a str): a str, or ERROR. */
export function missingAttribute(dict: usize, name: Value, attribute: Value): Value {
  switch (findTrouble(dict, name, attribute)) {
    case Trouble.HIDES_LIBRARY: {
      const hides = hidesLibrary(name);
      const text = formatText("module '%S' has no attribute '%S'%S", name, attribute, hides);
      decref(hides);
      return withoutOrigin(text);
    }
    case Trouble.MAY_HIDE:
      return withoutOrigin(
        formatText(
          "module '%S' has no attribute '%S' (consider renaming %R if it has the same name as a library you intended to import)",
          name,
          attribute,
          origin,
        ),
      );
    case Trouble.INITIALIZING:
      return withoutOrigin(
        origin === NONE
          ? formatText(
              "partially initialized module '%S' has no attribute '%S' (most likely due to a circular import)",
              name,
              attribute,
            )
          : formatText(
              "partially initialized module '%S' from %R has no attribute '%S' (most likely due to a circular import)",
              name,
              origin,
              attribute,
            ),
      );
    case Trouble.SUBMODULE:
      return withoutOrigin(
        formatText(
          "cannot access submodule '%S' of module '%S' (most likely due to a circular import)",
          attribute,
          name,
        ),
      );
    default:
      return withoutOrigin(formatText("module '%S' has no attribute '%S'", name, attribute));
  }
}

/** " (consider renaming …)" for a file that goes before a library's module. */
function hidesLibrary(name: Value): Value {
  return formatText(
    " (consider renaming %R since it has the same name as the standard library module named %R and prevents importing that standard library module)",
    origin,
    name,
  );
}

/** The message of ImportError for `from name import attribute`; UNBOUND where nothing particular is wrong. */
export function missingImport(dict: usize, name: Value, attribute: Value): Value {
  switch (findTrouble(dict, name, attribute)) {
    case Trouble.HIDES_LIBRARY: {
      const hides = hidesLibrary(name);
      const text = formatText("cannot import name %R from %R%S", attribute, name, hides);
      decref(hides);
      return withoutOrigin(text);
    }
    case Trouble.MAY_HIDE:
      return withoutOrigin(
        formatText(
          "cannot import name %R from %R (consider renaming %R if it has the same name as a library you intended to import)",
          attribute,
          name,
          origin,
        ),
      );
    case Trouble.INITIALIZING:
      return withoutOrigin(
        origin === NONE
          ? formatText(
              "cannot import name %R from partially initialized module %R (most likely due to a circular import) (unknown location)",
              attribute,
              name,
            )
          : formatText(
              "cannot import name %R from partially initialized module %R (most likely due to a circular import) (%S)",
              attribute,
              name,
              origin,
            ),
      );
    default:
      return withoutOrigin(UNBOUND);
  }
}
