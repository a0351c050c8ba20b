/**
 * The second pass: decides for each name of each scope whether it is local, a cell, free or global, and which comprehensions
 * become part of the scope around them.
 *
 * CPython hands sets of bound names down the tree. Here a name is looked for in the scopes around, which copies nothing:
 * a function's names are visible to what is inside it, a class's are not, and `global` hides those further out.
 */

import { fail } from "../errors.ts";
import { ComprehensionKind, Def, type Scope, ScopeKind, Where, whereOf, withWhere } from "./scope.ts";

/** Names that a class body offers to the functions inside it. */
const CLASS_CELLS = ["__class__", "__classdict__", "__conditional_annotations__"];

const NO_NAMES: ReadonlySet<string> = new Set();

/** Decides about all names of the scopes of a tree; `module` is its root. */
export function analyze(module: Scope): void {
  analyzeScope(module, null);
}

/** Decides about a scope and all inside it; the result are the names that it needs from outside. */
function analyzeScope(scope: Scope, classScope: Scope | null): ReadonlySet<string> {
  const free = new Set<string>();
  for (const [name, flags] of scope.symbols) {
    const where = locate(scope, name, flags, classScope);
    scope.symbols.set(name, withWhere(flags, where));
    if (where === Where.Free) free.add(name);
  }
  const fromChildren = analyzeChildren(scope, classScope);
  if (scope.isFunctionLike) makeCells(scope, fromChildren);
  else if (scope.kind === ScopeKind.Class) dropClassCells(scope, fromChildren);
  passThrough(scope, fromChildren);
  for (const name of fromChildren) free.add(name);
  return free.size ? free : NO_NAMES;
}

// --- One name --------------------------------------------------------------------------------------------------

function locate(scope: Scope, name: string, flags: number, classScope: Scope | null): Where {
  if (flags & Def.Global) {
    if (flags & Def.Nonlocal) failAtDirective(scope, name, `name '${name}' is nonlocal and global`);
    return Where.GlobalExplicit;
  }
  if (flags & Def.Nonlocal) {
    if (scope.kind === ScopeKind.Module) {
      failAtDirective(scope, name, "nonlocal declaration not allowed at module level");
    }
    const binder = binderAround(scope, name);
    if (!binder) failAtDirective(scope, name, `no binding for nonlocal '${name}' found`);
    if (binder.flags(name) & Def.TypeParameter) {
      failAtDirective(scope, name, `nonlocal binding not allowed for type parameter '${name}'`);
    }
    return Where.Free;
  }
  if (flags & Def.Bound) return Where.Local;
  if (classScope) {
    const inClass = classScope.flags(name);
    if (inClass & Def.Global) return Where.GlobalExplicit;
    if (inClass & Def.Bound && !(inClass & Def.Nonlocal)) return Where.GlobalImplicit;
  }
  return binderAround(scope, name) ? Where.Free : Where.GlobalImplicit;
}

/** The nearest scope around whose variable the name is; null if it is global. */
function binderAround(scope: Scope, name: string): Scope | null {
  for (let outer = scope.parent; outer; outer = outer.parent) {
    if (outer.kind === ScopeKind.Module) return null;
    if (outer.kind === ScopeKind.Class) {
      if (CLASS_CELLS.includes(name)) return outer;
      continue;
    }
    const flags = outer.flags(name);
    if (flags & Def.Inlined) continue;
    if (flags & Def.Global) return null;
    if (flags & Def.Bound && !(flags & Def.Nonlocal)) return outer;
  }
  return null;
}

function failAtDirective(scope: Scope, name: string, message: string): never {
  const directive = scope.directives?.find((each) => each.name === name);
  if (!directive) throw new Error(`${scope.name} has no directive for ${name}`);
  fail(message, directive.place);
}

// --- The scopes inside -----------------------------------------------------------------------------------------

function analyzeChildren(scope: Scope, classScope: Scope | null): Set<string> {
  const free = new Set<string>();
  let spliced = false;
  for (const child of scope.children) {
    const owner = child.seesClass ? (scope.kind === ScopeKind.Class ? scope : classScope) : null;
    let childFree = analyzeScope(child, owner);
    if (isInlined(child, scope)) {
      childFree = inline(scope, child, childFree);
      child.inlined = spliced = true;
    }
    for (const name of childFree) free.add(name);
  }
  if (spliced) {
    const children = scope.children.flatMap((child) => (child.inlined ? child.children : child));
    scope.children.splice(0, scope.children.length, ...children);
  }
  return free;
}

/**
 * Comprehensions other than generator expressions are inlined (PEP 709), except in annotations of a class, whose names are
 * looked up in another way. One whose own variable an inner scope captures stays a function: its cells would have to be made
 * anew for each run of it.
 */
function isInlined(comp: Scope, outer: Scope): boolean {
  if (comp.comprehension === ComprehensionKind.None || comp.comprehension === ComprehensionKind.Generator) {
    return false;
  }
  if (outer.seesClass) return false;
  for (const flags of comp.symbols.values()) if (whereOf(flags) === Where.Cell) return false;
  return true;
}

/** Gives a comprehension's names to the scope around; the result is what it still needs from outside of that. */
function inline(scope: Scope, comp: Scope, compFree: ReadonlySet<string>): ReadonlySet<string> {
  const free = new Set(compFree);
  for (const [name, flags] of comp.symbols) {
    if (flags & Def.Param) continue;
    let where = whereOf(flags);
    if (where === Where.Free && scope.kind === ScopeKind.Class && CLASS_CELLS.includes(name)) {
      // A class body itself never sees the cells that it offers to its functions.
      where = Where.GlobalImplicit;
      comp.symbols.set(name, withWhere(flags, where));
      free.delete(name);
    }
    const existing = scope.symbols.get(name);
    if (existing === undefined) scope.symbols.set(name, withWhere(flags | Def.Inlined, where));
    else if (
      existing & Def.Bound &&
      !(existing & Def.Inlined) &&
      scope.kind !== ScopeKind.Class &&
      !isFreeInChild(comp, name)
    ) {
      free.delete(name);
    }
  }
  return free;
}

function isFreeInChild(scope: Scope, name: string): boolean {
  return scope.children.some((child) => child.where(name) === Where.Free);
}

// --- What the children need ------------------------------------------------------------------------------------

/** A local that a scope inside needs lives in a cell. */
function makeCells(scope: Scope, free: Set<string>): void {
  for (const name of free) {
    const flags = scope.flags(name);
    if (whereOf(flags) !== Where.Local || flags & Def.Inlined) continue;
    scope.symbols.set(name, withWhere(flags, Where.Cell));
    free.delete(name);
  }
}

function dropClassCells(scope: Scope, free: Set<string>): void {
  if (free.delete("__class__")) scope.needsClassCell = true;
  if (free.delete("__classdict__")) scope.needsClassDict = true;
  if (free.delete("__conditional_annotations__")) scope.hasConditionalAnnotations = true;
}

/** A name that only scopes inside need is free here too, so that its cell can be handed on. */
function passThrough(scope: Scope, free: Set<string>): void {
  for (const name of free) {
    const flags = scope.symbols.get(name);
    const hides = flags !== undefined && flags & Def.Inlined && whereOf(flags) === Where.Local;
    if (flags !== undefined && !hides) {
      if (scope.kind === ScopeKind.Class || scope.seesClass) scope.symbols.set(name, flags | Def.FreeClass);
    } else if (binderAround(scope, name)) {
      scope.symbols.set(name, withWhere(flags ?? 0, Where.Free));
    }
  }
}
