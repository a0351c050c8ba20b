/**
 * The kinds of token and the facts about each: keywords, operators, precedence. The names are those of CPython's
 * `token` module; keywords, which are NAMEs there, have kinds of their own here so that the parser can switch on them.
 */

export enum Token {
  ENDMARKER,
  /** The tokenizer refused the source here; `Tokens.error` says why. */
  ERRORTOKEN,
  NEWLINE,
  INDENT,
  DEDENT,
  NAME,
  NUMBER,
  STRING,
  FSTRING_START,
  FSTRING_MIDDLE,
  FSTRING_END,
  TSTRING_START,
  TSTRING_MIDDLE,
  TSTRING_END,
  /** A character that begins no operator: `$`, `?` or a backquote. */
  OP,
  /** `# type: …`, where type comments are wanted; the token's text is what follows the colon. */
  TYPE_COMMENT,
  LPAR,
  LSQB,
  LBRACE,
  RPAR,
  RSQB,
  RBRACE,
  COLON,
  COMMA,
  SEMI,
  DOT,
  ELLIPSIS,
  RARROW,
  COLONEQUAL,
  EXCLAMATION,
  EQUAL,
  TILDE,
  // Comparison operators
  EQEQUAL,
  NOTEQUAL,
  LESS,
  LESSEQUAL,
  GREATER,
  GREATEREQUAL,
  // Binary operators, in the order of the AST's `Operator`
  PLUS,
  MINUS,
  STAR,
  AT,
  SLASH,
  PERCENT,
  DOUBLESTAR,
  LEFTSHIFT,
  RIGHTSHIFT,
  VBAR,
  CIRCUMFLEX,
  AMPER,
  DOUBLESLASH,
  // Their augmented assignments, in the same order
  PLUSEQUAL,
  MINEQUAL,
  STAREQUAL,
  ATEQUAL,
  SLASHEQUAL,
  PERCENTEQUAL,
  DOUBLESTAREQUAL,
  LEFTSHIFTEQUAL,
  RIGHTSHIFTEQUAL,
  VBAREQUAL,
  CIRCUMFLEXEQUAL,
  AMPEREQUAL,
  DOUBLESLASHEQUAL,
  // Keywords; each is the keyword's spelling
  False,
  None,
  True,
  and,
  as,
  assert,
  async,
  await,
  break,
  class,
  continue,
  def,
  del,
  elif,
  else,
  except,
  finally,
  for,
  from,
  global,
  if,
  import,
  in,
  is,
  lambda,
  nonlocal,
  not,
  or,
  pass,
  raise,
  return,
  try,
  while,
  with,
  yield,
}

export const FIRST_KEYWORD = Token.False;
export const FIRST_OPERATOR = Token.PLUS;
export const FIRST_AUGMENTED = Token.PLUSEQUAL;
export const KIND_COUNT = Token.yield + 1;

/** Spellings of the reserved words, in the order of their kinds from FIRST_KEYWORD. */
export const KEYWORDS: readonly string[] = Array.from(
  { length: KIND_COUNT - FIRST_KEYWORD },
  (_, i) => Token[FIRST_KEYWORD + i],
);

/** Words that are keywords only where the grammar asks for them; they come right after the keywords in a name table. */
export const SOFT_KEYWORDS = ["_", "case", "match", "type"] as const;

/** How tightly a binary operator binds, by token kind; 0 for what is none. `**` is the power rule's, not this table's. */
export const PRECEDENCE = new Uint8Array(KIND_COUNT);
for (const [level, kinds] of [
  [1, [Token.VBAR]],
  [2, [Token.CIRCUMFLEX]],
  [3, [Token.AMPER]],
  [4, [Token.LEFTSHIFT, Token.RIGHTSHIFT]],
  [5, [Token.PLUS, Token.MINUS]],
  [6, [Token.STAR, Token.SLASH, Token.DOUBLESLASH, Token.PERCENT, Token.AT]],
] as const) {
  for (const kind of kinds) PRECEDENCE[kind] = level;
}

export function isAugmented(kind: Token): boolean {
  return kind >= FIRST_AUGMENTED && kind < FIRST_KEYWORD;
}
