import { getAttr } from "../../core/attribute.ts";
import { audit, auditHooks } from "../../core/auditing.ts";
import { bytesAt, bytesCount, isBytes, newBytes, openBytes } from "../../core/bytes.ts";
import { callMethod, callVector } from "../../core/call.ts";
import { dictGetStr, dictSetStr, isDict } from "../../core/dict.ts";
import { clearError, errorPending, raise, raisef } from "../../core/errors.ts";
import { Hook, hookIndex } from "../../core/hooks.ts";
import { importModule } from "../../core/importing.ts";
import { fitsI64, intToI64 } from "../../core/integer.ts";
import { internText, nameOf, nameValue } from "../../core/intern.ts";
import { isInstance } from "../../core/isinstance.ts";
import { builtinsDict } from "../../core/namespace.ts";
import { defineFunction, defineResumingFunction, defineVectorFunction } from "../../core/native.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { sysAttribute } from "../../core/state.ts";
import { asStr, charAt, isStr, strIs } from "../../core/string.ts";
import { toIndex } from "../../core/subscript.ts";
import { substring } from "../../core/substring.ts";
import { isTrue } from "../../core/truth.ts";
import { emptyTuple, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { isExactly, typeOf } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { buildClass } from "../../objects/buildclass.ts";
import { asCode } from "../../objects/code.ts";
import { encodeObject } from "../../objects/codecs.ts";
import { fspath, textOfBytes } from "../../objects/paths.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";

function builtinGlobals(_args: usize): Value {
  const hook = hookIndex(Hook.GLOBALS);
  if (hook === 0) return ERROR;
  const globals = call_indirect<usize>(hook);
  return globals === 0 ? NONE : incref(box(globals));
}

function builtinLocals(_args: usize): Value {
  const hook = hookIndex(Hook.LOCALS);
  return hook === 0 ? ERROR : call_indirect<Value>(hook);
}

export function builtinImport(args: usize): Value {
  if (toIndexedLevel(args) === ERROR) return ERROR;
  if (load<i64>(args, 24) === UNBOUND) store<i64>(args, box(emptyTuple()), 24);
  const hook = hookIndex(Hook.IMPORT);
  if (load<i64>(args, 24) === UNBOUND) store<i64>(args, box(emptyTuple()), 24);
  return hook === 0 ? ERROR : call_indirect<Value>(hook, args);
}

// ---- compile ----

/** The level of __import__ must be an int. */
function toIndexedLevel(args: usize): Value {
  const level = toIndex(load<i64>(args, 32));
  decref(level);
  return level === ERROR ? ERROR : NONE;
}

/** An int argument as i32; -1 on error, with `bad` set. */
let bad = false;
function smallInt(v: Value): i32 {
  const i = toIndex(v);
  bad = i === ERROR;
  if (bad) return -1;
  const n: i64 = fitsI64(i) ? intToI64(i) : i64.MAX_VALUE;
  decref(i);
  bad = n < i32.MIN_VALUE || n > i32.MAX_VALUE;
  if (bad) raise(Exc.OverflowError, "Python int too large to convert to C int");
  return <i32>n;
}

/** A text, or whatever lends bytes. */
function isSource(v: Value): bool {
  if (isStr(v) || isBytes(v)) return true;
  const lends: bool = asType(typeOf(v)).getBuffer !== 0 && openBytes(v);
  if (!lends) clearError();
  return lends;
}

/** What is no text: a tree as the host takes it, or the tree itself where that is wanted. */
function treeSource(source: Value, mode: Value, flags: i32): Value {
  const module = importModule(Name._ast);
  const kind = module === ERROR ? ERROR : getAttr(module, nameOf(Name.AST));
  decref(module);
  const isTree = kind === ERROR ? -1 : isInstance(source, kind);
  decref(kind);
  if (isTree < 0) return ERROR;
  if (isTree === 0) {
    return raise(Exc.TypeError, "compile() arg 1 must be a string, bytes or AST object");
  }
  if (flags & ONLY_AST) return incref(source);
  const serial = importModule(Name._ast);
  const bytes = serial === ERROR ? ERROR : callMethod(serial, Name._serial, source, mode);
  decref(serial);
  return bytes;
}

/** compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1) */
function builtinCompile(args: usize): Value {
  const source = load<i64>(args);
  const mode = load<i64>(args, 16);
  if (!isStr(mode)) return raisef(Exc.TypeError, "compile() argument 'mode' must be str, not %A", mode);
  const flags = smallInt(load<i64>(args, 24));
  if (bad) return ERROR;
  if (flags & ~KNOWN_FLAGS) return raise(Exc.ValueError, "compile(): unrecognised flags");
  const dontInherit = isTrue(load<i64>(args, 32));
  if (dontInherit < 0) return ERROR;
  const optimize = smallInt(load<i64>(args, 40));
  if (bad) return ERROR;
  if (optimize < -1 || optimize > 2) return raise(Exc.ValueError, "compile(): invalid optimize value");
  if (!isMode(mode, flags)) return ERROR;
  const version = featureVersion(load<i64>(args, 48), flags);
  if (bad) return ERROR;
  const filename = fileName(load<i64>(args, 8));
  if (filename === ERROR) return ERROR;
  const code = isSource(source)
    ? compileSource(source, filename, mode, flags | version, dontInherit, optimize)
    : compileTree(source, filename, mode, flags, dontInherit, optimize);
  decref(filename);
  return flags & ONLY_AST && code !== ERROR && isSource(source) ? treeOf(code) : code;
}

/** The minor version of Python whose grammar is wanted, plus one, in the bits that tell the host (FEATURE_VERSION); 0 for the newest. */
function featureVersion(v: Value, flags: i32): i32 {
  const minor = smallInt(v);
  if (bad || minor < 0 || (flags & ONLY_AST) === 0) return 0;
  return minor < FEATURE_VERSION - 1 ? minor + 1 : 0;
}

/** The code of a tree; the tree itself where that is wanted. */
function compileTree(
  tree: Value,
  filename: Value,
  mode: Value,
  flags: i32,
  dontInherit: i32,
  optimize: i32,
): Value {
  const source = treeSource(tree, mode, flags);
  if (source === ERROR || flags & ONLY_AST) return source;
  const hook = hookIndex(Hook.COMPILE);
  const code =
    hook !== 0 && audit("compile", NONE, filename)
      ? call_indirect<Value>(hook, source, filename, mode, flags | FROM_TREE, dontInherit, optimize)
      : ERROR;
  decref(source);
  return code;
}

/** The tree that the host's steps (taken over) build: lib/_ast.py. */
function treeOf(steps: Value): Value {
  const module = importModule(Name._ast);
  const tree = module === ERROR ? ERROR : callMethod(module, Name._tree, steps);
  decref(module);
  decref(steps);
  return tree;
}

/** What compile() gives where `ast` asks: PyCF_ONLY_AST. */
const ONLY_AST: i32 = 0x400;
/** The bits of the flags that tell the host of a grammar's version; none of compile()'s own are there. */
const FEATURE_VERSION: i32 = 0xf;
/** Tells the host that the source is a tree taken apart; none of compile()'s own. */
const FROM_TREE: i32 = 0x4000_0000;
/** CPython's PyCF_MASK, PyCF_MASK_OBSOLETE and PyCF_COMPILE_MASK. */
const KNOWN_FLAGS: i32 = 0x01fe_f610;

/** False with ValueError pending if a mode (a str) is none that compile() has, or only with a flag that is not given. */
function isMode(mode: Value, flags: i32): bool {
  const p = pointer(mode);
  if (hasNul(p)) {
    raise(Exc.ValueError, "embedded null character");
    return false;
  }
  if (strIs(p, "exec") || strIs(p, "eval") || strIs(p, "single")) return true;
  const isType = strIs(p, "func_type");
  if (isType && flags & ONLY_AST) return true;
  raise(
    Exc.ValueError,
    isType
      ? "compile() mode 'func_type' requires flag PyCF_ONLY_AST"
      : flags & ONLY_AST
        ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
        : "compile() mode must be 'exec', 'eval' or 'single'",
  );
  return false;
}

/** A file name as a str (a reference): it may be given as bytes, or as a path. */
function fileName(v: Value): Value {
  const path = fspath(v);
  const name = path === ERROR || isStr(path) ? path : textOfBytes(path);
  if (name !== path) decref(path);
  if (name === ERROR || !hasNul(pointer(name))) return name;
  decref(name);
  return raise(Exc.ValueError, "embedded null character");
}

function hasNul(p: usize): bool {
  for (let i: u32 = 0; i < asStr(p).length; i++) if (charAt(p, i) === 0) return true;
  return false;
}

function compileSource(
  source: Value,
  filename: Value,
  mode: Value,
  flags: i32,
  dontInherit: i32,
  optimize: i32,
): Value {
  const hook = hookIndex(Hook.COMPILE);
  if (hook === 0) return ERROR;
  if (isStr(source) && !isEncodable(source)) return ERROR;
  const text = isStr(source) || isBytes(source) ? incref(source) : bytesOf(source);
  if (text === ERROR) return ERROR;
  const code = auditCompile(text, filename)
    ? call_indirect<Value>(hook, text, filename, mode, flags, dontInherit, optimize)
    : ERROR;
  decref(text);
  return code;
}

/** The event of compiling a text: hooks see its bytes. False with an exception pending. */
function auditCompile(source: Value, filename: Value): bool {
  if (auditHooks === 0) return true;
  const bytes = isStr(source) ? encodeObject(source, UNBOUND, UNBOUND) : incref(source);
  const allowed = bytes !== ERROR && audit("compile", bytes, filename);
  decref(bytes);
  return allowed;
}

/** False with UnicodeEncodeError pending if a source has surrogates. */
function isEncodable(source: Value): bool {
  if (asStr(pointer(source)).width === 1) return true;
  const bytes = encodeObject(source, UNBOUND, UNBOUND);
  decref(bytes);
  return bytes !== ERROR;
}

function bytesOf(source: Value): Value {
  if (openBytes(source)) return newBytes(bytesAt, bytesCount);
  return errorPending() ? ERROR : raisef(Exc.TypeError, "a bytes-like object is required, not '%T'", source);
}

// ---- eval and exec ----

/** Where code runs: checks and completes globals and locals; false with an exception pending. References to both are taken. */
export let globals: Value = UNBOUND;
export let locals: Value = UNBOUND;

function openScope(mode: Name, givenGlobals: Value, givenLocals: Value): bool {
  if (mode === Name.exec && givenGlobals !== NONE && !isDict(givenGlobals)) {
    return refuseGlobals(mode, givenGlobals);
  }
  if (givenLocals !== NONE && asType(typeOf(givenLocals)).getItem === 0) {
    if (mode === Name.eval) raise(Exc.TypeError, "locals must be a mapping");
    else raisef(Exc.TypeError, "locals must be a mapping or None, not %T", givenLocals);
    return false;
  }
  if (givenGlobals === NONE) return openFrameScope(givenLocals);
  if (!isDict(givenGlobals)) return refuseGlobals(mode, givenGlobals);
  globals = incref(givenGlobals);
  locals = incref(givenLocals === NONE ? givenGlobals : givenLocals);
  return addBuiltins();
}

function refuseGlobals(mode: Name, v: Value): bool {
  if (mode === Name.exec) raisef(Exc.TypeError, "exec() globals must be a dict, not %T", v);
  else if (asType(typeOf(v)).getItem === 0) raise(Exc.TypeError, "globals must be a dict");
  else raise(Exc.TypeError, "globals must be a real dict; try eval(expr, {}, mapping)");
  return false;
}

function openFrameScope(givenLocals: Value): bool {
  globals = builtinGlobals(0);
  if (globals === ERROR) return false;
  locals = givenLocals === NONE ? builtinLocals(0) : incref(givenLocals);
  if (locals !== ERROR) return addBuiltins();
  decref(globals);
  return false;
}

/** Code run in a dict finds the built-in names there as `__builtins__`. */
function addBuiltins(): bool {
  const name = nameOf(Name.__builtins__);
  const present = dictGetStr(pointer(globals), name);
  if (present !== UNBOUND && present !== ERROR) return true;
  if (present === UNBOUND && dictSetStr(pointer(globals), name, box(builtinsDict)) === 0) return true;
  closeScope();
  return false;
}

function closeScope(): void {
  decref(globals);
  decref(locals);
}

/** The code that a source or code object stands for: a reference, or ERROR. */
function codeOf(source: Value, mode: Name): Value {
  if (isExactly(source, TypeId.CODE)) return incref(source);
  if (!isSource(source)) {
    return raisef(Exc.TypeError, "%S() arg 1 must be a string, bytes or code object", nameValue(mode));
  }
  const filename = internText("<string>");
  if (filename === 0) return ERROR;
  const text = mode === Name.eval && isStr(source) ? withoutIndent(source) : incref(source);
  let code: Value = ERROR;
  if (text !== ERROR) code = compileSource(text, box(filename), box(nameOf(mode)), 0, 0, -1);
  decref(text);
  decrefAt(filename);
  return code;
}

/** eval() ignores spaces and tabs before the expression. */
function withoutIndent(source: Value): Value {
  const p = pointer(source);
  const length = asStr(p).length;
  let i: u32 = 0;
  while (i < length && (charAt(p, i) === 32 || charAt(p, i) === 9)) i++;
  return substring(p, i, length);
}

export function builtinEval(args: usize): Value {
  return evaluate(args, Name.eval, UNBOUND);
}

export function builtinExec(args: usize): Value {
  const closure = load<i64>(args, 24);
  const result = evaluate(args, Name.exec, closure === NONE ? UNBOUND : closure);
  if (result === ERROR) return ERROR;
  decref(result);
  return NONE;
}

function freeVariables(code: Value): u32 {
  return tupleLength(asCode(pointer(code)).freevars);
}

/** False with TypeError pending where eval is given code that wants cells. */
function hasNoFree(code: Value): bool {
  if (freeVariables(code) === 0) return true;
  raise(Exc.TypeError, "code object passed to eval() may not contain free variables");
  return false;
}

/** Whether exec's `closure` (UNBOUND: none) is what the code wants; else TypeError is pending. */
function fitsClosure(source: Value, code: Value, closure: Value): bool {
  const wanted = freeVariables(code);
  if (wanted === 0) {
    if (closure === UNBOUND) return true;
    const isCode = isExactly(source, TypeId.CODE);
    raise(
      Exc.TypeError,
      isCode
        ? "cannot use a closure with this code object"
        : "closure can only be used when source is a code object",
    );
    return false;
  }
  if (isClosure(closure, wanted)) return true;
  raisef(Exc.TypeError, "code object requires a closure of exactly length %d", <i64>wanted);
  return false;
}

/** Whether a value is a tuple of `count` cells. */
function isClosure(v: Value, count: u32): bool {
  if (!isExactly(v, TypeId.TUPLE) || tupleLength(pointer(v)) !== count) return false;
  for (let i: u32 = 0; i < count; i++) if (!isExactly(tupleItem(pointer(v), i), TypeId.CELL)) return false;
  return true;
}

/**
 * What eval and exec do before they run something: the code (a reference), to be run in `globals` and `locals` (references), or ERROR.
 * `closure` is UNBOUND for none.
 */
export function openExecution(
  mode: Name,
  source: Value,
  givenGlobals: Value,
  givenLocals: Value,
  closure: Value,
): Value {
  if (!openScope(mode, givenGlobals, givenLocals)) return ERROR;
  // Compiling may come back here.
  const g = globals;
  const l = locals;
  const code = codeOf(source, mode);
  const mayRun =
    code !== ERROR && (mode === Name.eval ? hasNoFree(code) : fitsClosure(source, code, closure));
  const isAllowed = mayRun && audit("exec", code);
  globals = g;
  locals = l;
  if (isAllowed) return code;
  decref(code);
  closeScope();
  return ERROR;
}

/** What eval and exec have in common where native code calls them: their first three arguments are at `args`. */
function evaluate(args: usize, mode: Name, closure: Value): Value {
  const code = openExecution(mode, load<i64>(args), load<i64>(args, 8), load<i64>(args, 16), closure);
  if (code === ERROR) return ERROR;
  const g = globals;
  const l = locals;
  const result = call_indirect<Value>(hookIndex(Hook.RUN_CODE), code, g, l, closure);
  decref(code);
  decref(g);
  decref(l);
  return result;
}

/** breakpoint(*args, **kws): calls sys.breakpointhook (PEP 553). */
function builtinBreakpoint(args: usize, nargs: i32, kwnames: usize): Value {
  const found = sysAttribute(nameOf(Name.breakpointhook));
  if (found === ERROR) return ERROR;
  if (found === UNBOUND) return raise(Exc.RuntimeError, "lost sys.breakpointhook");
  const hook = incref(found);
  const result = audit("builtins.breakpoint", hook) ? callVector(hook, args, nargs, kwnames) : ERROR;
  decref(hook);
  return result;
}

export function defineCodeFunctions(dict: usize, module: usize): void {
  defineVectorFunction(dict, module, "__build_class__(func, name, /, *bases, **kwds)", buildClass);
  defineVectorFunction(dict, module, "breakpoint(*args, **kws)", builtinBreakpoint);
  const import_ = "__import__(name, globals=None, locals=None, fromlist=(), level=0)";
  defineFunction(dict, module, import_, builtinImport);
  const compile =
    "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)";
  defineFunction(dict, module, compile, builtinCompile);
  // Those are called by the dispatch loop in a frame (vm/ops/execution.ts).
  defineResumingFunction(dict, module, "eval(source, /, globals=None, locals=None)", builtinEval);
  const exec = "exec(source, /, globals=None, locals=None, *, closure=None)";
  defineResumingFunction(dict, module, exec, builtinExec);
  defineFunction(dict, module, "globals()", builtinGlobals);
  defineFunction(dict, module, "locals()", builtinLocals);
}
