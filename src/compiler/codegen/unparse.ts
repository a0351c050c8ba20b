/**
 * Expressions back to source text: what annotations become with `from __future__ import annotations`. The text is
 * normalised as CPython's is (Python/ast_unparse.c): one space around operators, no needless parentheses.
 */

import { ConstantPool, ConstKind, codePoints } from "../../bytecode/constants.ts";
import { reprConst, reprText } from "../../bytecode/repr.ts";
import {
  type Arg,
  type Arguments,
  BoolOperator,
  type Call,
  CmpOp,
  type Comprehension,
  type Constant,
  type Dict,
  type Expr,
  type FormattedValue,
  type Interpolation,
  type JoinedStr,
  Kind,
  type Lambda,
  Operator,
  type TemplateStr,
  type Tuple,
  UnaryOperator,
} from "../../syntax/ast.ts";
import { constantOf } from "./constants.ts";

/** How strongly an expression holds together, weakest first. */
enum Level {
  Tuple,
  Test,
  Or,
  And,
  Not,
  Comparison,
  BitOr,
  BitXor,
  BitAnd,
  Shift,
  Sum,
  Term,
  Factor,
  Power,
  Await,
  Atom,
}

const BINARY: Record<Operator, [sign: string, level: Level]> = {
  [Operator.Add]: [" + ", Level.Sum],
  [Operator.Sub]: [" - ", Level.Sum],
  [Operator.Mult]: [" * ", Level.Term],
  [Operator.MatMult]: [" @ ", Level.Term],
  [Operator.Div]: [" / ", Level.Term],
  [Operator.Mod]: [" % ", Level.Term],
  [Operator.Pow]: [" ** ", Level.Power],
  [Operator.LShift]: [" << ", Level.Shift],
  [Operator.RShift]: [" >> ", Level.Shift],
  [Operator.BitOr]: [" | ", Level.BitOr],
  [Operator.BitXor]: [" ^ ", Level.BitXor],
  [Operator.BitAnd]: [" & ", Level.BitAnd],
  [Operator.FloorDiv]: [" // ", Level.Term],
};

const UNARY: Record<UnaryOperator, [sign: string, level: Level]> = {
  [UnaryOperator.Invert]: ["~", Level.Factor],
  [UnaryOperator.Not]: ["not ", Level.Not],
  [UnaryOperator.UAdd]: ["+", Level.Factor],
  [UnaryOperator.USub]: ["-", Level.Factor],
};

const COMPARISON: Record<CmpOp, string> = {
  [CmpOp.Eq]: " == ",
  [CmpOp.NotEq]: " != ",
  [CmpOp.Lt]: " < ",
  [CmpOp.LtE]: " <= ",
  [CmpOp.Gt]: " > ",
  [CmpOp.GtE]: " >= ",
  [CmpOp.Is]: " is ",
  [CmpOp.IsNot]: " is not ",
  [CmpOp.In]: " in ",
  [CmpOp.NotIn]: " not in ",
};

/** The source text of an expression. */
export function unparse(node: Expr): string {
  return write(node, Level.Test);
}

function parenthesize(text: string, yes: boolean): string {
  return yes ? `(${text})` : text;
}

/** The text of a part, in parentheses if it holds together less than `level`. */
function write(node: Expr, level: Level): string {
  switch (node.kind) {
    case Kind.Name:
      return node.id;
    case Kind.Constant:
      return writeConstant(node);
    case Kind.Attribute:
      return writeAttribute(node);
    case Kind.Subscript:
      return `${write(node.value, Level.Atom)}[${write(node.slice, Level.Tuple)}]`;
    case Kind.Call:
      return writeCall(node);
    case Kind.Starred:
      return `*${write(node.value, Level.BitOr)}`;
    case Kind.List:
      return `[${list(node.elts)}]`;
    case Kind.Set:
      return `{${list(node.elts)}}`;
    case Kind.Tuple:
      return writeTuple(node, level);
    case Kind.Dict:
      return writeDict(node);
    case Kind.Slice:
      return writeSlice(node.lower, node.upper, node.step);
    case Kind.ListComp:
      return `[${write(node.elt, Level.Test)}${loops(node.generators)}]`;
    case Kind.SetComp:
      return `{${write(node.elt, Level.Test)}${loops(node.generators)}}`;
    case Kind.GeneratorExp:
      return `(${write(node.elt, Level.Test)}${loops(node.generators)})`;
    case Kind.DictComp:
      return `{${write(node.key, Level.Test)}: ${write(node.value, Level.Test)}${loops(node.generators)}}`;
    case Kind.JoinedStr:
      return `f${reprText(fstringBody(node))}`;
    case Kind.TemplateStr:
      return `t${reprText(fstringBody(node))}`;
    case Kind.Yield:
      return node.value ? `(yield ${write(node.value, Level.Test)})` : "(yield)";
    case Kind.YieldFrom:
      return `(yield from ${write(node.value, Level.Test)})`;
    case Kind.Await:
      return parenthesize(`await ${write(node.value, Level.Atom)}`, level > Level.Await);
    case Kind.FormattedValue:
      return `f${reprText(replacementField(node))}`;
    default:
      return writeOperator(node, level);
  }
}

function writeOperator(node: Expr, level: Level): string {
  switch (node.kind) {
    case Kind.BoolOp: {
      const own = node.op === BoolOperator.And ? Level.And : Level.Or;
      const sign = node.op === BoolOperator.And ? " and " : " or ";
      const text = node.values.map((each) => write(each, own + 1)).join(sign);
      return parenthesize(text, level > own);
    }
    case Kind.BinOp: {
      const [sign, own] = BINARY[node.op];
      const toRight = node.op === Operator.Pow ? 1 : 0;
      const text = write(node.left, own + toRight) + sign + write(node.right, own + 1 - toRight);
      return parenthesize(text, level > own);
    }
    case Kind.UnaryOp: {
      const [sign, own] = UNARY[node.op];
      return parenthesize(sign + write(node.operand, own), level > own);
    }
    case Kind.Compare: {
      let text = write(node.left, Level.Comparison + 1);
      for (const [i, op] of node.ops.entries()) {
        text += COMPARISON[op] + write(node.comparators[i], Level.Comparison + 1);
      }
      return parenthesize(text, level > Level.Comparison);
    }
    case Kind.IfExp: {
      const [body, test] = [write(node.body, Level.Test + 1), write(node.test, Level.Test + 1)];
      return parenthesize(`${body} if ${test} else ${write(node.orelse, Level.Test)}`, level > Level.Test);
    }
    case Kind.Lambda:
      return parenthesize(writeLambda(node), level > Level.Test);
    case Kind.NamedExpr:
      return parenthesize(`${node.target.id} := ${write(node.value, Level.Atom)}`, level > Level.Tuple);
    default:
      throw new Error(`cannot write ${Kind[node.kind]} as text`);
  }
}

function list(nodes: readonly Expr[]): string {
  return nodes.map((each) => write(each, Level.Test)).join(", ");
}

function writeConstant(node: Constant): string {
  const value = constantOf(new ConstantPool(), node);
  if (value.kind === ConstKind.Ellipsis) return "...";
  const text = reprConst(value);
  // An infinite number has no literal but one that is too large.
  return (node.prefix ?? "") + (typeof node.value === "number" ? text.replace("inf", "1e309") : text);
}

function writeAttribute(node: Expr & { kind: Kind.Attribute }): string {
  const { value } = node;
  const isInt = value.kind === Kind.Constant && /^\d+$/.test(writeConstant(value));
  return `${write(value, Level.Atom)}${isInt ? " " : ""}.${node.attr}`;
}

function writeCall(node: Call): string {
  const func = write(node.func, Level.Atom);
  const [only] = node.args;
  if (node.args.length === 1 && node.keywords.length === 0 && only.kind === Kind.GeneratorExp) {
    return func + write(only, Level.Atom);
  }
  const args = node.args.map((each) => write(each, Level.Test));
  for (const { arg, value } of node.keywords) {
    args.push((arg === null ? "**" : `${arg}=`) + write(value, Level.Test));
  }
  return `${func}(${args.join(", ")})`;
}

function writeTuple(node: Tuple, level: Level): string {
  if (node.elts.length === 0) return "()";
  return parenthesize(list(node.elts) + (node.elts.length === 1 ? "," : ""), level > Level.Tuple);
}

function writeDict(node: Dict): string {
  const entries = node.keys.map((key, i) => {
    if (key === null) return `**${write(node.values[i], Level.BitOr)}`;
    return `${write(key, Level.Test)}: ${write(node.values[i], Level.Test)}`;
  });
  return `{${entries.join(", ")}}`;
}

function writeSlice(lower: Expr | null, upper: Expr | null, step: Expr | null): string {
  const part = (node: Expr | null) => (node ? write(node, Level.Test) : "");
  return `${part(lower)}:${part(upper)}${step ? `:${part(step)}` : ""}`;
}

function loops(generators: readonly Comprehension[]): string {
  return generators
    .map(({ target, iter, ifs, is_async }) => {
      const tests = ifs.map((test) => ` if ${write(test, Level.Test + 1)}`).join("");
      const head = `${is_async ? " async for " : " for "}${write(target, Level.Tuple)}`;
      return `${head} in ${write(iter, Level.Test + 1)}${tests}`;
    })
    .join("");
}

// --- Lambdas ---------------------------------------------------------------------------------------------------

function writeLambda(node: Lambda): string {
  const { args } = node;
  // Without positional parameters CPython writes no space; that text too reads back as the same lambda.
  const space = args.posonlyargs.length + args.args.length ? " " : "";
  return `lambda${space}${writeParameters(args)}: ${write(node.body, Level.Test)}`;
}

function writeParameters(args: Arguments): string {
  const positional = [...args.posonlyargs, ...args.args];
  const firstDefault = positional.length - args.defaults.length;
  const parts = positional.map((arg, i) => withDefault(arg, args.defaults[i - firstDefault] ?? null));
  if (args.posonlyargs.length) parts.splice(args.posonlyargs.length, 0, "/");
  if (args.vararg) parts.push(`*${args.vararg.arg}`);
  else if (args.kwonlyargs.length) parts.push("*");
  for (const [i, arg] of args.kwonlyargs.entries()) parts.push(withDefault(arg, args.kw_defaults[i]));
  if (args.kwarg) parts.push(`**${args.kwarg.arg}`);
  return parts.join(", ");
}

function withDefault({ arg }: Arg, value: Expr | null): string {
  return value ? `${arg}=${write(value, Level.Test)}` : arg;
}

// --- f-strings and t-strings -----------------------------------------------------------------------------------

function fstringBody(node: JoinedStr | TemplateStr): string {
  return node.values
    .map((each) => {
      if (each.kind === Kind.FormattedValue) return replacementField(each);
      if (each.kind === Kind.Interpolation) return `{${each.str}${conversionAndSpec(each)}}`;
      if (each.kind === Kind.JoinedStr) return fstringBody(each);
      const text = (each as Constant).value as string | Uint32Array;
      const string = typeof text === "string" ? text : String.fromCodePoint(...codePoints(text));
      return string.replace(/[{}]/g, "$&$&");
    })
    .join("");
}

function replacementField(node: FormattedValue): string {
  const value = write(node.value, Level.Test + 1);
  return `{${value.startsWith("{") ? " " : ""}${value}${conversionAndSpec(node)}}`;
}

function conversionAndSpec(node: FormattedValue | Interpolation): string {
  const conversion = node.conversion >= 0 ? `!${String.fromCharCode(node.conversion)}` : "";
  return node.format_spec ? `${conversion}:${fstringBody(node.format_spec)}` : conversion;
}
