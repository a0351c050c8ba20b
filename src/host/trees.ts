/**
 * A syntax tree as steps that build it from below, for lib/_ast.py: a step's number, then what it needs. Neither making nor reading them
 * recurses, so a tree may be as deep as the parser makes it.
 */
import {
  BoolOperator,
  CmpOp,
  type Constant,
  ConstantType,
  ExprContext,
  Kind,
  type Node,
  Operator,
  UnaryOperator,
} from "../syntax/ast.ts";
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
  /** (class, positions or None): its fields are the last values. */
  NODE,
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

export function treeSteps(root: Node): Answer[] {
  const steps: Answer[] = [];
  const tasks: Task[] = [{ value: root, names: null }];
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    if ("step" in task) steps.push(task.step, task.given);
    else takeApart(task.value, task.names, tasks, steps);
  }
  return steps;
}

function takeApart(
  value: unknown,
  names: Record<number, string> | null,
  tasks: Task[],
  steps: Answer[],
): void {
  if (Array.isArray(value)) {
    tasks.push({ step: Step.LIST, given: value.length });
    for (const item of value.toReversed()) tasks.push({ value: item, names });
  } else if (typeof value === "object" && value !== null && "kind" in value) {
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
