/** Which metaclass a class gets: the most derived of the one asked for and those of all bases (PEP 3115). */
import { raise } from "../core/errors.ts";
import { tupleItem, tupleLength } from "../core/tuple.ts";
import { isSubtype } from "../core/type.ts";
import { typeOf } from "../core/typeids.ts";
import { Exc } from "../shared/exceptions.ts";

/** The metaclass for these bases, borrowed; 0 with TypeError pending if there is no most derived one. */
export function calculateMetaclass(asked: usize, bases: usize): usize {
  let winner = asked;
  const count = tupleLength(bases);
  for (let i: u32 = 0; i < count; i++) {
    const candidate = typeOf(tupleItem(bases, i));
    if (isSubtype(winner, candidate)) continue;
    if (!isSubtype(candidate, winner)) {
      raise(
        Exc.TypeError,
        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
      );
      return 0;
    }
    winner = candidate;
  }
  return winner;
}
