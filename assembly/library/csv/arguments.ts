/** Arguments of the functions of _csv that take a dialect and keywords for it. */
import { raisef } from "../../core/errors.ts";
import { Exc } from "../../shared/exceptions.ts";

/** Whether there is a first argument, and at most a dialect behind it; false with TypeError pending. */
export function oneArgument(name: string, nargs: i32): bool {
  const bound = nargs < 1 ? "at least 1 argument" : "at most 2 arguments";
  if (nargs >= 1 && nargs <= 2) return true;
  const texts = <i64>changetype<usize>(name);
  raisef(Exc.TypeError, "%L expected %L, got %d", texts, <i64>changetype<usize>(bound), <i64>nargs);
  return false;
}
