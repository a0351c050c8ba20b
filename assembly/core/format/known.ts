/**
 * Format specifications parsed lately, by their text: those of a program are few and short, and parsing one takes longer than writing
 * a number. Keeps none of more than eight characters or beyond ASCII.
 *
 *     place    │ text u64 │ length, defaults u64 │ FormatSpec, 48 bytes │        16 of them; a text goes to one place only
 */
import { STR_DATA } from "../string.ts";
import { FormatSpec, spec } from "./spec.ts";

const SPEC: usize = 16;
const SPEC_BYTES: usize = 48;
const PLACE_BYTES: usize = 64;
const PLACE_BITS: u64 = 4;
const places = memory.data(16 * 64, 16);

if (offsetof<FormatSpec>() > SPEC_BYTES) ERROR("SPEC_BYTES is too small for FormatSpec");
if (PLACE_BYTES !== SPEC + SPEC_BYTES) ERROR("PLACE_BYTES does not fit SPEC_BYTES");

/** What findKnown looked for last. */
let text: u64 = 0;
let rest: u64 = 0;
let place: usize = 0;

/**
 * Fills `spec` if the text of `length` characters, from 1 to 8, was parsed with these defaults before. It ends STR_DATA behind `end`: the
 * word that ends there belongs to the str's block, however short the str is.
 */
export function findKnown(end: usize, length: i32, defaultType: u32, defaultAlign: u32): bool {
  text = load<u64>(end, STR_DATA - 8) >> (64 - 8 * length);
  rest = <u64>length | ((<u64>defaultType) << 8) | ((<u64>defaultAlign) << 40);
  place = places + <usize>((text * 0x9e37_79b9_7f4a_7c15) >> (64 - PLACE_BITS)) * PLACE_BYTES;
  if (load<u64>(place) !== text || load<u64>(place, 8) !== rest) return false;
  copySpec(changetype<usize>(spec), place + SPEC);
  return true;
}

/** Keeps `spec` as what the text means that findKnown did not know. */
export function keepKnown(): void {
  store<u64>(place, text);
  store<u64>(place, rest, 8);
  copySpec(place + SPEC, changetype<usize>(spec));
}

function copySpec(to: usize, from: usize): void {
  v128.store(to, v128.load(from));
  v128.store(to, v128.load(from, 16), 16);
  v128.store(to, v128.load(from, 32), 32);
}
