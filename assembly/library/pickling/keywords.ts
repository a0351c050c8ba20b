/** Keyword arguments out of a dict. */
import { dictNext, dictPosition, dictUsed, entryKey, entryValue } from "../../core/dict.ts";
import { raise } from "../../core/errors.ts";
import { decref, incref } from "../../core/object.ts";
import { isStr } from "../../core/string.ts";
import { allocTuple, finishTuple, tupleInit } from "../../core/tuple.ts";
import { box } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";

/** Puts the values of a dict (borrowed) at `to`: the tuple of their names, 0 with an exception pending. */
export function keywordValues(dict: usize, to: usize): usize {
  const names = allocTuple(dictUsed(dict));
  if (names === 0) return 0;
  let count: u32 = 0;
  let good: bool = true;
  for (let e = dictNext(dict, 0); good && e !== 0; e = dictNext(dict, dictPosition(dict, e) + 1)) {
    good = isStr(entryKey(e));
    tupleInit(names, count, incref(entryKey(e)));
    store<i64>(to + (count++ << 3), entryValue(e));
  }
  finishTuple(names);
  if (good) return names;
  decref(box(names));
  raise(Exc.TypeError, "keywords must be strings");
  return 0;
}
