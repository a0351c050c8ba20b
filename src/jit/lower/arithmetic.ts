/** Arithmetic of unboxed ints and floats: what each operation of register code becomes, and when it must leave to the interpreter. */
import { R } from "../../../assembly/shared/registers.ts";
import { BOOL_TYPE, bitsOf, type Context, type Operand, TRUE } from "../body/context.ts";
import type { Guard } from "../body/guards.ts";
import type { Fail, NumberKind } from "../body/slots.ts";
import { floatOf, INT_TAG, intOf, Kind, kindOf, SMALL, SPECIAL_TAG } from "../body/state.ts";
import { type Instruction, readInstruction } from "../vm/instructions.ts";
import { type Body, ValueType, W } from "../wasm/encoder.ts";

/** Locals that operands lie in, and what to emit where the result cannot be had here. */
interface Operands {
  x: number;
  y: number;
  fail: (guard?: Guard) => void;
  /** The second one, or of a product either, if it is a constant. */
  constant?: bigint;
  /** The one of them that is not constant. */
  variable?: number;
  /** The int that y was made of. */
  divisor?: number;
  /** Only the low 64 bits are wanted. */
  wraps?: boolean;
  /** What ints are at most, their signs left out: x, y and what is made of them. */
  most: [number, number, number];
  /** Pushes a constant. */
  float: (value: number) => void;
}

interface Lowering {
  /** Kind of the result; undefined: not done here. */
  result(x: NumberKind, y: NumberKind): NumberKind | undefined;
  /** What the result of ints that are no more than x and y is at most, all signs left out, if that is not to be asked. */
  most?(x: number, y: number): number;
  /** Pushes the result; operands are both of one kind, which is `kind`. */
  emit(body: Body, kind: NumberKind, operands: Operands): void;
}

const INT_BITS = 15n;
/** Products below do not overflow. */
const LONGEST_INT = 2 ** 63;
const SMALL_MAX = (1n << 48n) - 1n;
/** The square of this is still small. */
const ROOT_MAX = (1n << 24n) - 1n;

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
    most: (x, y) => x + y,
    emit(body, kind, { x, y, fail, wraps, most }) {
      body
        .get(x)
        .get(y)
        .op(kind === Kind.FLOAT ? float : int);
      if (kind === Kind.FLOAT || wraps || most[2] < SMALL) return;
      const r = body.scratch(0);
      body.set(r);
      guardSmall(body, r, fail);
      body.get(r);
    },
  };
}

const product: Lowering = {
  result: widest,
  most: (x, y) => x * y,
  emit(body, kind, { x, y, fail, constant, variable, wraps, most }) {
    if (kind === Kind.FLOAT || wraps || most[2] < SMALL) {
      body
        .get(x)
        .get(y)
        .op(kind === Kind.FLOAT ? W.F64Mul : W.I64Mul);
      return;
    }
    if (constant !== undefined && constant !== 0n) {
      // What stays small times the constant lies between two bounds.
      const most = SMALL_MAX / (constant < 0n ? -constant : constant);
      const other = body.scratch(0);
      body.get(x).get(y).op(W.I64Mul).set(other);
      body
        .get(variable ?? x)
        .i64(most)
        .op(W.I64Add);
      body.i64(most * 2n).op(W.I64GtU);
      fail();
      body.get(other);
      return;
    }
    if (x === y) {
      // A square stays small up to one number.
      body
        .get(x)
        .i64(ROOT_MAX)
        .op(W.I64Add)
        .i64(ROOT_MAX * 2n)
        .op(W.I64GtU);
      fail();
      body.get(x).get(x).op(W.I64Mul);
      return;
    }
    // Factors of 32 bits have a product of 64.
    for (const factor of most[2] < LONGEST_INT ? [] : [x, y]) {
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
  emit(body, kind, { x, y, fail, divisor }) {
    if (kind === Kind.INT) body.get(y).op(W.I64Eqz);
    else if (divisor !== undefined) body.get(divisor).op(W.I64Eqz);
    else body.get(y).f64(0).op(W.F64Eq);
    fail("OPERAND");
    if (kind === Kind.INT) body.get(x).op(W.F64ConvertI64S).get(y).op(W.F64ConvertI64S, W.F64Div);
    else body.get(x).get(y).op(W.F64Div);
  },
};

/** Rounding down, of a division by a positive number. `power`: by 2 to this power. */
function division(
  emit: (body: Body, operands: Operands) => void,
  emitPower: (body: Body, x: number, power: bigint) => void,
  most: (x: number, y: number) => number,
): Lowering {
  return {
    result: intsOnly,
    most,
    emit(body, _kind, operands) {
      const { x, y, fail, constant } = operands;
      const power = constant === undefined ? -1 : POWERS.indexOf(constant);
      if (power >= 0) {
        emitPower(body, x, BigInt(power));
        return;
      }
      if (constant === undefined || constant <= 0n) {
        body.get(y).i64(0n).op(W.I64LeS);
        fail("OPERAND");
      }
      emit(body, operands);
    },
  };
}

const POWERS = Array.from({ length: 48 }, (_, n) => 1n << BigInt(n));

const SHORT_MAX = 2 ** 31 - 1;

/** What added to a float of less than 51 bits leaves the nearest int in the low bits of the sum. */
const ROUNDING = 1.5 * 2 ** 52;
const ROUNDING_BITS = 0x4338n << 48n;

/**
 * Division by a constant: pushes, given the sum of the quotient and ROUNDING in a local, what `emit` makes of it and of what remains. The quotient of
 * floats is taken to the nearest int, which is the quotient rounded down or one more; then what remains is less than 0. That is exact, as ints are
 * small. What remains is no more than the divisor, so that 32 bits do for it, in which nothing is to be seen of ROUNDING.
 */
function divideByConstant(body: Body, operands: Operands, emit: (sum: number, rest: number) => void): void {
  const { x, constant, float } = operands;
  const sum = body.scratch(0);
  const rest = body.scratch(41, ValueType.I32);
  const divisor = Number(constant);
  body.get(x).op(W.F64ConvertI64S);
  float(1 / divisor);
  body.op(W.F64Mul);
  float(ROUNDING);
  body.op(W.F64Add, W.I64ReinterpretF64).set(sum);
  body.get(x).op(W.I32WrapI64).get(sum).op(W.I32WrapI64).i32(divisor).op(W.I32Mul, W.I32Sub).set(rest);
  emit(sum, rest);
}

/**
 * Sets scratch local 0 to what `emit` pushes: of x op y in 32 bits where both have no more; else of the quotient as above, and what remains in 64 bits.
 * That takes half the time of a division of 64 bits.
 */
function divide(
  body: Body,
  { x, y, float }: Operands,
  short: (q: number) => void,
  long: (q: number, rest: number) => void,
): void {
  const q = body.scratch(0);
  const rest = body.scratch(37);
  body.get(x).op(W.I32WrapI64, W.I64ExtendI32S).get(x).op(W.I64Eq);
  body.get(y).op(W.I32WrapI64, W.I64ExtendI32S).get(y).op(W.I64Eq, W.I32And).if();
  short(q);
  body.else().get(x).op(W.F64ConvertI64S).get(y).op(W.F64ConvertI64S, W.F64Div);
  float(ROUNDING);
  body.op(W.F64Add, W.I64ReinterpretF64).i64(ROUNDING_BITS).op(W.I64Sub).set(q);
  body.get(x).get(q).get(y).op(W.I64Mul, W.I64Sub).set(rest);
  long(q, rest);
  body.set(q).end().get(q);
}

/** Whether 32 bits do for what is no more than this. */
function isShort(most: number): boolean {
  return most <= SHORT_MAX;
}

function pushShort(body: Body, { x, y }: Operands, op: W): Body {
  return body.get(x).op(W.I32WrapI64).get(y).op(W.I32WrapI64, op, W.I64ExtendI32S);
}

const floorDivision = division(
  (body, operands) => {
    const { x, y, constant, most } = operands;
    const short = (q: number) => {
      pushShort(body, operands, W.I32DivS).set(q);
      body.get(q).get(q).get(y).op(W.I64Mul).get(x).op(W.I64GtS, W.I64ExtendI32U, W.I64Sub).set(q);
    };
    if (isShort(most[0]) && isShort(most[1])) {
      const q = body.scratch(0);
      short(q);
      body.get(q);
    } else if (constant !== undefined && isShort(most[1])) {
      divideByConstant(body, operands, (sum, rest) => {
        body.get(sum).i64(ROUNDING_BITS).op(W.I64Sub);
        body.get(rest).i32(31).op(W.I32ShrS, W.I64ExtendI32S, W.I64Add);
      });
    } else divide(body, operands, short, (q, rest) => body.get(q).get(rest).i64(63n).op(W.I64ShrS, W.I64Add));
  },
  (body, x, power) => body.get(x).i64(power).op(W.I64ShrS),
  (x) => x,
);

const modulo = division(
  (body, operands) => {
    const { y, constant, most } = operands;
    const short = (r: number) => {
      pushShort(body, operands, W.I32RemS).set(r);
      body.get(r).get(y).get(r).i64(63n).op(W.I64ShrS, W.I64And, W.I64Add).set(r);
    };
    if (isShort(most[0]) && isShort(most[1])) {
      const r = body.scratch(0);
      short(r);
      body.get(r);
    } else if (constant !== undefined && isShort(most[1])) {
      divideByConstant(body, operands, (_, rest) => {
        body.get(rest).get(rest).i32(31).op(W.I32ShrS).i32(Number(constant)).op(W.I32And, W.I32Add);
        body.op(W.I64ExtendI32U);
      });
    } else {
      divide(body, operands, short, (_, rest) =>
        body.get(rest).get(y).get(rest).i64(63n).op(W.I64ShrS, W.I64And, W.I64Add),
      );
    }
  },
  (body, x, power) =>
    body
      .get(x)
      .i64((1n << power) - 1n)
      .op(W.I64And),
  (_, y) => y,
);

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
    fail("OPERAND");
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
    fail("OPERAND");
    body.get(x).get(y).i64(63n).get(y).i64(63n).op(W.I64LtU, W.Select, W.I64ShrS);
  },
};

const conjunction = bitwise(W.I64And);
const plus = sum(W.I64Add, W.F64Add);
const minus = sum(W.I64Sub, W.F64Sub);

/** Of what these give the low bits depend on the low bits of operands alone. */
const WRAPPING = new Set([plus, minus, product]);

/** Which lowering an operation has; the in-place forms share it. */
const LOWERINGS: [R, R, Lowering][] = [
  [R.ADD, R.INPLACE_ADD, plus],
  [R.SUB, R.INPLACE_SUB, minus],
  [R.MUL, R.INPLACE_MUL, product],
  [R.TRUEDIV, R.INPLACE_TRUEDIV, quotient],
  [R.FLOORDIV, R.INPLACE_FLOORDIV, floorDivision],
  [R.MOD, R.INPLACE_MOD, modulo],
  [R.AND, R.INPLACE_AND, conjunction],
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

/** What an operation of two operands is about; undefined for other instructions, and those that have no form here. */
export function operandsOf(context: Context, i: Instruction): [Operand, Operand] | undefined {
  const found = FORMS.get(i.op);
  return found && operandsIn(context, i, found[1]);
}

function operandsIn(context: Context, i: Instruction, form: Form): [Operand, Operand] {
  return [
    form === Form.FIRST_CONSTANT ? { constant: context.constant(i.b) } : { slot: i.b },
    form === Form.SECOND_CONSTANT ? { constant: context.constant(i.c) } : { slot: i.c },
  ];
}

export function isArithmetic(op: R): boolean {
  return FORMS.has(op);
}

/** Emits arithmetic of what is known or seen to be numbers; false for all else. */
export function lowerArithmetic(context: Context, i: Instruction): boolean {
  const found = FORMS.get(i.op);
  if (found === undefined) return false;
  const [lowering, form] = found;
  const [x, y] = operandsIn(context, i, form);
  if (WRAPPING.has(lowering)) {
    unboxTruth(context, i.pc, x, y);
    unboxTruth(context, i.pc, y, x);
  }
  const [kx, ky] = context.numberKinds(x, y);
  if (kx === undefined || ky === undefined) return lowerEither(context, i, lowering, x, y);
  const result = lowering.result(kx, ky);
  if (result === undefined) return false;
  const kind = kx === ky ? kx : Kind.FLOAT;
  const wraps = result === Kind.INT && isMasked(context, i);
  // What was too large again and again will be so.
  const isLarge = !context.trusts && result === Kind.INT && !wraps && WRAPPING.has(lowering);
  if (isLarge && lowerEither(context, i, lowering, x, y)) return true;
  const operands = { x: context.number(x, kind, i.pc, 1), y: context.number(y, kind, i.pc, 2) };
  const [mx, my] = [mostOf(context, x), mostOf(context, y)];
  const most = kind === Kind.INT ? mostOfResult(lowering, mx, my, y) : SMALL;
  lowering.emit(context.body, kind, {
    ...operands,
    ...constantOf(kind, lowering, x, y, operands),
    divisor: ky === Kind.INT && "slot" in y ? context.slots.local(y.slot, ky) : undefined,
    wraps,
    most: [mx, my, most],
    float: (value) => context.pushFloat(value),
    fail: (guard = "OVERFLOW") => context.exits.leaveIf(i.pc, guard),
  });
  context.giveNumber(i.a, result, [x, y]);
  if (result === Kind.INT)
    context.slots.noteMost(i.a, wraps ? Number.POSITIVE_INFINITY : Math.min(most, SMALL));
  return true;
}

/** Makes an operand that is True or False, which the instruction uses up, the int that it counts as beside a number. */
function unboxTruth(context: Context, pc: number, x: Operand, other: Operand): void {
  const { body, slots } = context;
  if (!("slot" in x) || !context.isTemporary(x.slot) || slots.type(x.slot) !== BOOL_TYPE) return;
  const kind = context.numberKind(other);
  if (kind === undefined) return;
  // Whoever refuses what is no number names the types: by then this one must be what it was.
  if ("slot" in other) slots.unbox(other.slot, kind, context.failAt(pc, "NUMBER"));
  slots.pushBoxed(x.slot);
  body.i64(bitsOf(TRUE)).op(W.I64Eq, W.I64ExtendI32U);
  slots.setUnboxed(x.slot, Kind.INT, INT_TAG);
  slots.noteMost(x.slot, 1);
}

/** What an int is at most, its sign left out. */
function mostOf({ slots }: Context, x: Operand): number {
  if ("slot" in x) return slots.most(x.slot);
  return kindOf(x.constant) === Kind.INT ? Math.abs(Number(intOf(x.constant))) : SMALL;
}

/** What the result of ints that are no more than mx and my is at most, all signs left out. */
function mostOfResult(lowering: Lowering, mx: number, my: number, y: Operand): number {
  if ("constant" in y) {
    if (lowering === floorDivision && my > 0) return mx / my + 1;
    if (lowering === conjunction && isMask(y.constant)) return my;
  }
  return lowering.most?.(mx, my) ?? SMALL;
}

/** The constant among two ints, and the local of the other. */
function constantOf(
  kind: NumberKind,
  lowering: Lowering,
  x: Operand,
  y: Operand,
  locals: { x: number; y: number },
): { constant?: bigint; variable?: number } {
  if (kind !== Kind.INT) return {};
  if ("constant" in y) return { constant: intOf(y.constant), variable: locals.x };
  if ("constant" in x && lowering === product) return { constant: intOf(x.constant), variable: locals.y };
  return {};
}

/** Longest chain of operations that isMasked looks at. */
const LONGEST_CHAIN = 8;

/**
 * Whether what an instruction gives goes through sums and products alone into one of which only low bits are wanted, `(x * a + b) & mask`: then it
 * may wrap around, and random generators and hashes need no large ints. What else goes in must be known to be an int, for there is no way out.
 */
function isMasked(context: Context, i: Instruction): boolean {
  let at = i;
  for (let n = 0; n < LONGEST_CHAIN && context.isTemporary(at.a); n++) {
    const found = FORMS.get(at.op);
    if (found === undefined || !WRAPPING.has(found[0])) return false;
    const next = readInstruction(context.memory, at.pc + at.size);
    if (next.op === R.AND_K && next.b === at.a) return isMask(context.constant(next.c));
    const following = FORMS.get(next.op);
    if (following === undefined) return false;
    const operands = operandsIn(context, next, following[1]);
    const others = operands.filter((x) => !("slot" in x && x.slot === at.a));
    if (others.length !== 1 || !others.every((x) => isSureInt(context, x))) return false;
    at = next;
  }
  return false;
}

function isMask(value: bigint): boolean {
  return kindOf(value) === Kind.INT && intOf(value) >= 0n;
}

function isSureInt(context: Context, x: Operand): boolean {
  return "constant" in x ? kindOf(x.constant) === Kind.INT : context.slots.kind(x.slot) === Kind.INT;
}

/** Emits arithmetic of what may be ints or floats, asked each time; boxed. Everything else is done out of line. */
function lowerEither(context: Context, i: Instruction, lowering: Lowering, x: Operand, y: Operand): boolean {
  const { body, slots } = context;
  if (!WRAPPING.has(lowering) || ![x, y].every((each) => context.mayBeNumber(each))) return false;
  slots.settle();
  const [vx, vy] = [body.scratch(10), body.scratch(11)];
  context.pushBoxed(x);
  body.set(vx);
  context.pushBoxed(y);
  body.set(vy).block().block();
  const [cold, done] = [body.depth, body.depth - 1];
  const tests: [NumberKind, W, bigint][] = [
    [Kind.INT, W.I64GeU, INT_TAG],
    [Kind.FLOAT, W.I64LtU, SPECIAL_TAG],
  ];
  for (const [kind, test, tag] of tests) {
    const type = kind === Kind.INT ? ValueType.I64 : ValueType.F64;
    const [a, b, r] = [body.scratch(12, type), body.scratch(13, type), body.scratch(14, type)];
    body.get(vx).i64(tag).op(test).get(vy).i64(tag).op(test, W.I32And).if();
    body.get(vx);
    slots.unboxTop(kind);
    body.set(a).get(vy);
    slots.unboxTop(kind);
    body.set(b);
    lowering.emit(body, kind, {
      x: a,
      y: b,
      most: [SMALL, SMALL, SMALL ** 2],
      float: (value) => context.pushFloat(value),
      fail: () => body.brIf(body.depth - cold),
    });
    body.set(r).get(r);
    if (kind === Kind.INT) body.i64(INT_TAG).op(W.I64Or);
    else body.op(W.I64ReinterpretF64);
    body
      .set(context.item)
      .br(body.depth - done)
      .end();
  }
  body.end();
  context.operateAside(i, i.a);
  body.end();
  // Numbers need no dropping, and out of line operands were used up.
  for (const each of [x, y]) if ("slot" in each && context.isTemporary(each.slot)) slots.vacated(each.slot);
  context.giveResult(i.a, undefined);
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
    exits.leaveIf(i.pc, "OPERAND");
    body.get(base).op(W.F64Sqrt).set(result);
  } else {
    body.get(base).get(base).op(W.F64Mul).tee(result).f64(Number.POSITIVE_INFINITY).op(W.F64Eq);
    exits.leaveIf(i.pc, "OPERAND");
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
    guardSmall(body, r, context.failAt(i.pc, "OVERFLOW"));
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
