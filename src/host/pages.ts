/** Memory page by page: what of it is not zero. Pages that were never written to are not to be: the system gives memory for them then. */

/** As the system has it, which gives memory by pages of this size. */
const PAGE = 4096;

/** Parts of a memory by where they lie. */
export type Pieces = [at: number, bytes: Uint8Array][];

/** The pages that have anything in them, those together that follow each other; `start` is where the first byte lies. They are the memory itself, no copies. */
export function usedPieces(start: number, bytes: Uint8Array): Pieces {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  const pieces: Pieces = [];
  for (let at = 0; at < bytes.length; ) {
    const from = at;
    while (at < bytes.length && isUsed(words, at >> 2)) at += PAGE;
    if (at > from) pieces.push([start + from, bytes.subarray(from, at)]);
    else at += PAGE;
  }
  return pieces;
}

function isUsed(words: Int32Array, from: number): boolean {
  const end = Math.min(from + (PAGE >> 2), words.length);
  for (let i = from; i < end; i++) if (words[i] !== 0) return true;
  return false;
}

/** Writes zeros between pieces, which lie in order at the beginnings of pages, where there is anything else. */
export function clearBetween(bytes: Uint8Array, pieces: Pieces): void {
  let at = 0;
  for (const [start, piece] of [...pieces, [bytes.length, bytes.subarray(0, 0)] as const]) {
    for (const [, used] of usedPieces(at, bytes.subarray(at, start))) used.fill(0);
    at = start + piece.length;
  }
}
