/**
 * How the compiler's passes complain: an error at a node, and warnings. compiler/index.ts turns both into what the
 * embedder sees, with the text of the line and columns counted in characters.
 */

import type { Positioned } from "../syntax/ast.ts";

export class CompileError extends Error {
  constructor(
    message: string,
    readonly place: Positioned,
  ) {
    super(message);
  }
}

/** Throws a SyntaxError at the range of `place`. */
export function fail(message: string, place: Positioned): never {
  throw new CompileError(message, place);
}

/** The tree is too deep. */
export class CompileRecursionError extends Error {
  constructor() {
    super("maximum recursion depth exceeded during compilation");
  }
}

/** How deep a tree may be; the passes below need at most four calls a level, and JavaScript's stack holds that. */
export const MAX_DEPTH = 2000;

export interface CompileWarning {
  message: string;
  place: Positioned;
}
