// Constants that AssemblyScript puts into the VM's memory, texts and function objects: `findConstants` finds them by the headers before them, `readers` tells whether
// anything refers to one: a number in the code, or any word of memory, that could be an address in it. So scripts/split.mjs can leave out of the core what
// only its library reads, or nobody.
// https://www.assemblyscript.org/runtime.html#memory-layout

/** Words of a header before a constant: size of the block, two that are 0, the class id, bytes of the constant. Only the last one is ever read. */
const HEADER = { SIZE: 0, UNUSED: 4, UNUSED_TOO: 8, CLASS: 12, LENGTH: 16, BYTES: 20 };
const STRING_CLASS = 2;
/** By how much a block is larger than its constant at most: the header's part that counts, and what fills it up. */
const MOST_EXTRA = 48;
const LEAST_EXTRA = 16;
/** A function object: its place in the table, and a word that is 0. Every type of function is a class of its own; here is none with more. */
const FUNCTION = { SIZE: 28, LENGTH: 8, PLACE: 20, ENVIRONMENT: 24, MOST_CLASS: 256 };

/** The constants between two addresses of a memory: `start`, `header` (words of it that nobody reads end there), `end`. */
export function findConstants(image, from, to) {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  const found = [];
  for (let start = from; start + HEADER.BYTES + FUNCTION.LENGTH <= to; ) {
    const end = endOfConstant((offset) => view.getUint32(start + offset, true), start, to);
    if (end > 0) found.push({ start, header: start + HEADER.LENGTH, end });
    start = end > 0 ? (end + 3) & ~3 : start + 4;
  }
  return found;
}

/** Where the constant ends that begins at an address; 0 if none does. */
function endOfConstant(word, start, to) {
  if (word(HEADER.UNUSED) !== 0 || word(HEADER.UNUSED_TOO) !== 0) return 0;
  const length = word(HEADER.LENGTH);
  const end = start + HEADER.BYTES + length;
  const known = word(HEADER.CLASS) === STRING_CLASS ? isText(word, length) : isFunction(word, length);
  return known && end <= to ? end : 0;
}

function isText(word, length) {
  const extra = word(HEADER.SIZE) - length;
  return extra >= LEAST_EXTRA && extra < MOST_EXTRA;
}

function isFunction(word, length) {
  const isBlock = word(HEADER.SIZE) === FUNCTION.SIZE && length === FUNCTION.LENGTH;
  return isBlock && word(HEADER.CLASS) < FUNCTION.MOST_CLASS && word(FUNCTION.ENVIRONMENT) === 0;
}

/** The address by which programs know a constant that begins at `start`. */
export function textAt(start) {
  return start + HEADER.BYTES;
}

/** Whether a constant is a text such as `name(parameters)`. */
export function isDeclaration(image, { start, end }) {
  const text = Buffer.from(image.buffer, image.byteOffset + textAt(start), end - textAt(start));
  return /^\w+\(.*\)/s.test(text.toString("utf16le"));
}

/**
 * A function that tells of a constant whether a number of `code` lies in it (offsets may have been added to its address), or a word of `image`, but for those at
 * the addresses `but`, is its address.
 */
export function readers(image, from, to, code, but = new Set()) {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  const words = new Set();
  for (let at = 0; at + 4 <= image.length; at += 4) {
    const word = view.getUint32(at, true);
    if (word > from && word < to && !but.has(at)) words.add(word);
  }
  const addresses = Uint32Array.from(code).sort();
  return ({ start, end }) => words.has(textAt(start)) || isWithin(addresses, start, end);
}

/** Whether one of some numbers, in order, is at least `start` and at most `end`. */
function isWithin(numbers, start, end) {
  let low = 0;
  for (let high = numbers.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < start) low = middle + 1;
    else high = middle;
  }
  return low < numbers.length && numbers[low] <= end;
}

/** Every number in a function's text that could be an address or a part of one: 32 bits of each. */
export function numbersOf(text) {
  const found = text.matchAll(/(?:i32\.const |i64\.const |offset=)(-?\d+)/g);
  return Array.from(found, ([, digits]) => Number(BigInt.asUintN(32, BigInt(digits))));
}
