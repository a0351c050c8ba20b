/**
 * What Python's lexical rules ask of characters beyond ASCII: identifiers (PEP 3131) and printability. The properties
 * are those of the JavaScript engine's Unicode version.
 */

// Patterns of properties stand in functions, since making one takes the engine a quarter of a millisecond, and most programs need none.
const identifier = () => /^[\p{XID_Start}_]\p{XID_Continue}*$/u;
const start = () => /^[\p{XID_Start}_]$/u;
const continuation = () => /^\p{XID_Continue}$/u;
const notPrintable = () => /^[\p{C}\p{Z}]$/u;

/** The identifier in its normal form (NFKC), or null where `text` is no identifier. */
export function normalizeIdentifier(text: string): string | null {
  return identifier().test(text) ? text.normalize("NFKC") : null;
}

/** The first character of `text` that keeps it from being an identifier. */
export function firstInvalidCharacter(text: string): string {
  let pattern = start();
  for (const character of text) {
    if (!pattern.test(character)) return character;
    pattern = continuation();
  }
  return "";
}

/** As `str.isprintable` for one character. */
export function isPrintable(character: string): boolean {
  return character === " " || !notPrintable().test(character);
}

/** A code point as Python's messages write it: four digits at least. */
export function hexCode(character: string): string {
  return character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
}
