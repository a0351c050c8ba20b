/**
 * Calls of built-in functions and methods that need no call: each row of the table says what one becomes for arguments of the types seen. Which
 * function it is, is asked for by its address when the call is made.
 */
import {
  BuiltinLayout,
  Header,
  MethodDescriptorLayout,
  NativeLayout,
  StrLayout,
} from "../../../assembly/shared/layout.ts";
import { NOWHERE, R } from "../../../assembly/shared/registers.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import { bitsOf, type Context, type Operand, POINTER_TAG, typeAddress } from "../body/context.ts";
import { type NumberKind, Parameter } from "../body/slots.ts";
import { ANY_VALUE, ERROR, hintOf, INT_TAG, Kind, NO_SELF, SMALL, UNBOUND } from "../body/state.ts";
import { Import } from "../vm/imports.ts";
import type { Instruction } from "../vm/instructions.ts";
import type { Memory } from "../vm/memory.ts";
import { ValueType, W } from "../wasm/encoder.ts";
import { lowerDictMethod, lowerSetAdd } from "./dicts.ts";
import { isInstance } from "./isinstance.ts";
import { LENGTHS } from "./lengths.ts";
import { append, type Call, insert, pop } from "./lists.ts";
import { giveText, noteTextOfItem, pushCharacterOf } from "./texts.ts";

/** Emits a call's work; false, and nothing emitted, where the arguments are not of types for it. */
type Form = (call: Call) => boolean;

const operand = (slot: number): Operand => ({ slot });

/** The unboxed number on the stack is the result. */
function giveNumber({ context, i, operands }: Call, kind: NumberKind): boolean {
  if (i.c === NOWHERE) {
    context.body.op(W.Drop);
    context.freeOperands(operands);
  } else context.giveNumber(i.c, kind, operands);
  return true;
}

function length(call: Call): boolean {
  const { context, i, args } = call;
  const [x] = args as [number];
  const found = LENGTHS.find(([type]) => context.seen(x, type) !== undefined);
  if (found === undefined || args.length !== 1) return false;
  call.identify();
  const p = context.guardType(x, found[0], i.pc);
  context.body.get(p).loadI32(found[1]).op(W.I64ExtendI32U);
  return giveNumber(call, Kind.INT);
}

/** abs(x): a small int's may be one more than fits. */
function absolute(call: Call): boolean {
  const { context, i, args } = call;
  const { body } = context;
  const x = operand(args[0] as number);
  const kind = context.numberKind(x);
  if (kind === undefined || args.length !== 1) return false;
  call.identify();
  const local = context.number(x, kind, i.pc, 1);
  if (kind === Kind.FLOAT) body.get(local).op(W.F64Abs);
  else {
    const r = body.scratch(0);
    body.i64(0n).get(local).op(W.I64Sub).get(local).get(local).i64(0n).op(W.I64LtS, W.Select).tee(r);
    body.i64(1n << 48n).op(W.I64Eq);
    context.exits.leaveIf(i.pc, "OVERFLOW");
    body.get(r);
  }
  return giveNumber(call, kind);
}

/** Most arguments of min and max. */
const MOST_COMPARED = 4;

/** min and max of some numbers of one kind: a later one where it is beyond those before it. */
function extreme(int: W, float: W): Form {
  return (call) => {
    const { context, i, args } = call;
    const numbers = args.map(operand);
    if (numbers.length < 2 || numbers.length > MOST_COMPARED) return false;
    const kind = context.numberKind(numbers[0] as Operand);
    if (kind === undefined || numbers.some((x) => context.numberKind(x) !== kind)) return false;
    call.identify();
    const { body } = context;
    const [first, ...others] = numbers.map((x, n) => context.number(x, kind, i.pc, n)) as [
      number,
      ...number[],
    ];
    const best = body.scratch(55, kind === Kind.INT ? ValueType.I64 : ValueType.F64);
    body.get(first).set(best);
    for (const x of others) {
      body.get(x).get(best).get(x).get(best);
      body.op(kind === Kind.INT ? int : float, W.Select).set(best);
    }
    body.get(best);
    return giveNumber(call, kind);
  };
}

/** ord() of a str of one character below U+0100. */
function ordinal(call: Call): boolean {
  const { context, i, args } = call;
  const { body } = context;
  const [x] = args as [number];
  if (args.length !== 1 || context.seen(x, TypeId.STR) === undefined) return false;
  call.identify();
  const p = context.guardType(x, TypeId.STR, i.pc);
  body
    .get(p)
    .loadI32(StrLayout.LENGTH)
    .i32(1)
    .op(W.I32Ne)
    .get(p)
    .loadU8(StrLayout.WIDTH)
    .i32(1)
    .op(W.I32Ne, W.I32Or);
  context.exits.leaveIf(i.pc, "TEXT");
  body.get(p).loadU8(StrLayout.DATA).op(W.I64ExtendI32U);
  return giveNumber(call, Kind.INT);
}

/** chr() below U+0100: such texts are made once and for all. */
function character(call: Call): boolean {
  const { context, i, args, operands } = call;
  const { body, item } = context;
  const x = operand(args[0] as number);
  if (args.length !== 1 || i.c === NOWHERE || context.numberKind(x) !== Kind.INT) return false;
  call.identify();
  const code = context.number(x, Kind.INT, i.pc, 1);
  body.get(code).i64(255n).op(W.I64GtU);
  context.exits.leaveIf(i.pc, "TEXT");
  body.get(code).op(W.I32WrapI64);
  pushCharacterOf(context);
  body.set(item);
  context.setItem(i.c, hintOf(TypeId.STR), operands);
  noteTextOfItem(context, i.c);
  return true;
}

/** dict.get() and dict.setdefault() of keys that say by themselves where they are. */
function dictMethod(kernel: Import): Form {
  return (call) => {
    const { context, i, args, operands } = call;
    const fits = (args.length === 2 || args.length === 3) && i.c !== NOWHERE;
    if (!fits || context.seen(args[0] as number, TypeId.DICT) === undefined) return false;
    call.identify();
    return lowerDictMethod(context, i, args, operands, kernel);
  };
}

function setAdd(call: Call): boolean {
  const { context, i, args, operands } = call;
  if (args.length !== 2 || context.seen(args[0] as number, TypeId.SET) === undefined) return false;
  call.identify();
  return lowerSetAdd(context, i, args, operands);
}

/** math.sqrt() of what is not negative. */
function squareRoot(call: Call): boolean {
  const { context, i, args } = call;
  const { body } = context;
  const x = operand(args[0] as number);
  if (args.length !== 1 || context.numberKind(x) === undefined) return false;
  call.identify();
  const local = context.number(x, Kind.FLOAT, i.pc, 1);
  body.get(local).f64(0).op(W.F64Ge, W.I32Eqz);
  context.exits.leaveIf(i.pc, "OPERAND");
  body.get(local).op(W.F64Sqrt);
  return giveNumber(call, Kind.FLOAT);
}

/** int(), round(), floor(), ceil() or trunc() of a number: of a float by the instruction that rounds alike. */
function whole(rounding: W): Form {
  return (call) => {
    const { context, i, args } = call;
    const { body } = context;
    if (args.length !== 1) return false;
    const x = operand(args[0] as number);
    const kind = context.numberKind(x);
    if (kind === undefined) return false;
    call.identify();
    body.get(context.number(x, kind, i.pc, 1));
    if (kind === Kind.INT) return giveNumber(call, Kind.INT);
    const rounded = body.scratch(55, ValueType.F64);
    body.op(rounding).tee(rounded).op(W.F64Abs).f64(SMALL).op(W.F64Lt, W.I32Eqz);
    context.exits.leaveIf(i.pc, "OVERFLOW");
    body.get(rounded).op(W.I64TruncF64S);
    return giveNumber(call, Kind.INT);
  };
}

/** float() of a number. */
function toFloat(call: Call): boolean {
  const { context, i, args } = call;
  if (args.length !== 1) return false;
  const x = operand(args[0] as number);
  if (context.numberKind(x) === undefined) return false;
  call.identify();
  context.body.get(context.number(x, Kind.FLOAT, i.pc, 1));
  return giveNumber(call, Kind.FLOAT);
}

/** str() of a small int. */
function textOfInt(call: Call): boolean {
  const { context, i, args, operands } = call;
  const x = operand(args[0] as number);
  if (args.length !== 1 || i.c === NOWHERE || context.numberKind(x) !== Kind.INT) return false;
  call.identify();
  context.body.get(context.number(x, Kind.INT, i.pc, 1)).call(Import.TEXT_OF_INT);
  return giveText(context, i, i.c, operands);
}

/** range() of one or two ints. */
function rangeBetween(call: Call): boolean {
  const { context, i, args, operands } = call;
  const { body, exits, item, slots } = context;
  const isOfInts = args.every((slot) => context.numberKind(operand(slot)) === Kind.INT);
  if (args.length === 0 || args.length > 2 || !isOfInts || i.c === NOWHERE) return false;
  call.identify();
  const bounds = args.map((slot, n) => context.number(operand(slot), Kind.INT, i.pc, n + 1));
  if (bounds.length === 1) body.i64(0n);
  for (const bound of bounds) body.get(bound);
  body.call(Import.MAKE_RANGE).tee(item).i64(bitsOf(UNBOUND)).op(W.I64Eq);
  exits.leaveIf(i.pc, "REFUSED");
  context.freeOperands(operands, i.c);
  context.giveResult(i.c, hintOf(TypeId.RANGE));
  body.get(item).op(W.I32WrapI64).set(slots.address(i.c));
  slots.note(i.c, typeAddress(TypeId.RANGE));
  return true;
}

/** int() of a text of a few plain digits. */
function intOfText(call: Call): boolean {
  const { context, i, args } = call;
  const { body } = context;
  const [x] = args as [number];
  if (args.length !== 1 || context.seen(x, TypeId.STR) === undefined) return false;
  call.identify();
  const value = body.scratch(0);
  body
    .get(context.guardType(x, TypeId.STR, i.pc))
    .call(Import.INT_OF_TEXT)
    .tee(value)
    .i64(0n)
    .op(W.I64LtS);
  context.exits.leaveIf(i.pc, "TEXT");
  body.get(value);
  return giveNumber(call, Kind.INT);
}

/** Built-in types that are called to make one plain value of another. */
const MAKERS = new Map<number, Form>([
  [typeAddress(TypeId.STR), textOfInt],
  [typeAddress(TypeId.INT), (call) => whole(W.F64Trunc)(call) || intOfText(call)],
  [typeAddress(TypeId.FLOAT), toFloat],
  [typeAddress(TypeId.RANGE), rangeBetween],
]);

const FORMS: Record<string, Form> = {
  "builtins.len": length,
  "builtins.abs": absolute,
  "builtins.min": extreme(W.I64LtS, W.F64Lt),
  "builtins.max": extreme(W.I64GtS, W.F64Gt),
  "builtins.chr": character,
  "builtins.isinstance": isInstance,
  "builtins.ord": ordinal,
  "dict.get": dictMethod(Import.GET_IN_DICT),
  "dict.setdefault": dictMethod(Import.SET_DEFAULT),
  "builtins.round": whole(W.F64Nearest),
  "math.ceil": whole(W.F64Ceil),
  "math.floor": whole(W.F64Floor),
  "math.sqrt": squareRoot,
  "math.trunc": whole(W.F64Trunc),
  "list.append": append,
  "list.insert": insert,
  "list.pop": pop,
  "set.add": setAdd,
};

/** Methods of str by what they give. */
const TEXT_RESULTS: [TypeId, string][] = [
  [
    TypeId.STR,
    "capitalize casefold center expandtabs format join ljust lower lstrip removeprefix removesuffix replace rjust rstrip strip swapcase title translate upper zfill",
  ],
  [TypeId.LIST, "rsplit split splitlines"],
  [TypeId.TUPLE, "partition rpartition"],
  [TypeId.BYTES, "encode"],
];

/** What some give, which it pays to know. */
const RESULTS = new Map<string, bigint>([
  ["dict.items", hintOf(TypeId.DICT_ITEMS)],
  ["dict.keys", hintOf(TypeId.DICT_KEYS)],
  ["dict.values", hintOf(TypeId.DICT_VALUES)],
  ["str.count", INT_TAG],
  ["str.find", INT_TAG],
  ["str.index", INT_TAG],
  ["str.rfind", INT_TAG],
  ["str.rindex", INT_TAG],
  ...TEXT_RESULTS.flatMap(([type, names]) =>
    names.split(" ").map((name): [string, bigint] => [`str.${name}`, hintOf(type)]),
  ),
]);

/** Types whose methods are named in these tables. */
const OWNERS = new Map([
  [typeAddress(TypeId.DICT), "dict"],
  [typeAddress(TypeId.LIST), "list"],
  [typeAddress(TypeId.SET), "set"],
  [typeAddress(TypeId.STR), "str"],
]);

/** What runs a generator is for the interpreter. */
const RESUMING = new Set(["builtins.next", "send"]);

interface Native {
  /** By its module or type, as the tables above have it. */
  name: string;
  def: number;
  /** The type that self must be of, 0 for none. */
  owner: number;
}

function nativeAt(memory: Memory, callable: number): Native | undefined {
  const type = memory.u32(callable + Header.TYPE);
  const nameOf = (def: number) => memory.text(memory.u32(def + NativeLayout.NAME));
  if (type === typeAddress(TypeId.METHOD_DESCRIPTOR)) {
    const def = memory.u32(callable + MethodDescriptorLayout.DEF);
    const owner = memory.u32(callable + MethodDescriptorLayout.OWNER);
    const named = OWNERS.get(owner);
    return { name: named === undefined ? nameOf(def) : `${named}.${nameOf(def)}`, def, owner };
  }
  if (type !== typeAddress(TypeId.BUILTIN) || memory.value(callable + BuiltinLayout.SELF) !== UNBOUND)
    return undefined;
  const def = memory.u32(callable + BuiltinLayout.DEF);
  const module = memory.u32(def + NativeLayout.MODULE);
  return { name: `${module === 0 ? "" : memory.text(module)}.${nameOf(def)}`, def, owner: 0 };
}

/** Whether a call runs a generator: what that does is compiled for itself. */
export function resumesGenerator(context: Context, i: Instruction): boolean {
  if (i.op !== R.CALL && i.op !== R.CALL_METHOD) return false;
  const callable = context.seenObject(i.a);
  const native = callable === undefined ? undefined : nativeAt(context.memory, callable);
  return native !== undefined && RESUMING.has(native.name);
}

/** CALL and CALL_METHOD of a built-in function that the table has. */
export function lowerNativeCall(context: Context, i: Instruction): boolean {
  const { body, slots } = context;
  const callable = context.seenObject(i.a);
  const native = callable === undefined ? undefined : nativeAt(context.memory, callable);
  const make = callable === undefined || i.op !== R.CALL ? undefined : MAKERS.get(callable);
  if (callable === undefined || (native === undefined && make === undefined)) return false;
  // Self of a method is there if LOAD_METHOD has put it there; else nobody knows.
  if (i.op === R.CALL_METHOD && slots.type(i.a + 8) === ANY_VALUE) return false;
  // Where there is none, the arguments begin behind its slot.
  const hasSelfSlot = i.op === R.CALL_METHOD;
  const hasSelf = hasSelfSlot && slots.type(i.a + 8) !== NO_SELF;
  const first = hasSelfSlot && !hasSelf ? i.a + 16 : i.a + 8;
  const args = Array.from({ length: hasSelf ? i.b + 1 : i.b }, (_, n) => first + n * 8);
  if (hasSelfSlot && native === undefined) return false;
  const identify = () => {
    slots.pushBoxed(i.a);
    body.i64(bitsOf(POINTER_TAG | BigInt(callable))).op(W.I64Ne);
    context.exits.leaveIf(i.pc, "VALUE");
  };
  const used = hasSelfSlot ? [i.a, i.a + 8, ...args.filter((slot) => slot !== i.a + 8)] : [i.a, ...args];
  const call = { context, i, args, operands: used.map(operand), identify };
  if (native === undefined) return make?.(call) === true;
  return FORMS[native.name]?.(call) || callDirectly(call, native, first);
}

/** A call of a native that takes its arguments as they lie. */
function callDirectly(
  { context, i, args, identify }: Call,
  { name, def, owner }: Native,
  first: number,
): boolean {
  const { body, memory, slots } = context;
  // It wants the frame.
  if (context.frame.inlined) return false;
  const spare = memory.i32(def + NativeLayout.DIRECT) - args.length;
  if (spare < 0 || spare > memory.u32(def + NativeLayout.OPTIONAL) || RESUMING.has(name)) return false;
  const [self] = args;
  if (owner !== 0 && (self === undefined || slots.type(self) !== owner)) return false;
  identify();
  slots.spill();
  context.pushFrame();
  context.noteRoom();
  body.get(Parameter.FRAME_OR_0).i32(i.pc).i32(def);
  for (const from of [i.a, first]) body.get(Parameter.WINDOW).i32(from).op(W.I32Add);
  const result = body.scratch(23);
  body.i32(args.length).call(Import.CALL_NATIVE).tee(result);
  context.compareWithSpecial();
  body.if();
  body
    .i32(0)
    .i32(i.pc + 8)
    .get(result)
    .i64(bitsOf(ERROR))
    .op(W.I64Eq, W.Select)
    .set(context.next);
  context.giveBack(context.next);
  body.end();
  for (let slot = i.a; slot < first + args.length * 8; slot += 8) slots.vacated(slot);
  if (i.c === NOWHERE) {
    slots.drop(result);
    return true;
  }
  body.get(result).set(context.item);
  context.giveResult(i.c, RESULTS.get(name));
  return true;
}

/** What a call of a built-in type will give, done out of line. */
export function callHint(context: Context, i: Instruction): bigint | undefined {
  const callable = context.seenObject(i.a);
  if (callable === undefined || i.c === NOWHERE) return undefined;
  const type = MADE.find((id) => typeAddress(id) === callable);
  return type === undefined ? undefined : hintOf(type);
}

/** Types that give nothing but instances of themselves. */
const MADE = [
  TypeId.RANGE,
  TypeId.LIST,
  TypeId.TUPLE,
  TypeId.DICT,
  TypeId.SET,
  TypeId.STR,
  TypeId.ZIP,
  TypeId.ENUMERATE,
  TypeId.MAP,
  TypeId.FILTER,
];
