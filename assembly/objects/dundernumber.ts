/**
 * The number slots of Python classes with two operands: `__add__` and `__radd__`, in-place operations, powers.
 *
 * One slot serves both directions, as core/number.ts calls it: slot(a, b) where a, b or both are instances of such classes. A right
 * operand of a subclass goes first if it overrides the reflected method (CPython: SLOT1BINFULL).
 */
import { typeLookupName } from "../core/attribute.ts";
import { callSpecial } from "../core/call.ts";
import { asType, isSubtype, PyType } from "../core/type.ts";
import { typeOf } from "../core/typeids.ts";
import { NONE, NOT_IMPLEMENTED, UNBOUND, Value } from "../core/value.ts";
import { Name } from "../shared/names.ts";

/** The result of a special method, NOT_IMPLEMENTED where there is none. */
function callMaybe(self: Value, name: Name, other: Value): Value {
  const result = callSpecial(self, name, other);
  return result === UNBOUND ? NOT_IMPLEMENTED : result;
}

/** Whether b's class has another method of this name than a's. */
function overrides(b: Value, a: Value, name: Name): bool {
  const own = typeLookupName(b, name);
  return own !== UNBOUND && own !== typeLookupName(a, name);
}

/** The slot at `slot`, whose function index is `fn`, for a op b. */
function binaryDunder(a: Value, b: Value, slot: usize, fn: u32, name: Name, reflected: Name): Value {
  const ta = typeOf(a);
  const tb = typeOf(b);
  let right = ta !== tb && load<u32>(tb + slot) === fn;
  if (load<u32>(ta + slot) === fn) {
    if (right && isSubtype(tb, ta)) {
      if (overrides(b, a, reflected)) {
        const result = callMaybe(b, reflected, a);
        if (result !== NOT_IMPLEMENTED) return result;
        right = false;
      }
    }
    const result = callMaybe(a, name, b);
    if (result !== NOT_IMPLEMENTED || ta === tb) return result;
  }
  return right ? callMaybe(b, reflected, a) : NOT_IMPLEMENTED;
}

export function slotAdd(a: Value, b: Value): Value {
  return binaryDunder(a, b, offsetof<PyType>("add"), slotAdd.index, Name.__add__, Name.__radd__);
}
export function slotSubtract(a: Value, b: Value): Value {
  return binaryDunder(a, b, offsetof<PyType>("subtract"), slotSubtract.index, Name.__sub__, Name.__rsub__);
}
export function slotMultiply(a: Value, b: Value): Value {
  return binaryDunder(a, b, offsetof<PyType>("multiply"), slotMultiply.index, Name.__mul__, Name.__rmul__);
}
export function slotMatmul(a: Value, b: Value): Value {
  return binaryDunder(a, b, offsetof<PyType>("matmul"), slotMatmul.index, Name.__matmul__, Name.__rmatmul__);
}
export function slotTrueDivide(a: Value, b: Value): Value {
  return binaryDunder(
    a,
    b,
    offsetof<PyType>("trueDivide"),
    slotTrueDivide.index,
    Name.__truediv__,
    Name.__rtruediv__,
  );
}
export function slotFloorDivide(a: Value, b: Value): Value {
  return binaryDunder(
    a,
    b,
    offsetof<PyType>("floorDivide"),
    slotFloorDivide.index,
    Name.__floordiv__,
    Name.__rfloordiv__,
  );
}
export function slotModulo(a: Value, b: Value): Value {
  return binaryDunder(a, b, offsetof<PyType>("modulo"), slotModulo.index, Name.__mod__, Name.__rmod__);
}
export function slotDivmod(a: Value, b: Value): Value {
  return binaryDunder(a, b, offsetof<PyType>("divmod"), slotDivmod.index, Name.__divmod__, Name.__rdivmod__);
}
export function slotLshift(a: Value, b: Value): Value {
  return binaryDunder(a, b, offsetof<PyType>("lshift"), slotLshift.index, Name.__lshift__, Name.__rlshift__);
}
export function slotRshift(a: Value, b: Value): Value {
  return binaryDunder(a, b, offsetof<PyType>("rshift"), slotRshift.index, Name.__rshift__, Name.__rrshift__);
}
export function slotAnd(a: Value, b: Value): Value {
  return binaryDunder(a, b, offsetof<PyType>("and"), slotAnd.index, Name.__and__, Name.__rand__);
}
export function slotXor(a: Value, b: Value): Value {
  return binaryDunder(a, b, offsetof<PyType>("xor"), slotXor.index, Name.__xor__, Name.__rxor__);
}
export function slotOr(a: Value, b: Value): Value {
  return binaryDunder(a, b, offsetof<PyType>("or"), slotOr.index, Name.__or__, Name.__ror__);
}

/** a ** b, or pow(a, b, modulus): with a modulus only the left operand is asked. */
export function slotPower(a: Value, b: Value, modulus: Value): Value {
  if (modulus === NONE) {
    return binaryDunder(a, b, offsetof<PyType>("power"), slotPower.index, Name.__pow__, Name.__rpow__);
  }
  if (asType(typeOf(a)).power !== <u32>slotPower.index) return NOT_IMPLEMENTED;
  const result = callSpecial(a, Name.__pow__, b, modulus);
  return result === UNBOUND ? NOT_IMPLEMENTED : result;
}

export function slotInplacePower(a: Value, b: Value, _modulus: Value): Value {
  return callMaybe(a, Name.__ipow__, b);
}
export function slotInplaceAdd(a: Value, b: Value): Value {
  return callMaybe(a, Name.__iadd__, b);
}
export function slotInplaceSubtract(a: Value, b: Value): Value {
  return callMaybe(a, Name.__isub__, b);
}
export function slotInplaceMultiply(a: Value, b: Value): Value {
  return callMaybe(a, Name.__imul__, b);
}
export function slotInplaceMatmul(a: Value, b: Value): Value {
  return callMaybe(a, Name.__imatmul__, b);
}
export function slotInplaceTrueDivide(a: Value, b: Value): Value {
  return callMaybe(a, Name.__itruediv__, b);
}
export function slotInplaceFloorDivide(a: Value, b: Value): Value {
  return callMaybe(a, Name.__ifloordiv__, b);
}
export function slotInplaceModulo(a: Value, b: Value): Value {
  return callMaybe(a, Name.__imod__, b);
}
export function slotInplaceLshift(a: Value, b: Value): Value {
  return callMaybe(a, Name.__ilshift__, b);
}
export function slotInplaceRshift(a: Value, b: Value): Value {
  return callMaybe(a, Name.__irshift__, b);
}
export function slotInplaceAnd(a: Value, b: Value): Value {
  return callMaybe(a, Name.__iand__, b);
}
export function slotInplaceXor(a: Value, b: Value): Value {
  return callMaybe(a, Name.__ixor__, b);
}
export function slotInplaceOr(a: Value, b: Value): Value {
  return callMaybe(a, Name.__ior__, b);
}
