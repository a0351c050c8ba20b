/** Steps on dicts that run no Python code: they are done whole, or say that they are not and leave the dict as it was. */

import { TypeId } from "../shared/types.ts";
import { ABSENT, dictInsertMissing, dictPlace, UNSURE } from "./dict.ts";
import { clearError } from "./errors.ts";
import { listItem, listLength } from "./list.ts";
import { tupleItem, tupleLength } from "./tuple.ts";
import { isExactly } from "./typeids.ts";
import { isSmall, pointer, small, smallValue, Value } from "./value.ts";

/** Counts below need no carry into a larger int. */
const MOST_QUICK: i64 = 1 << 40;

/** Adds 1 to the count that is a key's value. */
export function countPlain(d: usize, key: Value): bool {
  const place = dictPlace(d, key);
  if (place === ABSENT) return insert(d, key, small(1));
  if (place === UNSURE) return false;
  const count = load<i64>(place);
  if (!isSmall(count) || smallValue(count) >= MOST_QUICK) return false;
  store<i64>(place, small(smallValue(count) + 1));
  return true;
}

/** d[key] = value for a pair, an exact tuple or list, whose key is missing. */
export function setPlainPair(d: usize, pair: Value): bool {
  const p = pointer(pair);
  if (isExactly(pair, TypeId.TUPLE))
    return tupleLength(p) === 2 && setMissing(d, tupleItem(p, 0), tupleItem(p, 1));
  return isExactly(pair, TypeId.LIST) && listLength(p) === 2 && setMissing(d, listItem(p, 0), listItem(p, 1));
}

function setMissing(d: usize, key: Value, value: Value): bool {
  return dictPlace(d, key) === ABSENT && insert(d, key, value);
}

/** Adds a key that dictPlace has just not found. Whoever does the step by other means asks for the room again, and tells. */
function insert(d: usize, key: Value, value: Value): bool {
  if (dictInsertMissing(d, key, value) >= 0) return true;
  clearError();
  return false;
}
