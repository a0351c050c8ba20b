// Texts of the VM's source in its memory: `unreadLiterals` finds those that the core of a split VM never reads, so that
// they can go to its library with the code that does. A literal is found by the header that AssemblyScript puts before it, and is one that the core reads if any
// number in the core's code, or any word of memory, could be an address in it.
// https://www.assemblyscript.org/runtime.html#memory-layout

/** Words of a header before a text: size of the block, two that are 0 in a literal, the class id of strings, bytes of the text. */
const HEADER = { SIZE: 0, UNUSED: 4, UNUSED_TOO: 8, CLASS: 12, LENGTH: 16, BYTES: 20 };
const STRING_CLASS = 2;
/** By how much a block is larger than its text at most: the header's part that counts, and what fills it up. */
const MOST_EXTRA = 48;
const LEAST_EXTRA = 16;

/** The literals between two addresses of a memory that nothing else in it nor code refers to: [start, end]. */
export function unreadLiterals(image, from, to, code) {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  const literals = findLiterals(view, from, to);
  const inMemory = new Set();
  for (let at = 0; at + 4 <= image.length; at += 4) {
    const word = view.getUint32(at, true);
    if (word > from && word < to) inMemory.add(word);
  }
  const addresses = Uint32Array.from([...code, ...inMemory]).sort();
  return literals.filter(([start, end]) => !isWithin(addresses, start, end));
}

function findLiterals(view, from, to) {
  const found = [];
  for (let at = from; at + HEADER.BYTES < to; ) {
    const end = endOfLiteral(view, at, to);
    if (end > 0) found.push([at, end]);
    at = end > 0 ? (end + 3) & ~3 : at + 4;
  }
  return found;
}

/** Where the literal ends that begins here; 0 if none does. */
function endOfLiteral(view, at, to) {
  const word = (offset) => view.getUint32(at + offset, true);
  const length = word(HEADER.LENGTH);
  const extra = word(HEADER.SIZE) - length;
  const isText =
    word(HEADER.CLASS) === STRING_CLASS && word(HEADER.UNUSED) === 0 && word(HEADER.UNUSED_TOO) === 0;
  const fits = extra >= LEAST_EXTRA && extra < MOST_EXTRA && at + HEADER.BYTES + length <= to;
  return isText && fits ? at + HEADER.BYTES + length : 0;
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
