/**
 * Type parameters of functions, classes and type aliases, and the `type` statement (PEP 695, PEP 696).
 *
 * A definition with type parameters becomes a function without a name that binds them as its variables, makes what is defined and
 * returns it; it is called at once. Bounds, constraints, defaults and the values of aliases are functions too, called when somebody
 * asks. They take a format, as `__annotate__` functions do.
 */

import { Intrinsic1, Intrinsic2, MakeFunction, Op } from "../../../assembly/shared/opcodes.ts";
import {
  type ClassDef,
  type Expr,
  ExprContext,
  type FunctionDef,
  Kind,
  type Positioned,
  type TypeAlias,
  type TypeParam,
} from "../../syntax/ast.ts";
import { fail } from "../errors.ts";
import type { Scope } from "../symbols.ts";
import { checkFormat } from "./annotations.ts";
import { compileExpr } from "./expressions.ts";
import { emitMakeFunction } from "./functions.ts";
import type { Generator } from "./generator.ts";

const MAKERS = {
  [Kind.TypeVar]: Intrinsic1.TYPEVAR,
  [Kind.ParamSpec]: Intrinsic1.PARAMSPEC,
  [Kind.TypeVarTuple]: Intrinsic1.TYPEVARTUPLE,
};

/** Leaves on the stack the function in which the type parameters are bound; `make` leaves what it returns. */
export function compileGeneric(
  c: Generator,
  node: FunctionDef | ClassDef | TypeAlias,
  name: string,
  firstLine: number,
  make: () => void,
  owner?: string,
): void {
  const title = `<generic parameters of ${name}>`;
  const emit = () => {
    make();
    c.emit(Op.RETURN_VALUE, node);
  };
  const code = c.compileUnit(title, c.scopeOf(node.type_params), firstLine, emit, owner);
  emitMakeFunction(c, code, 0, node);
}

/** Binds the type parameters and leaves the tuple of them. */
export function compileTypeParameters(c: Generator, params: readonly TypeParam[], place: Positioned): void {
  let seenDefault = false;
  for (const each of params) {
    makeParameter(c, each);
    if (each.default_value) {
      seenDefault = true;
      compileLazily(c, each.name, c.scopes.defaults.get(each)!, each.default_value);
      c.emitArg(Op.CALL_INTRINSIC_2, Intrinsic2.SET_TYPEPARAM_DEFAULT, each);
    } else if (seenDefault) {
      fail(`non-default type parameter '${each.name}' follows default type parameter`, each);
    }
    c.emit(Op.DUP_TOP, each);
    c.nameOp(each.name, ExprContext.Store, each);
  }
  c.emitArg(Op.BUILD_TUPLE, params.length, place);
}

function makeParameter(c: Generator, node: TypeParam): void {
  c.loadConst(c.pool.str(node.name), node);
  if (node.kind !== Kind.TypeVar || !node.bound)
    return c.emitArg(Op.CALL_INTRINSIC_1, MAKERS[node.kind], node);
  compileLazily(c, node.name, c.scopeOf(node), node.bound);
  const constrained = node.bound.kind === Kind.Tuple;
  const maker = constrained ? Intrinsic2.TYPEVAR_WITH_CONSTRAINTS : Intrinsic2.TYPEVAR_WITH_BOUND;
  c.emitArg(Op.CALL_INTRINSIC_2, maker, node);
}

/** Leaves a function that evaluates an expression; of itself it gives the value. */
function compileLazily(
  c: Generator,
  name: string,
  scope: Scope,
  value: Expr,
  place: Positioned = value,
): void {
  c.loadConst(c.pool.tuple([c.pool.int(1)]), place);
  const code = c.compileUnit(name, scope, place.lineno, () => {
    // None comes first, lest the value pass for a docstring.
    c.unit.const(c.pool.none);
    checkFormat(c, place);
    if (value.kind === Kind.Starred) {
      // `*Ts = *tuple[int]`: the only thing that unpacking gives.
      compileExpr(c, value.value);
      c.emitArg(Op.UNPACK_SEQUENCE, 1, value);
    } else compileExpr(c, value);
    c.emit(Op.RETURN_VALUE, place);
  });
  emitMakeFunction(c, code, MakeFunction.DEFAULTS, place);
}

// --- Type aliases ----------------------------------------------------------------------------------------------

export function compileTypeAlias(c: Generator, node: TypeAlias): void {
  const { id } = node.name;
  const make = () => {
    c.loadConst(c.pool.str(id), node);
    if (node.type_params.length) compileTypeParameters(c, node.type_params, node);
    else c.loadNone(node);
    compileLazily(c, id, c.scopeOf(node), node.value, node);
    c.emitArg(Op.BUILD_TUPLE, 3, node);
    c.emitArg(Op.CALL_INTRINSIC_1, Intrinsic1.TYPEALIAS, node);
  };
  if (node.type_params.length) {
    compileGeneric(c, node, id, node.lineno, make);
    c.emitArg(Op.CALL_FUNCTION, 0, node);
  } else make();
  c.nameOp(id, ExprContext.Store, node);
}
