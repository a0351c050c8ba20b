/**
 * Python strs as JavaScript strings. The two differ where a str has a high surrogate before a low one: then an array of
 * code points stands for it (see ConstantType.StrCodePoints).
 */

/** Joins strs that stand beside each other. */
export function joinStrs(parts: readonly (string | Uint32Array)[]): string | Uint32Array {
  if (parts.every((part) => typeof part === "string")) {
    const joined = parts.join("");
    if (!mayJoinSurrogates(parts)) return joined;
  }
  return fromCodePoints(parts.flatMap((part) => codePoints(part)));
}

/** Whether the end of one string and the beginning of the next would make one character. */
function mayJoinSurrogates(parts: readonly string[]): boolean {
  return parts.some((part, i) => {
    const next = parts[i + 1] ?? "";
    return /[\ud800-\udbff]$/.test(part) && /^[\udc00-\udfff]/.test(next);
  });
}

export function codePoints(part: string | Uint32Array): number[] {
  return Array.from(part as Iterable<string | number>, (c) =>
    typeof c === "string" ? c.codePointAt(0)! : c,
  );
}

/** A string where JavaScript can say it, else the code points. */
export function fromCodePoints(points: number[]): string | Uint32Array {
  const pair = points.some((point, i) => isHigh(point) && isLow(points[i + 1]));
  if (pair) return Uint32Array.from(points);
  let text = "";
  for (const point of points) text += String.fromCodePoint(point);
  return text;
}

export function isHigh(point: number): boolean {
  return point >= 0xd800 && point <= 0xdbff;
}

function isLow(point: number): boolean {
  return point >= 0xdc00 && point <= 0xdfff;
}
