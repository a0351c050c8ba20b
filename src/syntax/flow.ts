/**
 * PEP 765: `return`, `break` and `continue` that leave a `finally` block are warned of. Only the innermost of
 * `finally`, function and loop counts, as in CPython's Python/ast_preprocess.c.
 */
import type { Stmt } from "./ast.ts";
import { MESSAGES } from "./messages.ts";

enum Around {
  Nothing,
  Finally,
  Function,
  Loop,
}

export interface FlowWarning {
  message: string;
  statement: Stmt;
}

export class FlowContext {
  readonly warnings: FlowWarning[] = [];
  private around = Around.Nothing;

  inFinally<P>(p: P, parse: (p: P) => Stmt[]): Stmt[] {
    return this.within(Around.Finally, p, parse);
  }

  inFunction<P>(p: P, parse: (p: P) => Stmt[]): Stmt[] {
    return this.within(Around.Function, p, parse);
  }

  inLoop<P>(p: P, parse: (p: P) => Stmt[]): Stmt[] {
    return this.within(Around.Loop, p, parse);
  }

  /** Takes note of a `return`, `break` or `continue`. */
  leaves(keyword: string, statement: Stmt): Stmt {
    if (this.around === Around.Finally) {
      this.warnings.push({ message: MESSAGES.leavesFinally(keyword), statement });
    }
    return statement;
  }

  private within<P>(around: Around, p: P, parse: (p: P) => Stmt[]): Stmt[] {
    const outer = this.around;
    this.around = around;
    const body = parse(p);
    this.around = outer;
    return body;
  }
}
