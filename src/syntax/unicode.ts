/**
 * What Python's lexical rules ask of characters beyond ASCII: identifiers (PEP 3131) and printability. The properties
 * are those of the JavaScript engine's Unicode version.
 */

const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;
const START = /^[\p{XID_Start}_]$/u;
const CONTINUE = /^\p{XID_Continue}$/u;
const NOT_PRINTABLE = /^[\p{C}\p{Z}]$/u;

/** The identifier in its normal form (NFKC), or null where `text` is no identifier. */
export function normalizeIdentifier(text: string): string | null {
  return IDENTIFIER.test(text) ? text.normalize("NFKC") : null;
}

/** The first character of `text` that keeps it from being an identifier. */
export function firstInvalidCharacter(text: string): string {
  let pattern = START;
  for (const character of text) {
    if (!pattern.test(character)) return character;
    pattern = CONTINUE;
  }
  return "";
}

/** As `str.isprintable` for one character. */
export function isPrintable(character: string): boolean {
  return character === " " || !NOT_PRINTABLE.test(character);
}

/** A code point as Python's messages write it: four digits at least. */
export function hexCode(character: string): string {
  return character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
}
