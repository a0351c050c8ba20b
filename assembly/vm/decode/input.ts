/** What is decoded: a verified code object, and how far the walk over its classic code has come. */
import { PyCode } from "../../objects/code.ts";
import { Analysis } from "../verify.ts";

/** No offset. */
export const NOTHING: u32 = 0xffff_ffff;
/**
 * Classic code longer than this gets jumps with 32-bit distances everywhere. A byte becomes at most three instructions (ROT_FOUR), so a distance
 * below it fits the 15 bits that a comparison has.
 */
export const NEAR: u32 = 5000;

export class Input {
  static code: PyCode = changetype<PyCode>(0);
  static analysis: Analysis = changetype<Analysis>(0);
  /** Offset of the instruction being decoded, and of the next one. */
  static at: u32 = 0;
  static next: u32 = 0;
  /** The instruction behind it that it took along: a STORE_FAST or POP_TOP; NOTHING if it took none. */
  static taken: u32 = NOTHING;
}
