/** The rows of core/slots.ts: every special method, its slot, its shape, and the function that serves Python classes. */
import { addSlotRow, Shape } from "../core/slots.ts";
import { PyType } from "../core/type.ts";
import { Name } from "../shared/names.ts";
import { slotBuffer, slotReleaseBuffer } from "./bufferslots.ts";
import {
  slotAbsolute,
  slotAiter,
  slotAnext,
  slotAwait,
  slotBool,
  slotCall,
  slotCompare,
  slotContains,
  slotFinalize,
  slotFloat,
  slotGet,
  slotGetattr,
  slotGetItem,
  slotHash,
  slotIndex,
  slotInit,
  slotInt,
  slotInvert,
  slotIter,
  slotLength,
  slotNegative,
  slotNext,
  slotPositive,
  slotRepr,
  slotSet,
  slotSetattr,
  slotSetItem,
  slotStr,
} from "./dunder.ts";
import {
  slotAdd,
  slotAnd,
  slotDivmod,
  slotFloorDivide,
  slotInplaceAdd,
  slotInplaceAnd,
  slotInplaceFloorDivide,
  slotInplaceLshift,
  slotInplaceMatmul,
  slotInplaceModulo,
  slotInplaceMultiply,
  slotInplaceOr,
  slotInplacePower,
  slotInplaceRshift,
  slotInplaceSubtract,
  slotInplaceTrueDivide,
  slotInplaceXor,
  slotLshift,
  slotMatmul,
  slotModulo,
  slotMultiply,
  slotOr,
  slotPower,
  slotRshift,
  slotSubtract,
  slotTrueDivide,
  slotXor,
} from "./dundernumber.ts";

export function initSlotTable(): void {
  attributeRows();
  generalRows();
  containerRows();
  unaryRows();
  binaryRows();
  inplaceRows();
}

function attributeRows(): void {
  addSlotRow(Name.__getattribute__, offsetof<PyType>("getattr"), Shape.GET_ATTRIBUTE, slotGetattr.index);
  addSlotRow(Name.__getattr__, offsetof<PyType>("getattr"), Shape.NO_WRAPPER, slotGetattr.index);
  addSlotRow(Name.__setattr__, offsetof<PyType>("setattr"), Shape.SET_ATTRIBUTE, slotSetattr.index);
  addSlotRow(Name.__delattr__, offsetof<PyType>("setattr"), Shape.DELETE_ATTRIBUTE, slotSetattr.index);
  addSlotRow(Name.__get__, offsetof<PyType>("descrGet"), Shape.GET, slotGet.index);
  addSlotRow(Name.__set__, offsetof<PyType>("descrSet"), Shape.SET, slotSet.index);
  addSlotRow(Name.__delete__, offsetof<PyType>("descrSet"), Shape.DELETE, slotSet.index);
}

function generalRows(): void {
  addSlotRow(Name.__init__, offsetof<PyType>("init"), Shape.INIT, slotInit.index);
  addSlotRow(Name.__repr__, offsetof<PyType>("repr"), Shape.UNARY, slotRepr.index);
  addSlotRow(Name.__str__, offsetof<PyType>("str"), Shape.UNARY, slotStr.index);
  addSlotRow(Name.__hash__, offsetof<PyType>("hash"), Shape.HASH, slotHash.index);
  addSlotRow(Name.__call__, offsetof<PyType>("call"), Shape.CALL, slotCall.index);
  addSlotRow(Name.__lt__, offsetof<PyType>("compare"), Shape.LESS, slotCompare.index);
  addSlotRow(Name.__le__, offsetof<PyType>("compare"), Shape.LESS_EQUAL, slotCompare.index);
  addSlotRow(Name.__eq__, offsetof<PyType>("compare"), Shape.EQUAL, slotCompare.index);
  addSlotRow(Name.__ne__, offsetof<PyType>("compare"), Shape.NOT_EQUAL, slotCompare.index);
  addSlotRow(Name.__gt__, offsetof<PyType>("compare"), Shape.GREATER, slotCompare.index);
  addSlotRow(Name.__ge__, offsetof<PyType>("compare"), Shape.GREATER_EQUAL, slotCompare.index);
  addSlotRow(Name.__iter__, offsetof<PyType>("iter"), Shape.UNARY, slotIter.index);
  addSlotRow(Name.__next__, offsetof<PyType>("next"), Shape.NEXT, slotNext.index);
  addSlotRow(Name.__await__, offsetof<PyType>("await"), Shape.UNARY, slotAwait.index);
  addSlotRow(Name.__aiter__, offsetof<PyType>("aiter"), Shape.UNARY, slotAiter.index);
  addSlotRow(Name.__anext__, offsetof<PyType>("anext"), Shape.UNARY, slotAnext.index);
  addSlotRow(Name.__del__, offsetof<PyType>("finalize"), Shape.FINALIZE, slotFinalize.index);
}

function containerRows(): void {
  addSlotRow(Name.__len__, offsetof<PyType>("length"), Shape.LENGTH, slotLength.index);
  addSlotRow(Name.__getitem__, offsetof<PyType>("getItem"), Shape.BINARY, slotGetItem.index);
  addSlotRow(Name.__setitem__, offsetof<PyType>("setItem"), Shape.SET_ITEM, slotSetItem.index);
  addSlotRow(Name.__delitem__, offsetof<PyType>("setItem"), Shape.DELETE_ITEM, slotSetItem.index);
  addSlotRow(Name.__contains__, offsetof<PyType>("contains"), Shape.CONTAINS, slotContains.index);
  addSlotRow(Name.__buffer__, offsetof<PyType>("getBuffer"), Shape.BUFFER, slotBuffer.index);
  addSlotRow(
    Name.__release_buffer__,
    offsetof<PyType>("releaseBuffer"),
    Shape.RELEASE_BUFFER,
    slotReleaseBuffer.index,
  );
  addSlotRow(Name.__add__, offsetof<PyType>("concat"), Shape.BINARY, 0);
  addSlotRow(Name.__iadd__, offsetof<PyType>("inplaceConcat"), Shape.BINARY, 0);
  addSlotRow(Name.__mul__, offsetof<PyType>("repeat"), Shape.REPEAT, 0);
  addSlotRow(Name.__rmul__, offsetof<PyType>("repeat"), Shape.REPEAT, 0);
  addSlotRow(Name.__imul__, offsetof<PyType>("inplaceRepeat"), Shape.REPEAT, 0);
}

function unaryRows(): void {
  addSlotRow(Name.__bool__, offsetof<PyType>("bool"), Shape.BOOL, slotBool.index);
  addSlotRow(Name.__index__, offsetof<PyType>("index"), Shape.UNARY, slotIndex.index);
  addSlotRow(Name.__int__, offsetof<PyType>("int"), Shape.UNARY, slotInt.index);
  addSlotRow(Name.__float__, offsetof<PyType>("float"), Shape.UNARY, slotFloat.index);
  addSlotRow(Name.__neg__, offsetof<PyType>("negative"), Shape.UNARY, slotNegative.index);
  addSlotRow(Name.__pos__, offsetof<PyType>("positive"), Shape.UNARY, slotPositive.index);
  addSlotRow(Name.__abs__, offsetof<PyType>("absolute"), Shape.UNARY, slotAbsolute.index);
  addSlotRow(Name.__invert__, offsetof<PyType>("invert"), Shape.UNARY, slotInvert.index);
}

function binaryRows(): void {
  addSlotRow(Name.__add__, offsetof<PyType>("add"), Shape.BINARY, slotAdd.index);
  addSlotRow(Name.__radd__, offsetof<PyType>("add"), Shape.REFLECTED, slotAdd.index);
  addSlotRow(Name.__sub__, offsetof<PyType>("subtract"), Shape.BINARY, slotSubtract.index);
  addSlotRow(Name.__rsub__, offsetof<PyType>("subtract"), Shape.REFLECTED, slotSubtract.index);
  addSlotRow(Name.__mul__, offsetof<PyType>("multiply"), Shape.BINARY, slotMultiply.index);
  addSlotRow(Name.__rmul__, offsetof<PyType>("multiply"), Shape.REFLECTED, slotMultiply.index);
  addSlotRow(Name.__matmul__, offsetof<PyType>("matmul"), Shape.BINARY, slotMatmul.index);
  addSlotRow(Name.__rmatmul__, offsetof<PyType>("matmul"), Shape.REFLECTED, slotMatmul.index);
  addSlotRow(Name.__truediv__, offsetof<PyType>("trueDivide"), Shape.BINARY, slotTrueDivide.index);
  addSlotRow(Name.__rtruediv__, offsetof<PyType>("trueDivide"), Shape.REFLECTED, slotTrueDivide.index);
  addSlotRow(Name.__floordiv__, offsetof<PyType>("floorDivide"), Shape.BINARY, slotFloorDivide.index);
  addSlotRow(Name.__rfloordiv__, offsetof<PyType>("floorDivide"), Shape.REFLECTED, slotFloorDivide.index);
  addSlotRow(Name.__mod__, offsetof<PyType>("modulo"), Shape.BINARY, slotModulo.index);
  addSlotRow(Name.__rmod__, offsetof<PyType>("modulo"), Shape.REFLECTED, slotModulo.index);
  addSlotRow(Name.__divmod__, offsetof<PyType>("divmod"), Shape.BINARY, slotDivmod.index);
  addSlotRow(Name.__rdivmod__, offsetof<PyType>("divmod"), Shape.REFLECTED, slotDivmod.index);
  addSlotRow(Name.__lshift__, offsetof<PyType>("lshift"), Shape.BINARY, slotLshift.index);
  addSlotRow(Name.__rlshift__, offsetof<PyType>("lshift"), Shape.REFLECTED, slotLshift.index);
  addSlotRow(Name.__rshift__, offsetof<PyType>("rshift"), Shape.BINARY, slotRshift.index);
  addSlotRow(Name.__rrshift__, offsetof<PyType>("rshift"), Shape.REFLECTED, slotRshift.index);
  addSlotRow(Name.__and__, offsetof<PyType>("and"), Shape.BINARY, slotAnd.index);
  addSlotRow(Name.__rand__, offsetof<PyType>("and"), Shape.REFLECTED, slotAnd.index);
  addSlotRow(Name.__xor__, offsetof<PyType>("xor"), Shape.BINARY, slotXor.index);
  addSlotRow(Name.__rxor__, offsetof<PyType>("xor"), Shape.REFLECTED, slotXor.index);
  addSlotRow(Name.__or__, offsetof<PyType>("or"), Shape.BINARY, slotOr.index);
  addSlotRow(Name.__ror__, offsetof<PyType>("or"), Shape.REFLECTED, slotOr.index);
  addSlotRow(Name.__pow__, offsetof<PyType>("power"), Shape.POWER, slotPower.index);
  addSlotRow(Name.__rpow__, offsetof<PyType>("power"), Shape.REFLECTED_POWER, slotPower.index);
}

function inplaceRows(): void {
  addSlotRow(Name.__iadd__, offsetof<PyType>("inplaceAdd"), Shape.BINARY, slotInplaceAdd.index);
  addSlotRow(Name.__isub__, offsetof<PyType>("inplaceSubtract"), Shape.BINARY, slotInplaceSubtract.index);
  addSlotRow(Name.__imul__, offsetof<PyType>("inplaceMultiply"), Shape.BINARY, slotInplaceMultiply.index);
  addSlotRow(Name.__imatmul__, offsetof<PyType>("inplaceMatmul"), Shape.BINARY, slotInplaceMatmul.index);
  addSlotRow(
    Name.__itruediv__,
    offsetof<PyType>("inplaceTrueDivide"),
    Shape.BINARY,
    slotInplaceTrueDivide.index,
  );
  addSlotRow(
    Name.__ifloordiv__,
    offsetof<PyType>("inplaceFloorDivide"),
    Shape.BINARY,
    slotInplaceFloorDivide.index,
  );
  addSlotRow(Name.__imod__, offsetof<PyType>("inplaceModulo"), Shape.BINARY, slotInplaceModulo.index);
  addSlotRow(Name.__ilshift__, offsetof<PyType>("inplaceLshift"), Shape.BINARY, slotInplaceLshift.index);
  addSlotRow(Name.__irshift__, offsetof<PyType>("inplaceRshift"), Shape.BINARY, slotInplaceRshift.index);
  addSlotRow(Name.__iand__, offsetof<PyType>("inplaceAnd"), Shape.BINARY, slotInplaceAnd.index);
  addSlotRow(Name.__ixor__, offsetof<PyType>("inplaceXor"), Shape.BINARY, slotInplaceXor.index);
  addSlotRow(Name.__ior__, offsetof<PyType>("inplaceOr"), Shape.BINARY, slotInplaceOr.index);
  addSlotRow(Name.__ipow__, offsetof<PyType>("inplacePower"), Shape.POWER, slotInplacePower.index);
}
