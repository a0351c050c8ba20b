/** Surrogates in the encodings of Unicode, as if they were characters ("surrogatepass"). */

import { utf8Encode } from "../../core/text/utf8.ts";
import { utf16Encode, utf32Encode } from "../../core/text/utf16.ts";
import { Codec } from "./names.ts";

/** The bytes that one takes; 0 in encodings that have none. */
export function surrogateWidth(codec: Codec): i32 {
  if (codec === Codec.UTF8) return 3;
  if (codec >= Codec.UTF16 && codec <= Codec.UTF16_BE) return 2;
  return codec >= Codec.UTF32 && codec <= Codec.UTF32_BE ? 4 : 0;
}

function isBigEndian(codec: Codec): bool {
  return codec === Codec.UTF16_BE || codec === Codec.UTF32_BE;
}

export function isSurrogate(c: u32): bool {
  return (c & 0xfffff800) === 0xd800;
}

const one = memory.data(4, 4);

/** Writes one. */
export function encodeSurrogate(to: usize, codec: Codec, c: u32): void {
  store<u32>(one, c);
  if (codec === Codec.UTF8) utf8Encode(one, 4, 1, to);
  else if (codec <= Codec.UTF16_BE) utf16Encode(one, 4, 1, isBigEndian(codec), to);
  else utf32Encode(one, 4, 1, isBigEndian(codec), to);
}

/** The one that the first of `left` bytes at `p` encode; 0 if they encode none. */
export function decodeSurrogate(p: usize, left: i32, codec: Codec): u32 {
  const width = surrogateWidth(codec);
  if (width === 0 || left < width) return 0;
  let c: u32 = 0;
  if (width === 3) {
    const shaped = (load<u8>(p, 1) & 0xc0) === 0x80 && (load<u8>(p, 2) & 0xc0) === 0x80;
    if (load<u8>(p) !== 0xed || !shaped) return 0;
    c = 0xd000 | ((<u32>load<u8>(p, 1) & 0x3f) << 6) | (<u32>load<u8>(p, 2) & 0x3f);
  } else if (width === 2) {
    const unit: u32 = load<u16>(p);
    c = isBigEndian(codec) ? ((unit & 0xff) << 8) | (unit >> 8) : unit;
  } else c = isBigEndian(codec) ? bswap<u32>(load<u32>(p)) : load<u32>(p);
  return isSurrogate(c) ? c : 0;
}
