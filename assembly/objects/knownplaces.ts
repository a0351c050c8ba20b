/**
 * Where instructions find attributes of classes that they have met before: the cache beside an instruction is about the class met last, and takes
 * what stands here when another one comes by again.
 *
 *     512 × │ pc u32 │ version u32 │ offset u32, or method Value (borrowed: the type of that version holds it) │
 *
 * Kept by the address of an instruction, so all is forgotten when register code is freed.
 */
import { asType } from "../core/type.ts";
import { R } from "../shared/registers.ts";

const PLACES: u32 = 512;
const PLACE_SHIFT: u32 = 4;
const places = memory.data(8192, 16);

export class KnownPlace {
  /** The entry of an instruction and the version of a type, which may be that of others. */
  @inline
  static at(pc: usize, version: u32): usize {
    return places + <usize>((((<u32>pc >> 3) + version * 73) & (PLACES - 1)) << PLACE_SHIFT);
  }

  /** What an entry begins with. */
  @inline
  static key(pc: usize, version: u32): u64 {
    return <u64>(<u32>pc) | ((<u64>version) << 32);
  }

  /** Instances of the type of a version have an attribute at an offset. */
  @inline
  static noteOffset(pc: usize, version: u32, offset: u32): void {
    const entry = KnownPlace.at(pc, version);
    store<u64>(entry, KnownPlace.key(pc, version));
    store<u64>(entry, offset, 8);
  }

  /** They have a method. */
  @inline
  static noteMethod(pc: usize, version: u32, method: i64): void {
    const entry = KnownPlace.at(pc, version);
    store<u64>(entry, KnownPlace.key(pc, version));
    store<i64>(entry, method, 8);
  }

  static forgetAll(): void {
    memory.fill(places, 0, (<usize>PLACES) << PLACE_SHIFT);
  }
}

/**
 * The cache of the instruction at pc is about a type from now on, if the instruction has met that before. Apart from the loop, where it would take registers from
 * the way of most.
 */
export function renewPlace(pc: usize, type: usize): bool {
  const version = asType(type).version;
  const known = KnownPlace.at(pc, version);
  if (load<u64>(known) !== KnownPlace.key(pc, version)) return false;
  if (<R>load<u16>(pc) !== R.LOAD_METHOD_CACHED) store<u64>(pc, load<u64>(known, 4), 8);
  else {
    store<u32>(pc, version, 8);
    store<i32>(pc, asType(type).dictOffset, 12);
    store<i64>(pc, load<i64>(known, 8), 16);
  }
  return true;
}
