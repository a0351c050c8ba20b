/**
 * Docstrings lose the indentation that they have only because of where they stand (since Python 3.13).
 */

/** The text with tabs expanded, the first line's leading blanks and the common indentation of the others removed. */
export function cleanDoc(doc: string): string {
  const lines = (doc.includes("\t") ? expandTabs(doc) : doc).split("\n");
  let margin = Number.POSITIVE_INFINITY;
  for (const line of lines.slice(1)) {
    const indent = indentOf(line);
    if (indent < line.length) margin = Math.min(margin, indent);
  }
  const rest = Number.isFinite(margin) ? margin : 0;
  return lines
    .map((line, i) => line.slice(i === 0 ? indentOf(line) : Math.min(indentOf(line), rest)))
    .join("\n");
}

function indentOf(line: string): number {
  let i = 0;
  while (line.charCodeAt(i) === 32) i++;
  return i;
}

/** As `str.expandtabs(8)`: columns count characters since the last line end. */
function expandTabs(text: string): string {
  let out = "";
  let column = 0;
  for (const char of text) {
    if (char === "\t") {
      const blanks = 8 - (column % 8);
      out += " ".repeat(blanks);
      column += blanks;
    } else {
      out += char;
      column = char === "\n" || char === "\r" ? 0 : column + 1;
    }
  }
  return out;
}
