/**
 * contextvars.ContextVar and what its `set` gives, contextvars.Token (CPython: Python/context.c). Layouts:
 *
 *     ContextVar │ header │ weakrefs u32 │ 0 │ number i64 │ name Value │ default Value (UNBOUND: none) │
 *     Token      │ header │ weakrefs u32 │ used u32 │ context u32 │ 0 │ variable Value │ old Value (UNBOUND: none) │
 */
import { runningContext } from "../../core/contextstate.ts";
import { formatText, literal, raise, raisef, raiseMemoryError, raiseWith } from "../../core/errors.ts";
import { defineGetter, defineMember, Member } from "../../core/getset.ts";
import { internText } from "../../core/intern.ts";
import { bindSlot, define, defineClassMethod, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import {
  decref,
  decrefAt,
  freeContainer,
  gcTrack,
  gcUntrack,
  IMMORTAL,
  incref,
  increfAt,
  newContainer,
  newPlain,
  visitAt,
  visitValue,
} from "../../core/object.ts";
import { declare, openType, ready } from "../../core/ready.ts";
import { isStr, newStr } from "../../core/string.ts";
import { asType } from "../../core/type.ts";
import { isExactly, typeAt } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { clearWeakrefs } from "../../core/weakref.ts";
import { setIn } from "../../core/words.ts";
import { newGenericAlias } from "../../objects/genericalias.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Header, TypeFlag } from "../../shared/layout.ts";
import { TypeId } from "../../shared/types.ts";
import { contextFind, contextForget, contextStore, openContext } from "./context.ts";

@unmanaged
class Variable {
  refcount: i32;
  type: u32;
  weakrefs: u32;
  pad: u32;
  number: i64;
  name: Value;
  default_: Value;
}

@unmanaged
class Token {
  refcount: i32;
  type: u32;
  weakrefs: u32;
  used: u32;
  context: u32;
  pad: u32;
  variable: Value;
  old: Value;
}

function variableOf(v: Value): Variable {
  return changetype<Variable>(pointer(v));
}

function tokenOf(v: Value): Token {
  return changetype<Token>(pointer(v));
}

export function isVariable(v: Value): bool {
  return isExactly(v, TypeId.CONTEXT_VAR);
}

/** The number of a variable, which no other has ever had. */
export function numberOf(variable: Value): i64 {
  return variableOf(variable).number;
}

let lastNumber: i64 = 0;

// ---- variables ----

let signature!: NativeDef;

function variableNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (nargs !== 1) {
    const bound = literal(nargs > 1 ? "at most" : "exactly");
    return raisef(Exc.TypeError, "ContextVar() takes %L 1 positional argument (%d given)", bound, nargs);
  }
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const name = load<i64>(values);
  const result = isStr(name)
    ? makeVariable(name, load<i64>(values, 8))
    : raise(Exc.TypeError, "context variable name must be a str");
  endSlot(signature, values);
  return result;
}

function makeVariable(name: Value, default_: Value): Value {
  const p = newContainer(typeAt(TypeId.CONTEXT_VAR), offsetof<Variable>());
  if (p === 0) return raiseMemoryError();
  const variable = changetype<Variable>(p);
  variable.weakrefs = 0;
  variable.pad = 0;
  variable.number = lastNumber++;
  variable.name = incref(name);
  variable.default_ = incref(default_);
  gcTrack(p);
  return box(p);
}

/** get(default): the value in the running context, else the default given here, else the variable's. */
function variableGet(args: usize): Value {
  const self = load<i64>(args);
  const value = contextFind(runningContext, self);
  if (value !== UNBOUND) return incref(value);
  const given = load<i64>(args, 8);
  if (given !== UNBOUND) return incref(given);
  const default_ = variableOf(self).default_;
  return default_ !== UNBOUND ? incref(default_) : raiseWith(Exc.LookupError, self);
}

/** set(value): a token to give the old value back with. */
function variableSet(args: usize): Value {
  const self = load<i64>(args);
  const context = openContext();
  if (context === 0) return ERROR;
  const token = makeToken(context, self, contextFind(box(context), self));
  if (token === ERROR || contextStore(context, self, load<i64>(args, 8))) return token;
  decref(token);
  return ERROR;
}

/** reset(token): gives back the value that the variable had before the token was made. */
function variableReset(args: usize): Value {
  return resetBy(load<i64>(args), load<i64>(args, 8));
}

function resetBy(self: Value, token: Value): Value {
  if (!isExactly(token, TypeId.CONTEXT_TOKEN)) {
    return raisef(Exc.TypeError, "expected an instance of Token, got %R", token);
  }
  const t = tokenOf(token);
  if (t.used !== 0) return raisef(Exc.RuntimeError, "%R has already been used once", token);
  if (t.variable !== self) {
    return raisef(Exc.ValueError, "%R was created by a different ContextVar", token);
  }
  if (runningContext === UNBOUND || <usize>t.context !== pointer(runningContext)) {
    return raisef(Exc.ValueError, "%R was created in a different Context", token);
  }
  t.used = 1;
  const done = t.old === UNBOUND ? contextForget(t.context, self) : contextStore(t.context, self, t.old);
  return done ? NONE : ERROR;
}

function variableRepr(self: Value): Value {
  const v = variableOf(self);
  if (v.default_ === UNBOUND) return formatText("<ContextVar name=%R at 0x%x>", v.name, <i64>pointer(self));
  return formatText("<ContextVar name=%R default=%R at 0x%x>", v.name, v.default_, <i64>pointer(self));
}

function variableTraverse(p: usize, visit: u32): void {
  visitValue(changetype<Variable>(p).default_, visit);
}

function variableClear(p: usize): void {
  const variable = changetype<Variable>(p);
  const old = variable.default_;
  variable.default_ = UNBOUND;
  decref(old);
}

function variableDealloc(p: usize): void {
  gcUntrack(p);
  const variable = changetype<Variable>(p);
  if (variable.weakrefs !== 0) clearWeakrefs(p);
  decref(variable.name);
  decref(variable.default_);
  freeContainer(p);
}

// ---- tokens ----

function makeToken(context: usize, variable: Value, old: Value): Value {
  const p = newContainer(typeAt(TypeId.CONTEXT_TOKEN), offsetof<Token>());
  if (p === 0) return raiseMemoryError();
  const token = changetype<Token>(p);
  token.weakrefs = 0;
  token.used = 0;
  token.context = <u32>context;
  increfAt(context);
  token.pad = 0;
  token.variable = incref(variable);
  token.old = incref(old);
  gcTrack(p);
  return box(p);
}

function tokenNew(_type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  return raise(Exc.RuntimeError, "Tokens can only be created by ContextVars");
}

function tokenRepr(self: Value): Value {
  const t = tokenOf(self);
  if (t.used !== 0) return formatText("<Token used var=%R at 0x%x>", t.variable, <i64>pointer(self));
  return formatText("<Token var=%R at 0x%x>", t.variable, <i64>pointer(self));
}

function tokenOld(self: Value): Value {
  const old = tokenOf(self).old;
  return incref(old === UNBOUND ? missing : old);
}

function tokenEnter(args: usize): Value {
  return incref(load<i64>(args));
}

function tokenExit(args: usize): Value {
  const self = load<i64>(args);
  return resetBy(tokenOf(self).variable, self);
}

function tokenTraverse(p: usize, visit: u32): void {
  const token = changetype<Token>(p);
  if (token.context !== 0) visitAt(token.context, visit);
  visitValue(token.variable, visit);
  visitValue(token.old, visit);
}

function tokenClear(p: usize): void {
  const token = changetype<Token>(p);
  const old = token.old;
  token.old = UNBOUND;
  decref(old);
}

function tokenDealloc(p: usize): void {
  gcUntrack(p);
  const token = changetype<Token>(p);
  if (token.weakrefs !== 0) clearWeakrefs(p);
  decrefAt(token.context);
  decref(token.variable);
  decref(token.old);
  freeContainer(p);
}

/** Token.MISSING: stands for the value that a variable had when it had none. */
let missing: Value = NONE;

function missingRepr(_self: Value): Value {
  const text = newStr("<Token.MISSING>");
  return text === 0 ? ERROR : box(text);
}

function classGetItem(args: usize): Value {
  return newGenericAlias(load<i64>(args), load<i64>(args, 8));
}

// ---- types ----

/** Makes the types, and puts those that have names into the module's namespace. `moduleName`: a str. */
export function initVariables(dict: usize, moduleName: usize): void {
  signature = slotSignature("ContextVar(name, /, *, default=<unrepresentable>)");
  initVariableType(dict, moduleName);
  initMissing();
  initTokenType(dict, moduleName);
}

function initVariableType(dict: usize, moduleName: usize): void {
  declare(TypeId.CONTEXT_VAR, "ContextVar", TypeId.OBJECT, TypeFlag.HAVE_GC, offsetof<Variable>());
  const type = asType(typeAt(TypeId.CONTEXT_VAR));
  type.module = <u32>moduleName;
  type.weakOffset = offsetof<Variable>("weakrefs");
  openType(type);
  type.new = variableNew.index;
  type.repr = variableRepr.index;
  type.dealloc = variableDealloc.index;
  type.traverse = variableTraverse.index;
  type.clear = variableClear.index;
  defineMember(type, "name", offsetof<Variable>("name"), Member.VALUE);
  define(type, "get(self, default=<unrepresentable>, /)", variableGet);
  define(type, "set(self, value, /)", variableSet);
  define(type, "reset(self, token, /)", variableReset);
  defineClassMethod(type, "__class_getitem__(type, object, /)", classGetItem);
  ready(type);
  setIn(dict, "ContextVar", box(changetype<usize>(type)));
}

function initMissing(): void {
  declare(TypeId.TOKEN_MISSING, "MISSING", TypeId.OBJECT, TypeFlag.DISALLOW_NEW, Header.SIZE);
  const type = asType(typeAt(TypeId.TOKEN_MISSING));
  type.module = <u32>internText("Token");
  openType(type);
  type.repr = missingRepr.index;
  ready(type);
  const p = newPlain(typeAt(TypeId.TOKEN_MISSING), Header.SIZE);
  store<i32>(p, IMMORTAL);
  missing = box(p);
}

function initTokenType(dict: usize, moduleName: usize): void {
  declare(TypeId.CONTEXT_TOKEN, "Token", TypeId.OBJECT, TypeFlag.HAVE_GC, offsetof<Token>());
  const type = asType(typeAt(TypeId.CONTEXT_TOKEN));
  type.module = <u32>moduleName;
  type.weakOffset = offsetof<Token>("weakrefs");
  openType(type);
  type.new = tokenNew.index;
  type.repr = tokenRepr.index;
  type.dealloc = tokenDealloc.index;
  type.traverse = tokenTraverse.index;
  type.clear = tokenClear.index;
  defineMember(type, "var", offsetof<Token>("variable"), Member.VALUE);
  defineGetter(type, "old_value", tokenOld);
  define(type, "__enter__(self, /)", tokenEnter);
  define(type, "__exit__(self, type, value, traceback, /)", tokenExit);
  defineClassMethod(type, "__class_getitem__(type, object, /)", classGetItem);
  setIn(type.dict, "MISSING", missing);
  ready(type);
  setIn(dict, "Token", box(changetype<usize>(type)));
}
