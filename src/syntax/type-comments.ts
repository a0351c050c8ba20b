/**
 * Type comments (PEP 484), which only `ast.parse(…, type_comments=True)` asks for: the tokenizer makes tokens of them, the
 * grammar names the places where they may stand, and what they say lies beside the tree.
 */
import { type Arg, type Expr, type FunctionType, Kind, type Node } from "./ast.ts";
import { type Cursor, Refusal } from "./cursor.ts";
import { expression } from "./expressions.ts";
import { MESSAGES } from "./messages.ts";
import { Token } from "./tokens.ts";

/** The text of the type comment that is next, which it reads; null where there is none. */
export function typeComment(p: Cursor): string | null {
  if (!p.at(Token.TYPE_COMMENT)) return null;
  const text = p.text(p.pos);
  p.advance();
  return text;
}

/** Notes what a type comment says of `node`. */
export function noted<N extends Node>(p: Cursor, node: N, comment: string | null): N {
  if (comment !== null) p.typeComments.set(node, comment);
  return node;
}

/** What is between the colon of a function and its body: the comment stands there, or on a line of its own. */
export function functionTypeComment(p: Cursor): string | null {
  const { kinds, pos } = p;
  if (p.at(Token.NEWLINE) && p.peek() === Token.TYPE_COMMENT) {
    if (kinds[pos + 2] !== Token.NEWLINE || kinds[pos + 3] !== Token.INDENT) return null;
    p.advance();
    return typeComment(p);
  }
  if (p.at(Token.TYPE_COMMENT) && p.peek() === Token.NEWLINE && kinds[pos + 2] === Token.TYPE_COMMENT) {
    if (kinds[pos + 3] === Token.NEWLINE && kinds[pos + 4] === Token.INDENT) {
      throw new Refusal(MESSAGES.twoTypeComments, pos + 4);
    }
  }
  return typeComment(p);
}

/** What separates a parameter from the next, or from the parenthesis; `last` is null where none may have a comment. */
export function endOfParameter(p: Cursor, close: Token, last: Arg | null): void {
  const separated = p.accept(Token.COMMA);
  if (p.at(Token.TYPE_COMMENT) && close === Token.RPAR) {
    if (last === null) {
      if (separated && p.kinds[p.pos - 2] === Token.STAR) throw new Refusal(MESSAGES.bareStarComment, p.pos);
      p.fail();
    }
    noted(p, last, typeComment(p));
  }
  if (!separated && !p.at(close)) p.fail();
}

/** `(int, *str, **Any) -> Any`: the type of a function, for the mode `func_type`. */
export function functionType(p: Cursor): FunctionType {
  p.expect(Token.LPAR);
  const argtypes = p.at(Token.RPAR) ? [] : argumentTypes(p);
  p.expect(Token.RPAR);
  p.expect(Token.RARROW);
  const returns = expression(p);
  while (p.accept(Token.NEWLINE));
  p.expect(Token.ENDMARKER);
  return { kind: Kind.FunctionType, argtypes, returns };
}

/** Stars leave no trace in the tree. */
function argumentTypes(p: Cursor): Expr[] {
  const types: Expr[] = [];
  do {
    if (p.accept(Token.DOUBLESTAR)) return [...types, expression(p)];
    if (p.accept(Token.STAR)) {
      types.push(expression(p));
      if (p.accept(Token.COMMA)) {
        p.expect(Token.DOUBLESTAR);
        types.push(expression(p));
      }
      return types;
    }
    types.push(expression(p));
  } while (p.accept(Token.COMMA));
  return types;
}
