/** The exception hierarchy: a type for each row of shared/exceptions.ts, in that order, with the fields of its kind. */
import { EXC_FIELDS, excFieldCount } from "../../core/exception.ts";
import { declareType } from "../../core/ready.ts";
import { addSubclass } from "../../core/subclasses.ts";
import { allocTuple, finishTuple, tupleInit, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { excType, typeAt } from "../../core/typeids.ts";
import { box } from "../../core/value.ts";
import { EXC_BASE, Exc } from "../../shared/exceptions.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { TypeId } from "../../shared/types.ts";
import { initBaseException } from "./base.ts";
import { initExceptionGroups } from "./group.ts";
import { initOSError } from "./oserror.ts";
import { initSimpleExceptions } from "./simple.ts";
import { initSyntaxError } from "./syntaxerror.ts";
import { initUnicodeErrors } from "./unicodeerror.ts";

/** The base that gives the layout: ExceptionGroup has two, and the layout of the first. */
function layoutBase(exc: Exc): usize {
  if (exc === Exc.BaseException) return typeAt(TypeId.OBJECT);
  return excType(exc === Exc.ExceptionGroup ? Exc.BaseExceptionGroup : EXC_BASE[exc]);
}

/** Declares all types (object must be). */
export function declareExceptions(): void {
  const flags = TypeFlag.BASETYPE | TypeFlag.HAVE_GC | TypeFlag.EXCEPTION;
  for (let i = 0; i < Exc.COUNT; i++) {
    const exc: Exc = i;
    const base = layoutBase(exc);
    const inherited = exc === Exc.BaseException ? <u32>EXC_FIELDS : asType(base).basicSize;
    const own = excFieldCount(exc);
    const count = own === 0 ? inherited : max<u32>(inherited, <u32>EXC_FIELDS + own * 8);
    declareType(excType(exc), Exc[exc], base, flags, count);
  }
}

/** Fills all types, which must be open. */
export function initExceptions(): void {
  addSecondBase();
  initBaseException();
  initSimpleExceptions();
  initOSError();
  initSyntaxError();
  initUnicodeErrors();
  initExceptionGroups();
  for (let i = 1; i < Exc.COUNT; i++) completeLife(asType(excType(i)), asType(layoutBase(i)));
}

/** As in CPython, each has a __new__ and an __init__ in its own namespace. */
function completeLife(type: PyType, base: PyType): void {
  if (type.new === 0) type.new = base.new;
  if (type.init === 0) type.init = base.init;
}

/** class ExceptionGroup(BaseExceptionGroup, Exception) */
function addSecondBase(): void {
  const type: PyType = asType(excType(Exc.ExceptionGroup));
  const bases = allocTuple(2);
  tupleInit(bases, 0, box(excType(Exc.BaseExceptionGroup)));
  tupleInit(bases, 1, box(excType(Exc.Exception)));
  finishTuple(bases);
  type.bases = <u32>bases;
  addSubclass(asType(excType(Exc.Exception)), changetype<usize>(type));
  const old: usize = type.mro;
  const mro = allocTuple(tupleLength(old) + 1);
  tupleInit(mro, 0, tupleItem(old, 0));
  tupleInit(mro, 1, tupleItem(old, 1));
  tupleInit(mro, 2, box(excType(Exc.Exception)));
  for (let i: u32 = 2; i < tupleLength(old); i++) tupleInit(mro, i + 1, tupleItem(old, i));
  finishTuple(mro);
  type.mro = <u32>mro;
}
