/** `__dir__` of object and type: the names of an object's attributes, of its class and of all bases, not sorted (dir() sorts). */
import { getAttrOptional } from "../core/attribute.ts";
import { dictNext, dictPosition, dictSet, entryKey, isDict, newDict } from "../core/dict.ts";
import { nameOf } from "../core/intern.ts";
import { decref, decrefAt } from "../core/object.ts";
import { tupleItem, tupleLength } from "../core/tuple.ts";
import { asType, isType } from "../core/type.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { Name } from "../shared/names.ts";
import { listOf } from "./list.ts";

/** object.__dir__(self): names in its __dict__, its __class__ and that class's bases. A list, or ERROR. */
export function objectDir(self: Value): Value {
  const names = newDict();
  if (names === 0) return ERROR;
  let good: bool = addDictOf(names, self);
  if (good) {
    const cls = getAttrOptional(self, nameOf(Name.__class__));
    good = cls !== ERROR && (cls === UNBOUND || !isType(cls) || addClass(names, pointer(cls)));
    if (cls !== ERROR) decref(cls);
  }
  return finish(names, good);
}

/** The keys of a namespace: a list, or ERROR. */
export function objectDirOfDict(dict: usize): Value {
  const list = listOf(box(dict));
  return list === 0 ? ERROR : box(list);
}

/** type.__dir__(self): names in the class and its bases. A list, or ERROR. */
export function typeDir(args: usize): Value {
  const names = newDict();
  if (names === 0) return ERROR;
  return finish(names, addClass(names, pointer(load<i64>(args))));
}

function finish(names: usize, good: bool): Value {
  const list = good ? listOf(box(names)) : 0;
  decrefAt(names);
  return list === 0 ? ERROR : box(list);
}

/** Adds the keys of v.__dict__, if it is a dict. */
function addDictOf(names: usize, v: Value): bool {
  const dict = getAttrOptional(v, nameOf(Name.__dict__));
  if (dict === ERROR) return false;
  const good = dict === UNBOUND || !isDict(dict) || addKeys(names, pointer(dict));
  decref(dict);
  return good;
}

function addKeys(names: usize, dict: usize): bool {
  for (let e = dictNext(dict, 0); e !== 0; e = dictNext(dict, dictPosition(dict, e) + 1)) {
    if (dictSet(names, entryKey(e), NONE) < 0) return false;
  }
  return true;
}

/** Adds the names of a class and, through its resolution order, of all its bases. */
function addClass(names: usize, type: usize): bool {
  const mro: usize = asType(type).mro;
  const count: u32 = mro === 0 ? 0 : tupleLength(mro);
  for (let i: u32 = 0; i < count; i++) {
    if (!addKeys(names, asType(pointer(tupleItem(mro, i))).dict)) return false;
  }
  return true;
}
