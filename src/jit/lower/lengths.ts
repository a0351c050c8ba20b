/** Where instances of built-in types keep their length, which is 0 if they are false. */
import {
  ArrayLayout,
  BytearrayLayout,
  BytesLayout,
  DictLayout,
  ListLayout,
  SetLayout,
  StrLayout,
  TupleLayout,
} from "../../../assembly/shared/layout.ts";
import { TypeId } from "../../../assembly/shared/types.ts";

/** What len() and a test of truth look for, in this order. */
export const LENGTHS: readonly [TypeId, number][] = [
  [TypeId.LIST, ListLayout.LENGTH],
  [TypeId.TUPLE, TupleLayout.LENGTH],
  [TypeId.STR, StrLayout.LENGTH],
  [TypeId.DICT, DictLayout.USED],
  [TypeId.BYTES, BytesLayout.LENGTH],
  [TypeId.SET, SetLayout.USED],
  [TypeId.BYTEARRAY, BytearrayLayout.LENGTH],
  [TypeId.ARRAY, ArrayLayout.LENGTH],
];

/** The offset of the length in an instance of one of these types. */
export function lengthOffset(type: TypeId): number {
  const found = LENGTHS.find(([id]) => id === type);
  if (found === undefined) throw new Error(`type ${type} has no length at a known place`);
  return found[1];
}
