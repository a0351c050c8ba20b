/**
 * Tier 2 as the VM sees it: where a loop has run long, the host is asked for compiled code to go on with (src/jit), and that is called.
 *
 * Compiled code is a function of the frame, its window and its constants that runs some of the frame's instructions and says, as the functions of
 * vm/ops do, which one comes next: an address, ENTERED or 0. It leaves memory as the interpreter has it. What it does not do itself it has done
 * by `operate`.
 */

import { typeLookup } from "../core/attribute.ts";
import { BYTES_DATA, PyBytearray, PyBytes } from "../core/bytes.ts";
import { dictSlotOf, dictVersion, PyDict } from "../core/dict.ts";
import { clearError, errorPending } from "../core/errors.ts";
import { nameOf } from "../core/intern.ts";
import { Breaker, setBreaker } from "../core/interrupt.ts";
import { areInstances } from "../core/isinstance.ts";
import { PyCursor } from "../core/iterate.ts";
import { asList, listItem, PyList } from "../core/list.ts";
import { asMethod, PyMethod } from "../core/methods.ts";
import { NativeDef, PyBuiltin, PyMethodDescriptor } from "../core/native.ts";
import { decrefAt, incref, increfAt } from "../core/object.ts";
import { PySlice } from "../core/slice.ts";
import { PyTuple, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType, isSubtype, isType, PyType } from "../core/type.ts";
import { isExactly, typeAt } from "../core/typeids.ts";
import { box, isPointer, pointer, UNBOUND, Value } from "../core/value.ts";
import { guardFailed, hotFunction, hotLoop, leftByCall } from "../host.ts";
import { asCode, decodedCode, Entry, entranceOf, PyCode, plainEntry } from "../objects/code.ts";
import { asFunction, PyCell, PyFunction } from "../objects/function.ts";
import { heapDealloc } from "../objects/heap.ts";
import { KnownPlace } from "../objects/knownplaces.ts";
import { MODULE_DICT } from "../objects/module.ts";
import { isNewWrapper } from "../objects/newwrapper.ts";
import { PROPERTY_GETTER } from "../objects/property.ts";
import { PyRangeIterator } from "../objects/rangeiterator.ts";
import { dataOf } from "../objects/type.ts";
import {
  BuiltinLayout,
  BytearrayLayout,
  BytesLayout,
  CellLayout,
  ClassPlace,
  CodeLayout,
  CursorLayout,
  DictLayout,
  FrameLayout,
  FrameObjectLayout,
  FunctionLayout,
  Header,
  ListLayout,
  ManagingLayout,
  MethodDescriptorLayout,
  MethodLayout,
  ModuleLayout,
  NativeLayout,
  PropertyLayout,
  RangeIteratorLayout,
  SliceLayout,
  SpecialLayout,
  STATE_BASE,
  State,
  TagHigh,
  TupleLayout,
  TypeFlag,
  TypeLayout,
} from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { CodeFlag } from "../shared/opcodes.ts";
import { R, sizeOf } from "../shared/registers.ts";
import { TypeId } from "../shared/types.ts";
import { Calls, deliver, ENTERED } from "./calls.ts";
import { proceed } from "./continue.ts";
import { findHandler, handlerDepth, handlerLasti, handlerTarget } from "./exceptiontable.ts";
import {
  asFrame,
  certainFrames,
  clearWindow,
  current,
  depthLeft,
  dropFrame,
  dropWindow,
  Frame,
  FrameKind,
  giveCleanFrame,
  setCurrent,
  stackLimit,
  takeCertainFrame,
  takeFrame,
} from "./frame.ts";
import { isSeen, PyFrame } from "./frameobject.ts";
import { yieldCompiled } from "./generator.ts";
import { isInPlace, leavePlaces } from "./inplace.ts";
import { takeBack } from "./lentwindows.ts";
import { isCounted } from "./limits.ts";
import {
  getterOfVersion,
  Managing,
  methodOfVersion,
  placeInClass,
  placeOfVersion,
  Special,
  superMethodOf,
  typeAtPlace,
} from "./lookupcache.ts";
import { buildList, buildTuple, listAppendOperation, unpackSequence } from "./ops/build.ts";
import { callOperation } from "./ops/callops.ts";
import { compareOperation } from "./ops/comparisons.ts";
import { checkMatch, popHandled, pushHandled } from "./ops/exceptions.ts";
import { advanceIterator, getIterator, yieldOperation } from "./ops/iteration.ts";
import { notOperation, truthJump } from "./ops/jumps.ts";
import { loadAttribute, loadGlobal, loadMethod, storeAttribute } from "./ops/lookups.ts";
import { matchClassInto } from "./ops/matchclass.ts";
import { matchLength } from "./ops/matching.ts";
import { begin } from "./ops/operands.ts";
import { binaryOperation, unaryOperation } from "./ops/operators.ts";
import { otherOperation } from "./ops/other.ts";
import { sliceOperation } from "./ops/slicing.ts";
import { getSubscript, setSubscript } from "./ops/subscripts.ts";
import { lineOf } from "./positions.ts";
import { Slot } from "./quick.ts";
import { classicOffset, isPlain, registerAddress } from "./registercode.ts";
import { clearResumptions, goOnResumed, resumptionOf } from "./resumptions.ts";
import { isUnsettled, settle } from "./unwind.ts";

if (offsetof<PyList>("length") !== ListLayout.LENGTH) ERROR("ListLayout.LENGTH");
if (offsetof<PyList>("items") !== ListLayout.ITEMS) ERROR("ListLayout.ITEMS");
if (offsetof<PyList>("capacity") !== ListLayout.CAPACITY) ERROR("ListLayout.CAPACITY");
if (offsetof<PyCursor>("sequence") !== CursorLayout.SEQUENCE) ERROR("CursorLayout.SEQUENCE");
if (offsetof<PyCursor>("index") !== CursorLayout.INDEX) ERROR("CursorLayout.INDEX");
if (offsetof<PyCell>("value") !== CellLayout.VALUE) ERROR("CellLayout.VALUE");
if (offsetof<PyBuiltin>("def") !== BuiltinLayout.DEF) ERROR("BuiltinLayout.DEF");
if (offsetof<PyBuiltin>("self") !== BuiltinLayout.SELF) ERROR("BuiltinLayout.SELF");
if (offsetof<PyMethodDescriptor>("def") !== MethodDescriptorLayout.DEF) ERROR("MethodDescriptorLayout.DEF");
if (offsetof<PyMethodDescriptor>("owner") !== MethodDescriptorLayout.OWNER)
  ERROR("MethodDescriptorLayout.OWNER");
if (offsetof<NativeDef>("name") !== NativeLayout.NAME) ERROR("NativeLayout.NAME");
if (offsetof<NativeDef>("direct") !== NativeLayout.DIRECT) ERROR("NativeLayout.DIRECT");
if (offsetof<NativeDef>("optional") !== NativeLayout.OPTIONAL) ERROR("NativeLayout.OPTIONAL");
if (offsetof<NativeDef>("module") !== NativeLayout.MODULE) ERROR("NativeLayout.MODULE");
if (offsetof<PySlice>("start") !== SliceLayout.START) ERROR("SliceLayout.START");
if (offsetof<PySlice>("stop") !== SliceLayout.STOP) ERROR("SliceLayout.STOP");
if (offsetof<PySlice>("step") !== SliceLayout.STEP) ERROR("SliceLayout.STEP");
if (offsetof<PyTuple>("length") !== TupleLayout.LENGTH) ERROR("TupleLayout.LENGTH");
if (offsetof<PyTuple>() !== TupleLayout.ITEMS) ERROR("TupleLayout.ITEMS");
if (offsetof<PyBytes>("length") !== BytesLayout.LENGTH) ERROR("BytesLayout.LENGTH");
if (BYTES_DATA !== BytesLayout.DATA) ERROR("BytesLayout.DATA");
if (offsetof<PyBytearray>("length") !== BytearrayLayout.LENGTH) ERROR("BytearrayLayout.LENGTH");
if (offsetof<PyBytearray>("block") !== BytearrayLayout.BLOCK) ERROR("BytearrayLayout.BLOCK");
if (offsetof<PyBytearray>("start") !== BytearrayLayout.START) ERROR("BytearrayLayout.START");
if (offsetof<PyRangeIterator>("next") !== RangeIteratorLayout.NEXT) ERROR("RangeIteratorLayout.NEXT");
if (offsetof<PyRangeIterator>("step") !== RangeIteratorLayout.STEP) ERROR("RangeIteratorLayout.STEP");
if (offsetof<PyRangeIterator>("left") !== RangeIteratorLayout.LEFT) ERROR("RangeIteratorLayout.LEFT");
if (offsetof<Frame>("func") !== FrameLayout.FUNCTION) ERROR("FrameLayout.FUNCTION");
if (offsetof<Frame>("code") !== FrameLayout.CODE) ERROR("FrameLayout.CODE");
if (offsetof<Frame>("generator") !== FrameLayout.GENERATOR) ERROR("FrameLayout.GENERATOR");
if (offsetof<Frame>("globals") !== FrameLayout.GLOBALS) ERROR("FrameLayout.GLOBALS");
if (offsetof<Frame>("builtins") !== FrameLayout.BUILTINS) ERROR("FrameLayout.BUILTINS");
if (offsetof<Frame>("regs") !== FrameLayout.WINDOW) ERROR("FrameLayout.WINDOW");
if (offsetof<Frame>("consts") !== FrameLayout.CONSTANTS) ERROR("FrameLayout.CONSTANTS");
if (offsetof<Frame>("object") !== FrameLayout.OBJECT) ERROR("FrameLayout.OBJECT");
if (offsetof<Frame>("prev") !== FrameLayout.PREVIOUS) ERROR("FrameLayout.PREVIOUS");
if (offsetof<Frame>("temps") !== FrameLayout.TEMPORARIES) ERROR("FrameLayout.TEMPORARIES");
if (offsetof<Frame>("top") !== FrameLayout.TOP) ERROR("FrameLayout.TOP");
if (offsetof<Frame>("pc") !== FrameLayout.PC) ERROR("FrameLayout.PC");
if (offsetof<Frame>("next") !== FrameLayout.NEXT) ERROR("FrameLayout.NEXT");
if (offsetof<Frame>("dst") !== FrameLayout.RESULT) ERROR("FrameLayout.RESULT");
if (offsetof<PyCode>("argcount") !== CodeLayout.ARGCOUNT) ERROR("CodeLayout.ARGCOUNT");
if (offsetof<PyCode>("posonlyargcount") !== CodeLayout.POSONLYARGCOUNT) ERROR("CodeLayout.POSONLYARGCOUNT");
if (offsetof<PyCode>("kwonlyargcount") !== CodeLayout.KWONLYARGCOUNT) ERROR("CodeLayout.KWONLYARGCOUNT");
if (offsetof<PyCode>("names") !== CodeLayout.NAMES) ERROR("CodeLayout.NAMES");
if (offsetof<PyCode>("varnames") !== CodeLayout.VARNAMES) ERROR("CodeLayout.VARNAMES");
if (offsetof<PyMethod>("self") !== MethodLayout.SELF) ERROR("MethodLayout.SELF");
if (offsetof<PyMethod>("func") !== MethodLayout.FUNCTION) ERROR("MethodLayout.FUNCTION");
if (offsetof<Managing>("version") !== ManagingLayout.VERSION) ERROR("ManagingLayout.VERSION");
if (offsetof<Managing>("enter") !== ManagingLayout.ENTER) ERROR("ManagingLayout.ENTER");
if (offsetof<Managing>("exit") !== ManagingLayout.EXIT) ERROR("ManagingLayout.EXIT");
if (offsetof<Special>("func") !== SpecialLayout.FUNCTION) ERROR("SpecialLayout.FUNCTION");
if (offsetof<Special>("step") !== SpecialLayout.STEP) ERROR("SpecialLayout.STEP");
if (offsetof<Special>("property") !== SpecialLayout.PROPERTY) ERROR("SpecialLayout.PROPERTY");
if (MODULE_DICT !== ModuleLayout.DICT) ERROR("ModuleLayout.DICT");
if (PROPERTY_GETTER !== PropertyLayout.GETTER) ERROR("PropertyLayout.GETTER");
if (offsetof<PyFrame>("seen") !== FrameObjectLayout.SEEN) ERROR("FrameObjectLayout.SEEN");
if (offsetof<PyCode>("consts") !== CodeLayout.CONSTS) ERROR("CodeLayout.CONSTS");
if (offsetof<PyCode>("entry") !== CodeLayout.ENTRY) ERROR("CodeLayout.ENTRY");
if (offsetof<PyCode>("entryKind") !== CodeLayout.ENTRY_KIND) ERROR("CodeLayout.ENTRY_KIND");
if (offsetof<PyCode>("entrance") !== CodeLayout.ENTRANCE) ERROR("CodeLayout.ENTRANCE");
if (offsetof<PyCode>("entranceIndex") !== CodeLayout.ENTRANCE_INDEX) ERROR("CodeLayout.ENTRANCE_INDEX");
if (offsetof<PyCode>("registerBytes") !== CodeLayout.REGISTER_BYTES) ERROR("CodeLayout.REGISTER_BYTES");
if (offsetof<PyCode>("inlined") !== CodeLayout.INLINED) ERROR("CodeLayout.INLINED");
if (offsetof<PyFunction>("code") !== FunctionLayout.CODE) ERROR("FunctionLayout.CODE");
if (offsetof<PyFunction>("globals") !== FunctionLayout.GLOBALS) ERROR("FunctionLayout.GLOBALS");
if (offsetof<PyFunction>("defaults") !== FunctionLayout.DEFAULTS) ERROR("FunctionLayout.DEFAULTS");
if (offsetof<PyFunction>("kwdefaults") !== FunctionLayout.KWDEFAULTS) ERROR("FunctionLayout.KWDEFAULTS");
if (offsetof<PyFunction>("closure") !== FunctionLayout.CLOSURE) ERROR("FunctionLayout.CLOSURE");
if (offsetof<PyFunction>("simpleArgs") !== FunctionLayout.SIMPLE_ARGS) ERROR("FunctionLayout.SIMPLE_ARGS");
if (offsetof<PyCode>("flags") !== CodeLayout.FLAGS) ERROR("CodeLayout.FLAGS");
if (offsetof<PyCode>("filename") !== CodeLayout.FILENAME) ERROR("CodeLayout.FILENAME");
if (offsetof<PyCode>("qualname") !== CodeLayout.QUALNAME) ERROR("CodeLayout.QUALNAME");
if (offsetof<PyCode>("plain") !== CodeLayout.PLAIN) ERROR("CodeLayout.PLAIN");
if (offsetof<PyCode>("nlocals") !== CodeLayout.NLOCALS) ERROR("CodeLayout.NLOCALS");
if (offsetof<PyCode>("nslots") !== CodeLayout.NSLOTS) ERROR("CodeLayout.NSLOTS");
if (offsetof<PyCode>("windowBytes") !== CodeLayout.WINDOW_BYTES) ERROR("CodeLayout.WINDOW_BYTES");
if (offsetof<PyDict>("used") !== DictLayout.USED) ERROR("DictLayout.USED");
if (offsetof<PyDict>("version") !== DictLayout.VERSION) ERROR("DictLayout.VERSION");
if (offsetof<PyType>("flags") !== TypeLayout.FLAGS) ERROR("TypeLayout.FLAGS");
if (offsetof<PyType>("version") !== TypeLayout.VERSION) ERROR("TypeLayout.VERSION");
if (offsetof<PyType>("dict") !== TypeLayout.DICT) ERROR("TypeLayout.DICT");
if (offsetof<PyType>("subclasses") !== TypeLayout.SUBCLASSES) ERROR("TypeLayout.SUBCLASSES");
if (offsetof<PyType>("dictOffset") !== TypeLayout.DICT_OFFSET) ERROR("TypeLayout.DICT_OFFSET");

/**
 * Bytes of Wasm's stack that compiled code may take in all: past it, calls go through the interpreter, which takes none. Compiled code is told how much
 * room it has; it sets `stackUsed` by that where it has something done that may run compiled code in turn.
 */
export const MOST_STACK: u32 = 256 * 1024;
export let stackUsed: u32 = 0;

/** What a call takes of that room at least, for the room to be an upper bound of how many there can be: src/jit/calls.ts. */
const LEAST_ROOM: u32 = 160;

/** Beside the address of a call without a record: it is that of a class, whose instance lies below the word. src/jit/constructors.ts. */
const CONSTRUCTS: u32 = 1;

/** Longest window of a function that compiled code calls: what finds no room any more has its window all the same. */
const MOST_WINDOW: u32 = 2048 + 64;

/** In place of the number of a guard, for compiled code that has been left and has told already what is to be known of it. */
const NOTED: u32 = 0xffff;
/** The same where a generator's frame has ended. */
export const FINISHED: u32 = 0xfffe;
/** In place of the number of a guard: compiled code has given away so many values in a row that a sink took, which it could have filled itself. */
const SUNK: u32 = 0xfffd;
const MANY_SUNK: u32 = 50;

const NEVER: u32 = 0xffff_ffff;
/** The heat of code that shall not be compiled. */
const REFUSED: u32 = 0xffff_ffff;

/** The index of what is not to be compiled yet: tier 2 has done enough for now. */
const LATER: u32 = 0xffff_ffff;

/** The index at a back edge near another one from which compiled code goes on: the next is to be looked at, too. */
const NEAR: u32 = 0xffff_ffff;

/** What a sighting at the breaker counts; a call from compiled code counts 1. */
const SIGHTING: u32 = 16;

/** How many calls from compiled code, which leave it, make code hot that `warm` was told of. */
const WARM: u32 = 4;

/** The heat at which code is compiled; none while nobody compiles. */
let hot: u32 = NEVER;

/**
 * Back edges and calls until compiled code is tried again that was left. Doubled each time, so that what leaves at once costs little;
 * back at the least once compiled code has run for a whole period.
 */
const LEAST_PATIENCE: i32 = 40;
let patience: i32 = LEAST_PATIENCE;
/**
 * Compiled code that has taken so many steps before it was left is worth coming back to: a loop between two awaits, as a rule. What runs meanwhile has steps of its
 * own, so it is looked for some times more.
 */
const MANY_STEPS: i32 = 1000;
const MOST_TRIES: i32 = 4;
let tries: i32 = 0;

/** How often in a row the breaker was at zero at a call: so that loops which call are seen, too, the next turn comes at once then, so often. */
const MOST_TURNS_AT_CALLS: i32 = 6;
let turnsAtCalls: i32 = 0;

/** So many turns the loop finds by itself where classes have attributes; then they are noted once more (notePlace), for whoever compiles next. */
const TURNS_REMEMBERED: u32 = 16;
let turns: u32 = 0;

/** Code is to be compiled that was seen about to be called so often; with 1 the first time that it is looked at. */
export function setSightings(count: u32): void {
  hot = count === 1 ? 1 : count * SIGHTING;
}

/** Calls of the code enter compiled code from now on: see TierExports in src/host/vm.ts. */
export function setCompiled(code: PyCode, index: u32, stack: u32): void {
  const wasPlain = code.entry === plainEntry(code);
  code.entrance = <u16>R.COMPILED;
  code.entranceIndex = index;
  code.entranceStack = <u16>stack;
  if (wasPlain) code.entry = <u32>entranceOf(code);
}

export function unsetCompiled(code: PyCode): void {
  const wasPlain = code.entry === plainEntry(code);
  code.entrance = 0;
  code.entranceIndex = 0;
  if (wasPlain) code.entry = code.plain;
}

/** In a copy of an instance, whose function table has nothing of the original's compiled code: it is asked for anew. */
export function forgetCompiled(): void {
  for (let p = decodedCode; p !== 0; p = asCode(p).nextDecoded) {
    asCode(p).inlined = 0;
    if (asCode(p).entrance !== 0) setCompiled(asCode(p), 0, 0);
  }
  clearResumptions(0, usize.MAX_VALUE);
}

/** Calls of the code in compiled code may do its body in place: they ask for this number. False if there is no such code (any more). */
export function setInlined(code: PyCode, mark: u32): bool {
  const exists = isDecoded(code);
  if (exists) code.inlined = mark;
  return exists;
}

/** Whether at this address there is code, still, that has been run. */
function isDecoded(code: PyCode): bool {
  let p = decodedCode;
  while (p !== 0 && p !== changetype<usize>(code)) p = asCode(p).nextDecoded;
  return p !== 0;
}

/**
 * Where instances of the type of a version keep the attribute whose name is the n-th of the code: an offset, 0 where that is not known, or at no fixed
 * place.
 */
export function attributePlace(version: u32, code: PyCode, n: u32): u32 {
  return placeOfVersion(version, pointer(tupleItem(code.names, n)));
}

/** What computes the attribute for instances of the type of a version (Getter of shared/layout.ts); 0 where that is not known, or nothing does. */
export function attributeGetter(version: u32, code: PyCode, n: u32): u32 {
  return getterOfVersion(version, pointer(tupleItem(code.names, n)));
}

/** The method of that name that was noted for instances without a dict of their own (borrowed), UNBOUND if none was. */
export function methodFor(version: u32, code: PyCode, n: u32): Value {
  return methodOfVersion(version, pointer(tupleItem(code.names, n)));
}

/** See ClassPlace; 0: not known. */
export function inClass(version: u32, code: PyCode, n: u32, kind: ClassPlace): u64 {
  return placeInClass(version, pointer(tupleItem(code.names, n)), kind);
}

/** The n-th of the types that came by an instruction with an inline cache, after the first: 0 for none. It may be no more. */
export function typeSeenAt(pc: usize, n: u32): u32 {
  return typeAtPlace(pc, n);
}

/** What isinstance(v, cls) says of instances of a type: see areInstances. */
export function areInstancesOf(type: usize, cls: usize): i32 {
  return areInstances(type, box(cls));
}

/** Whether a class has data by the n-th name of a code object: see dataOf. */
export function hasClassData(type: PyType, code: PyCode, n: u32): bool {
  return dataOf(type, pointer(tupleItem(code.names, n))) !== UNBOUND;
}

/** The number of the slot with the cell that super() without arguments finds its class in, -1 for code that has none. */
export function classCell(code: PyCode): i32 {
  const count = tupleLength(code.freevars);
  for (let i: u32 = 0; i < count; i++) {
    if (pointer(tupleItem(code.freevars, i)) === nameOf(Name.__class__))
      return <i32>(code.nslots - count + i);
  }
  return -1;
}

/** The method that super() finds behind a class for instances of a type, by the n-th name of the code (borrowed); UNBOUND for all else. */
export function superMethodFor(cls: Value, type: PyType, code: PyCode, n: u32): Value {
  if (!isType(cls) || type.flags & TypeFlag.TYPE || !isSubtype(changetype<usize>(type), pointer(cls)))
    return UNBOUND;
  const method = superMethodOf(pointer(cls), type, pointer(tupleItem(code.names, n)));
  if (!errorPending()) return isNewWrapper(method) ? UNBOUND : method;
  clearError();
  return UNBOUND;
}

/** Addresses of a Managing for the `with` at pc; 0 for none. */
export function managingAt(pc: usize): usize {
  const entry = Managing.at(pc);
  return entry.pc === <u32>pc ? changetype<usize>(entry) : 0;
}

/** Addresses of a Special for the instruction at pc and the type of a version; 0 for none. */
export function specialAt(pc: usize, version: u32): usize {
  const entry = Special.at(pc, version);
  return version !== 0 && entry.pc === <u32>pc && entry.version === version ? changetype<usize>(entry) : 0;
}

/** Where the default of a function's n-th parameter lies, which is one by keyword only, as long as the dict of those has its version; 0 for none. */
export function keywordDefaultAt(f: PyFunction, n: u32): usize {
  const defaults: usize = f.kwdefaults;
  if (defaults === 0) return 0;
  dictVersion(defaults);
  return dictSlotOf(defaults, pointer(tupleItem(asCode(f.code).varnames, n)));
}

/** Compiled code calls the code: a few calls more, and it is hot. */
export function warm(code: PyCode): void {
  if (hot === NEVER || hot < WARM || !isDecoded(code) || code.heat === REFUSED) return;
  if (code.heat < hot - WARM) code.heat = hot - WARM;
}

/** The line of an instruction of the plain register code. */
export function lineAt(code: PyCode, pc: usize): i32 {
  return lineOf(code, classicOffset(code, pc));
}

/** The first instruction of the handler of what is done at pc in the plain register code, 0 for none. */
export function handlerAt(code: PyCode, pc: usize): usize {
  return findHandler(code, classicOffset(code, pc)) ? registerAddress(code, pc, handlerTarget) : 0;
}

/** The slot in the window from which on a handler finds what it is about: an odd number if it wants the offset, too. */
export function handlerSlotAt(code: PyCode, pc: usize): u32 {
  if (!findHandler(code, classicOffset(code, pc))) return 0;
  return ((code.nslots + handlerDepth) << 3) | u32(handlerLasti);
}

/** Stands in the function table for code that is not compiled yet: the interpreter is to begin with the frame. */
export function beginLater(frame: usize, window: usize, _room: u32): i64 {
  if (frame === 0) {
    const code = asCode(calledFrom(window).code);
    const rest: u32 = code.flags & CodeFlag.VARARGS ? 1 : 0;
    const parameters = <usize>(code.argcount + code.kwonlyargcount + rest);
    clearWindow(window + (parameters << 3), window + ((<usize>code.nslots) << 3));
    pushVirtual(window, code.plain);
  }
  return left(ENTERED);
}

/** What compiled code gives when it is left, all being noted. */
export function left(next: usize): i64 {
  return ((<i64>TagHigh.SPECIAL) << 48) | ((<i64>NOTED) << 32) | <i64>next;
}

/** At the breaker: goes on with compiled code, if there is any for where the current frame is. True if run() is to return its outcome. */
export function runCompiled(): bool {
  if (isCounted) return false;
  if (hot !== NEVER && ++turns % TURNS_REMEMBERED === 0) KnownPlace.forgetAll();
  const frame = asFrame(current);
  const code = asCode(frame.code);
  const pc: usize = frame.next;
  // The copy that tools watch is for the interpreter.
  if (!isPlain(code, pc)) return false;
  const op = <i32>load<u16>(pc);
  if (op >= R.CALL && op <= R.CALL_EX) {
    noteCall(<usize>frame.regs + load<u16>(pc, 2));
    // Calls and back edges may come in turn, and the breaker's period is even. The call itself counts once more.
    if (++turnsAtCalls < MOST_TURNS_AT_CALLS) setBreaker(2);
    else {
      turnsAtCalls = 0;
      tryAgain();
    }
    return false;
  }
  // Whoever loops over a generator turns in step with it, and the breaker's period is even: its back edge is the next.
  if (frame.kind === FrameKind.FOR_ITER && ++turnsAtCalls < MOST_TURNS_AT_CALLS) setBreaker(1);
  else turnsAtCalls = 0;
  if (code.heat === 0) code.heat = 1;
  const index = hotLoop(current, pc);
  if (index === NEAR) {
    setBreaker(1);
    return false;
  }
  if (index === 0) {
    tryAgain();
    return false;
  }
  return hasGenerator(frame) && runFrame(frame, index, 0) === 0 && settle();
}

/** Nothing compiled is for where the program is: what was left not long ago may come soon. */
function tryAgain(): void {
  if (tries === 0) return;
  tries--;
  if (load<i32>(STATE_BASE, State.BREAKER) > LEAST_PATIENCE) setBreaker(LEAST_PATIENCE);
}

/** Compiled code yields for generators that are there: a frame of one that runs in place gets it. False if it cannot have it. */
function hasGenerator(frame: Frame): bool {
  const yields = (asCode(frame.code).flags & CodeFlag.GENERATOR) !== 0;
  if (frame.generator !== 0 || !yields || leavePlaces(frame)) return true;
  clearError();
  return false;
}

/** The breaker was at zero at a call: what is called may be hot. */
function noteCall(at: usize): void {
  const callable = load<i64>(at);
  if (isExactly(callable, TypeId.FUNCTION)) noteCode(asFunction(pointer(callable)).code, SIGHTING);
  else if (isExactly(callable, TypeId.METHOD)) noteFunction(asMethod(pointer(callable)).func);
  else if (isExactly(callable, TypeId.TYPE)) {
    noteFunction(typeLookup(asType(pointer(callable)), nameOf(Name.__init__)));
  }
}

function noteFunction(v: Value): void {
  if (isExactly(v, TypeId.FUNCTION)) noteCode(asFunction(pointer(v)).code, SIGHTING);
}

function noteCode(p: usize, heat: u32): void {
  const code = asCode(p);
  if (code.heat === REFUSED || code.entrance !== 0 || code.entryKind === Entry.GENERATOR) return;
  code.heat += heat;
  if (code.heat >= hot && code.plain !== 0) setCompiled(code, 0, 0);
}

/** COMPILED: begins the current frame with compiled code, which is made now if need be. What comes next is as in vm/ops. */
export function enterCompiled(frame: Frame): usize {
  const code = asCode(frame.code);
  frame.pc = code.plain;
  frame.next = code.plain;
  if (isCounted) return code.plain;
  if (code.entranceIndex === 0) {
    const index = hotFunction(changetype<usize>(frame));
    if (index === 0 || index === LATER) {
      code.heat = index === 0 ? REFUSED : 1;
      unsetCompiled(code);
      return code.plain;
    }
  }
  return runFrame(frame, code.entranceIndex, code.entranceStack);
}

/** Whether all is compiled that is run. */
export function isCompilingAll(): bool {
  return hot === 1;
}

/** Whether there is room on Wasm's stack for so many bytes. */
export function stackFor(bytes: u32): bool {
  return stackUsed + bytes <= MOST_STACK;
}

export function setStackUsed(bytes: u32): void {
  stackUsed = bytes;
}

/** Runs the current frame by compiled code: the instruction that it goes on with, ENTERED or 0. */
export function runFrame(frame: Frame, index: u32, stack: u32): usize {
  const before = stackUsed;
  if (before + stack > MOST_STACK) return frame.next;
  const breaker = load<i32>(STATE_BASE, State.BREAKER);
  let v = call_indirect<i64>(index, changetype<usize>(frame), frame.regs, room(frame));
  stackUsed = before;
  let sunk: u32 = 0;
  while (<u32>(v >>> 48) !== TagHigh.SPECIAL && frame.generator !== 0) {
    takeBack(frame);
    const next = yieldCompiled(frame, v);
    if (next > ENTERED) {
      frame.next = <u32>next;
      if (++sunk === MANY_SUNK) guardFailed(index, SUNK, changetype<usize>(frame));
    }
    const following = next > ENTERED ? resumptionOf(frame) : 0;
    // Native code that takes the values turns no loop that counts.
    if (following === 0 || Breaker.count()) return next;
    index = following;
    v = call_indirect<i64>(index, changetype<usize>(frame), frame.regs, room(frame));
    stackUsed = before;
  }
  if (<u32>(v >>> 48) !== TagHigh.SPECIAL) return end(frame, v);
  const next = noteLeft(frame, index, v);
  if (exitOf(v) === FINISHED) return next;
  takeBack(frame);
  hurry(breaker);
  return next;
}

/** The number of the guard by which compiled code was left, or what stands in its place. */
function exitOf(v: i64): u32 {
  return <u32>(v >>> 32) & 0xffff;
}

/** The compiled code at an index, which a frame ran by, was left with v: what comes next, which the frame knows. */
export function noteLeft(frame: Frame, index: u32, v: i64): usize {
  const next = <usize>(<u32>v);
  if (next > ENTERED) frame.next = <u32>next;
  const exit = exitOf(v);
  if (exit === 0) {
    if (next === ENTERED && current !== changetype<usize>(frame)) noteCallAway(frame, index);
  } else if (exit < FINISHED) guardFailed(index, exit, changetype<usize>(frame));
  return next;
}

/** Compiled code at `index` is left for something has raised; its frame has a handler that is not compiled, of which `exit` tells. */
export function leaveRaised(frame: usize, exit: u32, index: u32): i64 {
  guardFailed(index, exit, frame);
  return left(0);
}

/** Bytes of Wasm's stack that calls from compiled code may take: no more than windows, records and the recursion limit allow as well. */
export function room(frame: Frame): u32 {
  const top: usize = frame.top;
  const windows = top + MOST_WINDOW < stackLimit ? <u32>(stackLimit - top - MOST_WINDOW) : 0;
  const calls = min<u32>(<u32>max<i32>(depthLeft, 0), certainFrames());
  return min<u32>(
    min<u32>(MOST_STACK - stackUsed, windows),
    min<u32>(calls, MOST_STACK / LEAST_ROOM) * LEAST_ROOM,
  );
}

/**
 * A call from compiled code to compiled code has no record until something needs one. It has left a word in front of its window: the function
 * (borrowed: nothing that might drop it runs before the record is made) and the address of the call. That is a float to all others.
 */
function calledFrom(window: usize): PyFunction {
  return asFunction(load<u32>(window - 8));
}

/** Makes the records of a call whose window this is, and of all calls without one that it is inside of: its own, which goes on at pc. */
export function pushVirtual(window: usize, pc: usize): usize {
  const base = asFrame(current);
  let inner: usize = 0;
  let innermost: usize = 0;
  let at = pc;
  let next = pc;
  for (let w = window; w !== <usize>base.regs; ) {
    const told = load<u32>(w - 4);
    const call: usize = told & ~CONSTRUCTS;
    const record = openVirtual(w, call, at, next);
    if (told & CONSTRUCTS) expectInstance(asFrame(record), w - 16);
    if (inner === 0) innermost = record;
    else asFrame(inner).prev = <u32>record;
    inner = record;
    store<i64>(w - 8, UNBOUND);
    w -= riseOf(w, told);
    at = call;
    next = call + sizeOf(load<u16>(call));
  }
  asFrame(inner).prev = <u32>changetype<usize>(base);
  base.pc = <u32>at;
  base.next = <u32>next;
  setCurrent(innermost);
  return innermost;
}

/** How far above its caller's window that of a call without a record begins. */
function riseOf(window: usize, told: u32): usize {
  const call: usize = told & ~CONSTRUCTS;
  if (isSpecial(call)) return 16 + <usize>load<u32>(window - 16);
  return (told & CONSTRUCTS || isEntering(call) ? 16 : 8) + <usize>load<u16>(call, 2);
}

/**
 * Whether a call is that of a special method, by an instruction that keeps its operands meanwhile: then two u32 below the word say how far above the
 * caller's window they lie, and where the instruction goes on. src/jit/specials.ts.
 */
function isSpecial(call: usize): bool {
  const op = <i32>load<u16>(call);
  return op !== R.BEFORE_WITH && (op < R.CALL || op > R.CALL_EX);
}

/** Whether a call is that of __enter__ by a BEFORE_WITH: its window begins a slot higher, for below is the exit method. */
function isEntering(call: usize): bool {
  return load<u16>(call) === R.BEFORE_WITH;
}

/** The call is that of a class: the instance, which lies at `at`, is its result. */
function expectInstance(frame: Frame, at: usize): void {
  frame.kind = FrameKind.INIT;
  frame.extra = load<i64>(at);
  store<i64>(at, UNBOUND);
}

/** The record of a call without one, as Calls.open fills it. */
function openVirtual(window: usize, call: usize, pc: usize, next: usize): usize {
  const f = calledFrom(window);
  const code = asCode(f.code);
  const record = takeCertainFrame();
  Calls.open(record, f, code, window, load<u16>(call, 6));
  if (isEntering(call) || isSpecial(call)) {
    asFrame(record).kind = FrameKind.CONTINUE;
    asFrame(record).dst = isSpecial(call) ? load<u32>(window - 12) : 0;
  }
  increfAt(changetype<usize>(f));
  asFrame(record).pc = <u32>pc;
  asFrame(record).next = <u32>next;
  return record;
}

/** Compiled code at `index` is left, to go on at pc (ENTERED: its inlined calls have been pushed); `frame`: 0 if it has no record. `exit`: the guard. */
export function leaveCompiled(frame: usize, window: usize, pc: usize, exit: u32, index: u32): i64 {
  if (frame === 0) frame = pushVirtual(window, pc);
  if (pc > ENTERED) asFrame(frame).next = <u32>pc;
  if (exit !== 0) guardFailed(index, exit, frame);
  return left(ENTERED);
}

/** The same with what a function of vm/ops gave. */
export function leaveWith(frame: Frame, next: usize, index: u32): i64 {
  if (next > ENTERED) frame.next = <u32>next;
  else if (next === ENTERED) noteCallAway(frame, index);
  return left(min(next, ENTERED));
}

/** A call whose record was made while it ran has returned, its variables are dropped: takes its record off. The caller's. */
export function popVirtual(): usize {
  const callee = asFrame(current);
  const func: usize = callee.func;
  const code: usize = callee.code;
  const caller: usize = callee.prev;
  if (callee.kind === FrameKind.INIT) {
    const call = asFrame(caller);
    store<i64>(<usize>call.regs + load<u16>(call.pc, 2), callee.extra);
  }
  callee.kind = FrameKind.STORE;
  giveCleanFrame(changetype<usize>(callee));
  setCurrent(caller);
  decrefAt(func);
  decrefAt(code);
  return caller;
}

/** The last reference to an object is to be dropped: the frame at hand, if it must have a record for that since Python code might run. */
export function frameToDrop(frame: usize, window: usize, pc: usize, p: usize): usize {
  return frame !== 0 || isPlainData(p) ? frame : pushVirtual(window, pc);
}

/** Whether longer tuples hold what runs something is not worth looking for. */
const FEW_ITEMS: u32 = 8;

/** Whether dropping the last reference to an object runs nothing, with at most so many other references dropped at the same time. */
export function isPlainData(p: usize, others: i32 = 0): bool {
  const type: usize = load<u32>(p, Header.TYPE);
  if (holdsNothing(type)) return true;
  if (type === typeAt(TypeId.LIST_ITERATOR) || type === typeAt(TypeId.TUPLE_ITERATOR)) {
    const sequence: usize = changetype<PyCursor>(p).sequence;
    return sequence === 0 || load<i32>(sequence) > 1 + others;
  }
  if (type === typeAt(TypeId.TUPLE)) {
    const items = p + TupleLayout.ITEMS;
    const count = tupleLength(p);
    return count <= FEW_ITEMS && areQuiet(items, items + ((<usize>count) << 3), others);
  }
  return asType(type).dealloc === <u32>heapDealloc.index && isQuiet(p, asType(type), others);
}

function holdsNothing(type: usize): bool {
  return (
    type === typeAt(TypeId.STR) ||
    type === typeAt(TypeId.INT) ||
    type === typeAt(TypeId.RANGE_ITERATOR) ||
    type === typeAt(TypeId.BYTES)
  );
}

/** The same for an instance of a Python class: nobody is to be told, and nothing goes with it that might run anything. */
function isQuiet(p: usize, type: PyType, others: i32): bool {
  if (type.finalize !== 0 || type.nativeBase !== <u32>typeAt(TypeId.OBJECT)) return false;
  if (type.weakOffset !== 0 && load<u32>(p + type.weakOffset) !== 0) return false;
  if (type.dictOffset !== 0 && load<u32>(p + type.dictOffset) !== 0) return false;
  return areQuiet(p + type.fieldsOffset, p + type.basicSize, others);
}

/** The same for values in memory that go. */
function areQuiet(from: usize, end: usize, others: i32): bool {
  const most = <i32>((end - from) >> 3) + others;
  for (let at = from; at < end; at += 8) {
    const v = load<i64>(at);
    // Those of what lives for ever are above all others.
    if (!isPointer(v) || load<u32>(pointer(v), Header.REFCOUNT) > <u32>most) continue;
    if (holdsNothing(load<u32>(pointer(v), Header.TYPE))) continue;
    if (load<i32>(pointer(v), Header.REFCOUNT) <= timesIn(v, from, end) + others) return false;
  }
  return true;
}

/** How often a value lies in memory. */
function timesIn(v: Value, from: usize, end: usize): i32 {
  let count = 0;
  for (let at = from; at < end; at += 8) if (load<i64>(at) === v) count++;
  return count;
}

/**
 * Compiled code that has inlined the call at pc of `frame` is left, or does something out of line: the callee's frame is pushed, with values in its
 * window already, to go on at `next`. Its record, or 0 with an exception pending.
 */
export function pushInlined(frame: Frame, pc: usize, code: PyCode, next: usize): usize {
  const at = <usize>frame.regs + load<u16>(pc, 2);
  store<u32>(changetype<usize>(frame), <u32>pc, offsetof<Frame>("pc"));
  store<u32>(changetype<usize>(frame), <u32>pc + 8, offsetof<Frame>("next"));
  const record = takeFrame();
  if (record === 0) {
    dropWindow(at, at + 8 + code.windowBytes);
    return 0;
  }
  const f = asFunction(pointer(load<i64>(at)));
  store<i64>(at, UNBOUND);
  Calls.open(record, f, code, at + 8, load<u16>(pc, 6));
  asFrame(record).pc = <u32>next;
  asFrame(record).next = <u32>next;
  return record;
}

/**
 * An instruction of inlined code, whose frames `levels` calls of pushInlined have pushed, has been done out of line and is followed by `next`.
 * If that is one of two that are expected and nobody holds any of the frames, they are taken off again; else compiled code is to be left: ENTERED or 0.
 */
export function popInlined(record: usize, levels: u32, next: u32, first: u32, second: u32): u32 {
  if (next <= <u32>ENTERED) return next;
  let isHeld = next !== first && next !== second;
  let p = record;
  for (let n: u32 = 0; n <= levels; n++) {
    // Nor does code go on that nothing but the frame keeps.
    if (n === levels ? isSeen(asFrame(p)) : asFrame(p).object !== 0 || load<i32>(asFrame(p).code) === 1)
      isHeld = true;
    p = asFrame(p).prev;
  }
  if (isHeld) {
    asFrame(record).next = next;
    return <u32>ENTERED;
  }
  p = record;
  for (let n: u32 = 0; n < levels; n++) {
    const callee = asFrame(p);
    const caller = asFrame(callee.prev);
    const code: usize = callee.code;
    store<i64>(<usize>caller.regs + load<u16>(caller.pc, 2), box(callee.func));
    giveCleanFrame(p);
    setCurrent(changetype<usize>(caller));
    decrefAt(code);
    p = changetype<usize>(caller);
  }
  return next;
}

/** A call from compiled code has ended while somebody looks at the frame that made it: that goes on in the interpreter, at `next`. */
export function leaveWithResult(frame: Frame, dst: u32, v: Value, next: usize): i64 {
  Slot.give(frame.regs, dst, v);
  frame.next = <u32>next;
  return left(ENTERED);
}

/** A frame's compiled code has left since it has called something: was that left to the interpreter from its beginning? */
function noteCallAway(frame: Frame, index: u32): void {
  const callee = asFrame(current);
  if (isInPlace(callee)) return;
  if (callee.prev === <u32>changetype<usize>(frame) && callee.next === asCode(callee.code).plain)
    leftByCall(index);
}

/** Compiled code was left, which was entered when the breaker was at `before`: it is to be tried again soon. */
function hurry(before: i32): void {
  const left = load<i32>(STATE_BASE, State.BREAKER);
  // If it was set anew meanwhile, what was counted since is what is known.
  const from = left > before ? load<i32>(STATE_BASE, State.BREAKER_START) : before;
  if (from - left > MANY_STEPS) {
    patience = LEAST_PATIENCE;
    tries = MOST_TRIES;
  }
  if (left <= 0) patience = LEAST_PATIENCE;
  else if (left > patience) {
    setBreaker(patience);
    patience <<= 1;
  }
}

/** The current frame has returned v, its variables are dropped: ENTERED, or 0 for settle. */
function end(frame: Frame, v: Value): usize {
  const caller = asFrame(frame.prev);
  const kind = <FrameKind>frame.kind;
  const dst = frame.dst;
  if (kind === FrameKind.STORE && frame.chunk === 0) {
    const func: usize = frame.func;
    const code: usize = frame.code;
    giveCleanFrame(changetype<usize>(frame));
    setCurrent(changetype<usize>(caller));
    Slot.give(caller.regs, dst, v);
    decrefAt(func);
    decrefAt(code);
    return ENTERED;
  }
  const extra = frame.extra;
  setCurrent(frame.prev);
  dropFrame(changetype<usize>(frame));
  return deliver(caller, kind, dst, v, extra);
}

/**
 * Does one instruction of a frame out of line for compiled code: the next one, or what the function for it gives. A frame that this pushes is run here
 * if its code is compiled, too.
 */
export function operate(frame: Frame, pc: usize): usize {
  return settled(frame, perform(frame, pc));
}

/** The same for instructions by family. */
export function operateBinary(frame: Frame, pc: usize): usize {
  return settled(frame, binaryOperation(frame, pc));
}
export function operateCompare(frame: Frame, pc: usize): usize {
  return settled(frame, compareOperation(frame, pc));
}
export function operateAttribute(frame: Frame, pc: usize): usize {
  return settled(frame, loadAttribute(frame, pc));
}
export function operateMethod(frame: Frame, pc: usize): usize {
  return settled(frame, loadMethod(frame, pc));
}
export function operateSubscript(frame: Frame, pc: usize): usize {
  return settled(frame, getSubscript(frame, pc));
}
export function operateStoreSubscript(frame: Frame, pc: usize): usize {
  return settled(frame, setSubscript(frame, pc));
}
export function operateForIter(frame: Frame, pc: usize): usize {
  return settled(frame, step(frame, pc));
}
export function operateCall(frame: Frame, pc: usize): usize {
  return settled(frame, call(frame, pc, load<u16>(pc)));
}

/** The same for what is left to do by an instruction when the special method that compiled code has called for it has given v. */
export function finishSpecial(frame: Frame, pc: usize, step: u32, v: Value): usize {
  begin(frame, pc);
  return settled(frame, proceed(frame, pc, step, v));
}

function settled(frame: Frame, next: usize): usize {
  return next > ENTERED ? next : runPushed(frame, next);
}

/** An operation has pushed a frame, or something is to be settled first. */
function runPushed(frame: Frame, outcome: usize): usize {
  let next = outcome;
  while (next <= ENTERED) {
    if (next === 0 && isUnsettled()) return 0;
    const callee = asFrame(current);
    if (callee === frame) return frame.next;
    if (callee.prev !== changetype<usize>(frame)) return ENTERED;
    if (callee.generator !== 0) {
      next = goOnResumed(true);
      if (next === ENTERED && current === changetype<usize>(callee)) return ENTERED;
      continue;
    }
    if (!isBeginning(callee)) return ENTERED;
    next = enterCompiled(callee);
    // Left where it begins, it would be left there again.
    if (next > ENTERED || (next === ENTERED && current === changetype<usize>(callee))) return ENTERED;
  }
  return next;
}

/** Whether a frame that was pushed is to begin with compiled code: a function's, for what is none returns in the interpreter. */
function isBeginning(frame: Frame): bool {
  if (frame.func === 0) return false;
  const code = asCode(frame.code);
  if (frame.next === entranceOf(code)) return true;
  if (frame.next !== code.plain || frame.generator !== 0) return false;
  noteCode(frame.code, 1);
  return code.entrance !== 0;
}

/** An instruction, by the interpreter's function for it. */
function perform(frame: Frame, pc: usize): usize {
  const op = <i32>load<u16>(pc);
  if (op >= R.ADD && op <= R.INPLACE_POWER_K) return binaryOperation(frame, pc);
  if ((op >= R.LT && op <= R.NOT_IN) || (op >= R.JUMP_LT && op <= R.JUMP_NOT_IN_K)) {
    return compareOperation(frame, pc);
  }
  switch (op) {
    case R.CHECK:
      // The loop asks for the function only where it is unbound.
      if (load<i64>(<usize>frame.regs + load<u16>(pc, 2)) !== UNBOUND) return pc + 8;
      return otherOperation(frame, pc);
    case R.JUMP_TRUE:
    case R.JUMP_FALSE:
    case R.KEEP_TRUE:
    case R.KEEP_FALSE:
      return truthJump(frame, pc);
    case R.NEGATIVE:
    case R.POSITIVE:
    case R.INVERT:
      return unaryOperation(frame, pc);
    case R.NOT:
      return notOperation(frame, pc);
    case R.GET_ITER:
      return getIterator(frame, pc);
    case R.FOR_ITER:
      return step(frame, pc);
    case R.SUBSCR:
    case R.SUBSCR_K:
      return getSubscript(frame, pc);
    case R.STORE_SUBSCR:
    case R.STORE_SUBSCR_K:
      return setSubscript(frame, pc);
    case R.BUILD_SLICE:
      return sliceOperation(frame, pc);
    case R.BUILD_TUPLE:
      return buildTuple(frame, pc);
    case R.BUILD_LIST:
      return buildList(frame, pc);
    case R.LIST_APPEND:
      return listAppendOperation(frame, pc);
    case R.UNPACK_SEQUENCE:
      return unpackSequence(frame, pc);
    case R.LOAD_GLOBAL:
    case R.LOAD_GLOBAL_MODULE:
    case R.LOAD_GLOBAL_BUILTIN:
      return loadGlobal(frame, pc);
    case R.LOAD_ATTR:
    case R.LOAD_ATTR_VALUE:
      return loadAttribute(frame, pc);
    case R.STORE_ATTR:
    case R.STORE_ATTR_VALUE:
      return storeAttribute(frame, pc);
    case R.LOAD_METHOD:
    case R.LOAD_METHOD_CACHED:
      return loadMethod(frame, pc);
    case R.CALL:
    case R.CALL_METHOD:
      return call(frame, pc, op);
    case R.PUSH_EXC_INFO:
      return pushHandled(frame, pc);
    case R.POP_EXCEPT:
      return popHandled(frame, pc);
    case R.CHECK_EXC_MATCH:
      return checkMatch(frame, pc);
    case R.YIELD_VALUE:
      return yieldOperation(frame, pc);
    case R.MATCH_LENGTH:
      return matchLength(frame, pc);
    case R.MATCH_CLASS_INTO:
      return matchClassInto(frame, pc);
    default:
      return otherOperation(frame, pc);
  }
}

/** FOR_ITER: the steps that the dispatch loop takes by itself are taken here. */
function step(frame: Frame, pc: usize): usize {
  const iterator = pointer(load<i64>(<usize>frame.regs + load<u16>(pc, 4)));
  const type: usize = load<u32>(iterator, Header.TYPE);
  let item: Value = UNBOUND;
  if (type === typeAt(TypeId.LIST_ITERATOR)) {
    const list = <usize>changetype<PyCursor>(iterator).sequence;
    const i = changetype<PyCursor>(iterator).index;
    if (list !== 0 && i < <i64>asList(list).length) item = listItem(list, <u32>i);
  } else if (type === typeAt(TypeId.TUPLE_ITERATOR)) {
    const tuple = <usize>changetype<PyCursor>(iterator).sequence;
    const i = changetype<PyCursor>(iterator).index;
    if (tuple !== 0 && i < <i64>tupleLength(tuple)) item = tupleItem(tuple, <u32>i);
  }
  if (item === UNBOUND) return advanceIterator(frame, pc);
  changetype<PyCursor>(iterator).index++;
  Slot.put(<usize>frame.regs + load<u16>(pc, 2), incref(item));
  return pc + 8;
}

function call(frame: Frame, pc: usize, op: i32): usize {
  const at = <usize>frame.regs + load<u16>(pc, 2);
  let args = at + 8;
  let nargs = <i32>load<u16>(pc, 4);
  if (op === R.CALL_METHOD) {
    if (load<i64>(at, 8) === UNBOUND) args += 8;
    else nargs++;
  }
  const callee = Calls.callee(frame, at, args, nargs);
  if (callee !== 0) {
    Calls.enter(frame, callee, asCode(asFunction(callee).code), at, args, nargs, pc);
    return ENTERED;
  }
  return callOperation(frame, pc, at, args, nargs);
}
