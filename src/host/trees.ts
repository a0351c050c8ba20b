/**
 * A syntax tree as steps that build it from below, for lib/_ast.py and from lib/_asttree.py: a step's number, then what it needs. Neither making
 * nor reading them recurses, so a tree may be as deep as the parser makes it.
 */

import { type Const, ConstKind } from "../bytecode/constants.ts";
import { decodeValue } from "../bytecode/decode.ts";
import {
  BoolOperator,
  CmpOp,
  type Constant,
  ConstantType,
  ExprContext,
  Kind,
  type Mod,
  type Node,
  Operator,
  UnaryOperator,
} from "../syntax/ast.ts";
import { type Parsed, spend, type TypeIgnore } from "../syntax/index.ts";
import type { Answer } from "./answers.ts";

enum Step {
  /** A constant. */
  CONSTANT,
  /** How many of the last values are a list. */
  LIST,
  /** The imaginary part of a complex number. */
  IMAGINARY,
  ELLIPSIS,
  /** The class of a node without fields. */
  SINGLE,
  /** (class, positions or None): its fields are the last values. From programs (class, names of fields, positions or None). */
  NODE,
  /** The value of a Constant, from programs. */
  VALUE,
  /** What a type comment says of the last node. */
  TYPE_COMMENT,
  /** The last list has the `type_ignores` of the root below it. */
  TYPE_IGNORES,
}

/** What is still to do: a value to take apart, or a step to write when what is above it is done. */
type Task = { value: unknown; names: Record<number, string> | null } | { step: Step; given: Answer };

const POSITIONS = new Set(["kind", "lineno", "col_offset", "end_lineno", "end_col_offset"]);

/** The names of the numbers that a field holds. */
function enumOf(kind: Kind, field: string): Record<number, string> | null {
  if (field === "ctx") return ExprContext;
  if (field === "ops") return CmpOp;
  if (field !== "op") return null;
  if (kind === Kind.BoolOp) return BoolOperator;
  return kind === Kind.UnaryOp ? UnaryOperator : Operator;
}

/** The steps for what has been parsed. Type comments are written as fields of the nodes that they belong to. */
export function treeSteps({ tree, typeComments, typeIgnores }: Parsed<Node>): Answer[] {
  const steps: Answer[] = [];
  const tasks: Task[] = [{ value: tree, names: null }];
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    spend(30);
    if ("step" in task) steps.push(task.step, task.given);
    else takeApart(task.value, task.names, tasks, steps, typeComments);
  }
  if (typeIgnores.length > 0) ignoreTypes(typeIgnores, steps);
  return steps;
}

function ignoreTypes(typeIgnores: readonly TypeIgnore[], steps: Answer[]): void {
  for (const { lineno, tag } of typeIgnores) {
    steps.push(Step.CONSTANT, lineno, Step.CONSTANT, tag, Step.NODE, ["TypeIgnore", null]);
  }
  steps.push(Step.LIST, typeIgnores.length, Step.TYPE_IGNORES, null);
}

function takeApart(
  value: unknown,
  names: Record<number, string> | null,
  tasks: Task[],
  steps: Answer[],
  typeComments: ReadonlyMap<Node, string>,
): void {
  if (Array.isArray(value)) {
    tasks.push({ step: Step.LIST, given: value.length });
    for (const item of value.toReversed()) tasks.push({ value: item, names });
  } else if (typeof value === "object" && value !== null && "kind" in value) {
    const comment = typeComments.get(value as Node);
    if (comment !== undefined) tasks.push({ step: Step.TYPE_COMMENT, given: comment });
    takeNodeApart(value as Node, tasks);
  } else if (typeof value === "number" && names !== null) {
    steps.push(Step.SINGLE, names[value]);
  } else steps.push(Step.CONSTANT, value as Answer);
}

function takeNodeApart(node: Node, tasks: Task[]): void {
  const place =
    "lineno" in node ? [node.lineno, node.col_offset, node.end_lineno, node.end_col_offset] : null;
  tasks.push({ step: Step.NODE, given: [Kind[node.kind], place] });
  if (node.kind === Kind.Constant) {
    tasks.push({ step: Step.CONSTANT, given: node.prefix }, constantTask(node));
    return;
  }
  const fields = Object.entries(node).filter(([field]) => !POSITIONS.has(field));
  for (const [field, value] of fields.toReversed()) tasks.push({ value, names: enumOf(node.kind, field) });
}

function constantTask({ type, value }: Constant): Task {
  switch (type) {
    case ConstantType.Ellipsis:
      return { step: Step.ELLIPSIS, given: null };
    case ConstantType.Complex:
      return { step: Step.IMAGINARY, given: { float: value as number } };
    case ConstantType.Float:
      return { step: Step.CONSTANT, given: { float: value as number } };
    case ConstantType.StrCodePoints:
      return { step: Step.CONSTANT, given: String.fromCodePoint(...(value as Uint32Array)) };
    default:
      return { step: Step.CONSTANT, given: value as Answer };
  }
}

// --- Trees from programs ---

/** What a step has put: a node, a list, a plain value, the number of a class without fields, or the value of a Constant. */
type Built = unknown;

/** The tree that marshalled steps build. */
export function treeFrom(bytes: Uint8Array): Mod {
  const steps = decodeValue(bytes);
  if (steps.kind !== ConstKind.Tuple) throw new Error("bad steps of a tree");
  const stack: Built[] = [];
  for (let i = 0; i + 1 < steps.items.length; i += 2) {
    spend(30);
    take(stack, plain(steps.items[i]) as Step, steps.items[i + 1]);
  }
  return stack[0] as Mod;
}

function take(stack: Built[], step: Step, given: Const): void {
  switch (step) {
    case Step.CONSTANT:
      stack.push(plain(given));
      return;
    case Step.LIST: {
      const count = plain(given) as number;
      stack.push(stack.splice(stack.length - count, count));
      return;
    }
    case Step.ELLIPSIS:
      stack.push({ type: ConstantType.Ellipsis, value: null });
      return;
    case Step.VALUE:
      stack.push(constantFrom(given));
      return;
    case Step.SINGLE:
      stack.push(single(plain(given) as string));
      return;
    default:
      stack.push(nodeFrom(stack, plain(given) as [string, string[], number[] | null]));
  }
}

/** The number of an operator or a context, or the node of a statement without fields. */
function single(name: string): number {
  for (const names of [ExprContext, BoolOperator, Operator, UnaryOperator, CmpOp]) {
    const number = (names as Record<string, string | number>)[name];
    if (typeof number === "number") return number;
  }
  throw new Error(`bad steps of a tree: ${name}`);
}

function nodeFrom(stack: Built[], [name, fields, place]: [string, string[], number[] | null]): Built {
  const kind = Kind[name as keyof typeof Kind];
  const node: Record<string, Built> = { kind };
  if (place) [node.lineno, node.col_offset, node.end_lineno, node.end_col_offset] = place;
  const values = stack.splice(stack.length - fields.length, fields.length);
  if (kind === Kind.Constant) return { ...node, ...(values[0] as object), prefix: values[1] };
  for (const [i, field] of fields.entries()) node[field] = values[i];
  return node;
}

/** The value of a Constant, with its type. */
function constantFrom(value: Const): { type: ConstantType; value: unknown } {
  switch (value.kind) {
    case ConstKind.None:
      return { type: ConstantType.None, value: null };
    case ConstKind.True:
    case ConstKind.False:
      return { type: ConstantType.Bool, value: value.kind === ConstKind.True };
    case ConstKind.Int:
      return { type: ConstantType.Int, value: value.value };
    case ConstKind.Float:
      return { type: ConstantType.Float, value: value.value };
    case ConstKind.Str: {
      const type = typeof value.value === "string" ? ConstantType.Str : ConstantType.StrCodePoints;
      return { type, value: value.value };
    }
    case ConstKind.Bytes:
      return { type: ConstantType.Bytes, value: value.value };
    default:
      return { type: ConstantType.Other, value };
  }
}

/** A constant as JavaScript has it. */
function plain(value: Const): unknown {
  switch (value.kind) {
    case ConstKind.None:
      return null;
    case ConstKind.True:
    case ConstKind.False:
      return value.kind === ConstKind.True;
    case ConstKind.Tuple:
      return value.items.map(plain);
    case ConstKind.Str:
      return typeof value.value === "string" ? value.value : String.fromCodePoint(...value.value);
    case ConstKind.Int:
      return value.value;
    default:
      throw new Error("bad steps of a tree");
  }
}
