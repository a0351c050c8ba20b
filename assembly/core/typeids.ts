/** Addresses of the built-in types, as compile-time constants, and the type of any value. */
import { Exc } from "../shared/exceptions.ts";
import { Header, TYPE_SIZE, TYPES_BASE } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { isFloat, isPointer, isSmall, pointer, Value } from "./value.ts";

/** Address of a built-in type. */
export function typeAt(id: TypeId): usize {
  return TYPES_BASE + id * TYPE_SIZE;
}

/** Address of a built-in exception type. */
export function excType(exc: Exc): usize {
  return TYPES_BASE + (TypeId.COUNT + exc) * TYPE_SIZE;
}

/** Address of the type of a value; 0 for a special pattern. */
export function typeOf(v: Value): usize {
  if (isPointer(v)) return load<u32>(pointer(v), Header.TYPE);
  if (isSmall(v)) return typeAt(TypeId.INT);
  return isFloat(v) ? typeAt(TypeId.FLOAT) : 0;
}

/** Whether v is a heap object of exactly this built-in type (for int and float: see isSmall, isFloat). */
export function isExactly(v: Value, id: TypeId): bool {
  return isPointer(v) && load<u32>(pointer(v), Header.TYPE) === typeAt(id);
}

/** Whether the type of v carries one of these TypeFlag bits (quick subclass tests). */
export function hasFlag(v: Value, flag: u32): bool {
  const type = typeOf(v);
  return type !== 0 && (load<u32>(type, offsetof<TypeFlags>("flags")) & flag) !== 0;
}

/** The first words of a type, declared again in core/type.ts, which locks the offset. */
@unmanaged
export class TypeFlags {
  refcount: i32;
  type: u32;
  flags: u32;
}
