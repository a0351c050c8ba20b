/** Arithmetic of unboxed ints and floats: what each operation of register code becomes, and when it must leave to the interpreter. */
import { R } from "../../assembly/shared/registers.ts";
import type { Context, Operand } from "./context.ts";
import type { Instruction } from "./instructions.ts";
import type { Fail, NumberKind } from "./slots.ts";
import { floatOf, intOf, Kind, kindOf } from "./state.ts";
import { type Body, ValueType, W } from "./wasm.ts";

/** Locals that operands lie in, and what to emit where the result cannot be had here. */
interface Operands {
  x: number;
  y: number;
  fail: Fail;
}

interface Lowering {
  /** Kind of the result; undefined: not done here. */
  result(x: NumberKind, y: NumberKind): NumberKind | undefined;
  /** Pushes the result; operands are both of one kind, which is `kind`. */
  emit(body: Body, kind: NumberKind, operands: Operands): void;
}

const INT_BITS = 15n;

/** `fail` unless the int in the local is one of 49 bits. */
function guardSmall(body: Body, local: number, fail: Fail): void {
  body.get(local).i64(INT_BITS).op(W.I64Shl).i64(INT_BITS).op(W.I64ShrS).get(local).op(W.I64Ne);
  fail();
}

const widest = (x: NumberKind, y: NumberKind): NumberKind => (x === y ? x : Kind.FLOAT);
const intsOnly = (x: NumberKind, y: NumberKind): NumberKind | undefined =>
  x === Kind.INT && y === Kind.INT ? Kind.INT : undefined;

function sum(int: W, float: W): Lowering {
  return {
    result: widest,
    emit(body, kind, { x, y, fail }) {
      if (kind === Kind.FLOAT) {
        body.get(x).get(y).op(float);
        return;
      }
      const r = body.scratch(0);
      body.get(x).get(y).op(int).set(r);
      guardSmall(body, r, fail);
      body.get(r);
    },
  };
}

const product: Lowering = {
  result: widest,
  emit(body, kind, { x, y, fail }) {
    if (kind === Kind.FLOAT) {
      body.get(x).get(y).op(W.F64Mul);
      return;
    }
    // Factors of 32 bits have a product of 64.
    for (const factor of [x, y]) {
      body.get(factor).op(W.I32WrapI64, W.I64ExtendI32S).get(factor).op(W.I64Ne);
      fail();
    }
    const r = body.scratch(0);
    body.get(x).get(y).op(W.I64Mul).set(r);
    guardSmall(body, r, fail);
    body.get(r);
  },
};

const quotient: Lowering = {
  result: () => Kind.FLOAT,
  emit(body, kind, { x, y, fail }) {
    if (kind === Kind.INT) body.get(y).op(W.I64Eqz);
    else body.get(y).f64(0).op(W.F64Eq);
    fail();
    if (kind === Kind.INT) body.get(x).op(W.F64ConvertI64S).get(y).op(W.F64ConvertI64S, W.F64Div);
    else body.get(x).get(y).op(W.F64Div);
  },
};

/** Rounding down, of a division by a positive number. */
function division(emit: (body: Body, x: number, y: number) => void): Lowering {
  return {
    result: intsOnly,
    emit(body, _kind, { x, y, fail }) {
      body.get(y).i64(0n).op(W.I64LeS);
      fail();
      emit(body, x, y);
    },
  };
}

const floorDivision = division((body, x, y) => {
  const q = body.scratch(0);
  body.get(x).get(y).op(W.I64DivS).set(q);
  body.get(q).get(q).get(y).op(W.I64Mul).get(x).op(W.I64GtS, W.I64ExtendI32U, W.I64Sub);
});

const modulo = division((body, x, y) => {
  const r = body.scratch(0);
  body.get(x).get(y).op(W.I64RemS).set(r);
  body.get(r).get(y).i64(0n).get(r).i64(0n).op(W.I64LtS, W.Select, W.I64Add);
});

function bitwise(op: W): Lowering {
  return {
    result: intsOnly,
    emit(body, _kind, { x, y }) {
      body.get(x).get(y).op(op);
    },
  };
}

const shiftLeft: Lowering = {
  result: intsOnly,
  emit(body, _kind, { x, y, fail }) {
    const r = body.scratch(0);
    body.get(y).i64(48n).op(W.I64GeU);
    fail();
    body.get(x).get(y).op(W.I64Shl).set(r);
    body.get(r).get(y).op(W.I64ShrS).get(x).op(W.I64Ne);
    fail();
    guardSmall(body, r, fail);
    body.get(r);
  },
};

const shiftRight: Lowering = {
  result: intsOnly,
  emit(body, _kind, { x, y, fail }) {
    body.get(y).i64(0n).op(W.I64LtS);
    fail();
    body.get(x).get(y).i64(63n).get(y).i64(63n).op(W.I64LtU, W.Select, W.I64ShrS);
  },
};

/** Which lowering an operation has; the in-place forms share it. */
const LOWERINGS: [R, R, Lowering][] = [
  [R.ADD, R.INPLACE_ADD, sum(W.I64Add, W.F64Add)],
  [R.SUB, R.INPLACE_SUB, sum(W.I64Sub, W.F64Sub)],
  [R.MUL, R.INPLACE_MUL, product],
  [R.TRUEDIV, R.INPLACE_TRUEDIV, quotient],
  [R.FLOORDIV, R.INPLACE_FLOORDIV, floorDivision],
  [R.MOD, R.INPLACE_MOD, modulo],
  [R.AND, R.INPLACE_AND, bitwise(W.I64And)],
  [R.OR, R.INPLACE_OR, bitwise(W.I64Or)],
  [R.XOR, R.INPLACE_XOR, bitwise(W.I64Xor)],
  [R.LSHIFT, R.INPLACE_LSHIFT, shiftLeft],
  [R.RSHIFT, R.INPLACE_RSHIFT, shiftRight],
];

/** Which operands are constants. */
enum Form {
  SLOTS,
  SECOND_CONSTANT,
  FIRST_CONSTANT,
}

const FORMS = new Map<R, [Lowering, Form]>();
for (const [op, inPlace, lowering] of LOWERINGS) {
  const forms =
    op <= R.K_MUL
      ? [Form.SLOTS, Form.SECOND_CONSTANT, Form.FIRST_CONSTANT]
      : [Form.SLOTS, Form.SECOND_CONSTANT];
  for (const form of forms) FORMS.set(op + form, [lowering, form]);
  for (const form of [Form.SLOTS, Form.SECOND_CONSTANT]) FORMS.set(inPlace + form, [lowering, form]);
}

/** Emits arithmetic of what is known or seen to be numbers; false for all else. */
export function lowerArithmetic(context: Context, i: Instruction): boolean {
  const found = FORMS.get(i.op);
  if (found === undefined) return false;
  const [lowering, form] = found;
  const x: Operand = form === Form.FIRST_CONSTANT ? { constant: context.constant(i.b) } : { slot: i.b };
  const y: Operand = form === Form.SECOND_CONSTANT ? { constant: context.constant(i.c) } : { slot: i.c };
  const [kx, ky] = [context.numberKind(x), context.numberKind(y)];
  if (kx === undefined || ky === undefined) return false;
  const result = lowering.result(kx, ky);
  if (result === undefined) return false;
  const kind = kx === ky ? kx : Kind.FLOAT;
  const operands = { x: context.number(x, kind, i.pc, 1), y: context.number(y, kind, i.pc, 2) };
  lowering.emit(context.body, kind, { ...operands, fail: context.failAt(i.pc) });
  context.giveNumber(i.a, result, [x, y]);
  return true;
}

const HALF = 0.5;

/** x ** 0.5 and x ** 2: what sqrt() and a product give for them, too. */
export function lowerPower(context: Context, i: Instruction): boolean {
  const { body, exits } = context;
  const x: Operand = { slot: i.b };
  const power = context.constant(i.c);
  if (context.numberKind(x) !== Kind.FLOAT) return false;
  const number = kindOf(power) === Kind.INT ? Number(intOf(power)) : floatOf(power);
  if (number !== HALF && number !== 2) return false;
  const base = context.number(x, Kind.FLOAT, i.pc, 1);
  const result = body.scratch(4, ValueType.F64);
  if (number === HALF) {
    // Of 0, infinity and NaN the interpreter knows more.
    body.get(base).f64(0).op(W.F64Gt, W.I32Eqz);
    exits.leaveIf(i.pc);
    body.get(base).op(W.F64Sqrt).set(result);
  } else {
    body.get(base).get(base).op(W.F64Mul).tee(result).f64(Number.POSITIVE_INFINITY).op(W.F64Eq);
    exits.leaveIf(i.pc);
  }
  body.get(result);
  context.giveNumber(i.a, Kind.FLOAT, [x]);
  return true;
}

/** -x of a float, and of an int as long as it stays small. */
export function lowerNegative(context: Context, i: Instruction): boolean {
  const { body } = context;
  const x: Operand = { slot: i.b };
  const kind = context.numberKind(x);
  if (kind === undefined) return false;
  const local = context.number(x, kind, i.pc, 1);
  if (kind === Kind.FLOAT) body.get(local).op(W.F64Neg);
  else {
    const r = body.scratch(0);
    body.i64(0n).get(local).op(W.I64Sub).set(r);
    guardSmall(body, r, context.failAt(i.pc));
    body.get(r);
  }
  context.giveNumber(i.a, kind, [x]);
  return true;
}

/** Comparisons of ints and of floats, in the order of Compare. */
const COMPARISONS: [W, W][] = [
  [W.I64LtS, W.F64Lt],
  [W.I64LeS, W.F64Le],
  [W.I64Eq, W.F64Eq],
  [W.I64Ne, W.F64Ne],
  [W.I64GtS, W.F64Gt],
  [W.I64GeS, W.F64Ge],
];

/** The Wasm comparison of numbers for the n-th of Compare; undefined for `in` and `is`. */
export function comparisonOf(n: number, kind: NumberKind): W | undefined {
  return COMPARISONS[n]?.[kind === Kind.INT ? 0 : 1];
}
