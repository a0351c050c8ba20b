/** Programs changed token by token: what a slip of the hand, or of an editor, makes of them. */
import fc from "fast-check";

const PIECES = /\n[ \t]*|[rbuft]{0,2}'[^'\n]*'|[rbuft]{0,2}"[^"\n]*"|\w+|[-+*/%&|^=<>!:@]+|[ \t]+|[^\w\s]/gi;

const VOCABULARY =
  "( ) [ ] { } , : ; . = == := -> + - * ** / @ | ~ < != ... ! if else elif for in not is and or lambda yield await async def " +
  "class return raise from import as with try except finally while pass global nonlocal del break continue assert None x y " +
  "match case type _ 1 1.5 2j " +
  "'a' f'{x}' f'{x!r:>{y}}' b'c' t'{z}' 'unfinished f'{ \n \n␣␣ \\ # $ é € 0777 1_ '\\x'";
const words = VOCABULARY.split(" ").map((word) => word.replaceAll("␣", " "));

export type Change = {
  kind: "drop" | "double" | "insert" | "replace" | "exchange";
  at: number;
  word: string;
};

export const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom("drop", "double", "insert", "replace", "exchange"),
  at: fc.nat(),
  word: fc.constantFrom(...words),
});

/** The program with the changes made, one after the other. */
export function mutate(program: string, changes: readonly Change[]): string {
  const pieces = program.match(PIECES) ?? [];
  for (const { kind, at, word } of changes) {
    const index = pieces.length === 0 ? 0 : at % pieces.length;
    const piece = pieces[index] ?? "";
    const next = pieces[index + 1] ?? "";
    const replacement = {
      drop: [],
      double: [piece, piece],
      insert: [` ${word} `, piece],
      replace: [` ${word} `],
      exchange: [next, piece],
    };
    pieces.splice(index, kind === "exchange" ? 2 : 1, ...replacement[kind]);
  }
  return pieces.join("");
}
