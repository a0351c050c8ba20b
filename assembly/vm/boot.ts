/** Starts the VM: memory, strings, types, modules, in an order that each step can rely on. */
import { initBytes } from "../core/bytes.ts";
import { initCalls } from "../core/call.ts";
import { setRootWalker } from "../core/cycles.ts";
import { initErrors } from "../core/errors.ts";
import { initInterned, internText, trimInterned } from "../core/intern.ts";
import { IMMORTAL, initYoungList } from "../core/object.ts";
import { openType, ready } from "../core/ready.ts";
import { initState, setSysDict } from "../core/state.ts";
import { setHashKey } from "../core/text/siphash.ts";
import { initTuple } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { setFillBlocks } from "../memory/debug.ts";
import { setMemoryLimit } from "../memory/os.ts";
import { initBuiltins } from "../modules/builtins.ts";
import { initCollector, setTrimmer } from "../modules/collector.ts";
import { initSys } from "../modules/sys.ts";
import { initTypingTypes } from "../modules/typing.ts";
import { initBool } from "../objects/bool.ts";
import { initBytearrayType } from "../objects/bytearray.ts";
import { initBytesType } from "../objects/bytes.ts";
import { initCode } from "../objects/code.ts";
import { initCodeAttributes } from "../objects/codeattributes.ts";
import { initCodecHandlers } from "../objects/codec/handlers.ts";
import { initComplex } from "../objects/complex.ts";
import { initContainers } from "../objects/containers.ts";
import { initFloat } from "../objects/float.ts";
import { initFunction } from "../objects/function.ts";
import { initInt } from "../objects/int.ts";
import { finishMemoryview, initMemoryview } from "../objects/memoryview.ts";
import { initObjectModel } from "../objects/model.ts";
import { initStr, strDealloc } from "../objects/str.ts";
import { initTemplates } from "../objects/template.ts";
import { initTextIterators } from "../objects/textiterator.ts";
import { initWeakProxies } from "../objects/weakproxy.ts";
import { initWeakref } from "../objects/weakref.ts";
import {
  Header,
  SINGLETON_SIZE,
  SINGLETONS_BASE,
  Singleton,
  TYPE_SIZE,
  TYPES_BASE,
} from "../shared/layout.ts";
import { TYPE_COUNT, TypeId } from "../shared/types.ts";
import { defineAsyncFunctions, initAnext } from "./anext.ts";
import { initAsyncGenerator } from "./asyncgenerator.ts";
import { initBuiltinModules, makeCoreModule } from "./builtinmodules.ts";
import { initCaller } from "./caller.ts";
import { functionCall } from "./calls.ts";
import { initCodeNew } from "./codenew.ts";
import { initCoroutine } from "./coroutine.ts";
import { initHostObjects } from "./embed/hostobject.ts";
import { rememberBoot } from "./finish.ts";
import { initFrames, trimFrames, visitHeld } from "./frame.ts";
import { initFrameAttributeTypes } from "./frameattributes.ts";
import { initFrameObjects } from "./frameobject.ts";
import { initFrozen } from "./frozen.ts";
import { initGenerator } from "./generator.ts";
import { initGeneratorAttributes } from "./generatorattributes.ts";
import { initHooks } from "./hooks.ts";
import { initInstrument } from "./instrument.ts";
import { initMonitoring } from "./monitoringmodule.ts";
import { isSnapshot, resume } from "./snapshot.ts";
import { initSpecial } from "./special.ts";
import { initTracebacks } from "./traceback.ts";
import { initTracing } from "./tracing.ts";
import { declareTypes } from "./types.ts";
import { initUnseen } from "./unseen.ts";

/** Boots, or resumes a snapshot, with a cap on memory (bytes, 0 for none) and the key of str hashes; false if there is not even memory for that. */
export function boot(memoryLimit: usize, key0: u64, key1: u64): bool {
  if (memoryLimit !== 0) setMemoryLimit(memoryLimit);
  if (isSnapshot()) return resume(key0, key1);
  if (isDefined(DEBUG)) setFillBlocks(true);
  setHashKey(key0, key1);
  protectTypes();
  initYoungList();
  initCollector();
  asType(typeAt(TypeId.STR)).dealloc = strDealloc.index;
  if (!initInterned() || !initTuple() || !initBytes() || !initCalls() || !initFrames()) return false;
  declareTypes();
  makeSingletons();
  eachType(open);
  fillTypes();
  eachType(finish);
  finishMemoryview();
  initHooks();
  setTrimmer(trim.index);
  setRootWalker(visitHeld.index);
  return (
    initErrors() && initState() && initCoreModules() && initBuiltinModules() && initFrozen() && rememberBoot()
  );
}

/** Gives back what is kept for reuse. */
function trim(): void {
  trimFrames();
  trimInterned();
}

/** `builtins` and `sys`. */
function initCoreModules(): bool {
  const builtins = makeCoreModule("builtins");
  const sys = makeCoreModule("sys");
  if (builtins === 0 || sys === 0) return false;
  setSysDict(sys);
  const name = internText("builtins");
  if (!initBuiltins(builtins, name)) return false;
  defineAsyncFunctions(builtins, name);
  if (!initSys(sys, internText("sys"))) return false;
  initTracing(internText("sys"));
  initInstrument();
  return initMonitoring();
}

/** Objects are made before the types are declared: these must count as immortal, and the containers among them know their head. */
function protectTypes(): void {
  for (let i = 0; i < TYPE_COUNT; i++) {
    asType(TYPES_BASE + i * TYPE_SIZE).refcount = IMMORTAL;
    asType(TYPES_BASE + i * TYPE_SIZE).type = <u32>typeAt(TypeId.TYPE);
    asType(TYPES_BASE + i * TYPE_SIZE).preSize = Header.GC_SIZE;
  }
  asType(typeAt(TypeId.STR)).preSize = 0;
  asType(typeAt(TypeId.BYTES)).preSize = 0;
}

function makeSingletons(): void {
  makeSingleton(Singleton.NONE, TypeId.NONE, 0);
  makeSingleton(Singleton.FALSE, TypeId.BOOL, 0);
  makeSingleton(Singleton.TRUE, TypeId.BOOL, 1);
  makeSingleton(Singleton.ELLIPSIS, TypeId.ELLIPSIS, 0);
  makeSingleton(Singleton.NOT_IMPLEMENTED, TypeId.NOT_IMPLEMENTED, 0);
  makeSingleton(Singleton.NO_DEFAULT, TypeId.NO_DEFAULT, 0);
}

/** False and True are ints of no and one digit. */
function makeSingleton(which: Singleton, type: TypeId, size: i32): void {
  const p: usize = SINGLETONS_BASE + which * SINGLETON_SIZE;
  store<i32>(p, IMMORTAL, Header.REFCOUNT);
  store<u32>(p, <u32>typeAt(type), Header.TYPE);
  store<i32>(p, size, 8);
  store<u32>(p, size, 16);
}

/** Calls a function for every declared type, bases first. */
function eachType(action: (type: usize) => void): void {
  for (let i = 0; i < TYPE_COUNT; i++) {
    const type = TYPES_BASE + i * TYPE_SIZE;
    if (asType(type).name !== 0) action(type);
  }
}

function open(type: usize): void {
  openType(asType(type));
}

function finish(type: usize): void {
  ready(asType(type));
}

/** Slots and methods of all types. */
function fillTypes(): void {
  initObjectModel();
  initCaller();
  initSpecial();
  initInt();
  initFloat();
  initComplex();
  initBool();
  initStr();
  initTextIterators();
  initCodecHandlers();
  initBytesType();
  initBytearrayType();
  initMemoryview();
  initCode();
  initCodeAttributes();
  initCodeNew();
  initFunction();
  asType(typeAt(TypeId.FUNCTION)).call = functionCall.index;
  initFrameObjects();
  initUnseen();
  initGenerator();
  initCoroutine();
  initAsyncGenerator();
  initAnext();
  initFrameAttributeTypes();
  initGeneratorAttributes();
  initTracebacks();
  initContainers();
  initWeakref();
  initWeakProxies();
  initTypingTypes();
  initTemplates();
  initHostObjects();
}
