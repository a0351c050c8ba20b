/**
 * What compiling may take. Programs hand the compiler texts of any size, and it works outside the VM, where neither time nor memory is counted: so it counts its
 * own work, asks now and then whether the program may go on, and refuses texts of more tokens than there is memory for.
 *
 * Work is counted in units of about 10 ns, as in the VM, by what there is to do and not by the clock: the same text costs the same each time.
 */

export interface Budget {
  /** Tokens that a text may have. */
  tokens: number;
  /** Told of work that has been done: whether it may go on. */
  spend(units: number): boolean;
}

/** Thrown where the program is to end: the exception is pending in the VM. */
export class CompileStopped {}

/** Thrown for a text of too many tokens: MemoryError. */
export class TooManyTokens {}

/** Units between two questions. */
const AT_ONCE = 20_000;

let budget: Budget | undefined;
let left = Number.POSITIVE_INFINITY;

/** Does something on a budget. Budgets do not nest: compiling calls nobody who compiles. */
export function onBudget<T>(given: Budget, action: () => T): T {
  budget = given;
  left = AT_ONCE;
  try {
    return action();
  } finally {
    budget = undefined;
    left = Number.POSITIVE_INFINITY;
  }
}

/** Counts work. */
export function spend(units: number): void {
  left -= units;
  if (left < 0) ask();
}

function ask(): void {
  const units = AT_ONCE - left;
  left = AT_ONCE;
  if (!budget!.spend(units)) throw new CompileStopped();
}

/** Refuses a text that has so many tokens. */
export function checkTokens(count: number): void {
  if (budget !== undefined && count > budget.tokens) throw new TooManyTokens();
}
