/** Imports: what is loaded is answered here, the rest is lib/_importer.py's. */
import { call1, callVector } from "../core/call.ts";
import { dictGet, dictGetStr } from "../core/dict.ts";
import { nameOf } from "../core/intern.ts";
import { decref, incref } from "../core/object.ts";
import { modulesDict } from "../core/state.ts";
import { asStr, charAt, isStr } from "../core/string.ts";
import { isTrue } from "../core/truth.ts";
import { isExactly } from "../core/typeids.ts";
import { ERROR, isSmall, NONE, pointer, smallValue, UNBOUND, Value } from "../core/value.ts";
import { moduleDict } from "../objects/module.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { pushFunction } from "./calls.ts";
import { asFrame, current, FrameKind } from "./frame.ts";
import { frozenFunction, hideOwnFrames } from "./frozen.ts";
import { beginImport, endImport } from "./threads.ts";

/** __import__(name, globals, locals, fromlist, level) */
export function importHook(args: usize): Value {
  const found = loadedModule(args);
  if (found !== UNBOUND) return found;
  const importer = frozenFunction("_importer", "import_");
  beginImport();
  const module = importer === ERROR ? ERROR : callVector(importer, args, 5, 0);
  endImport();
  decref(importer);
  if (module === ERROR) hideOwnFrames();
  return module;
}

/**
 * The import of an instruction, the same arguments, in a run that may wait for its host: a frame of its own on the stack of frames, so that what the module's
 * code calls may wait, too. 1: it is there, for the instruction to wait for. 2: the module is in `imported`. 0: an exception is pending.
 */
export function pushImport(args: usize): i32 {
  imported = framedImports === 0 ? loadedModule(args) : UNBOUND;
  if (imported !== UNBOUND) return imported === ERROR ? 0 : 2;
  const importer = frozenFunction("_importer", "import_");
  const isPushed: bool = importer !== ERROR && pushFunction(pointer(importer), args, 5, 0) === 1;
  decref(importer);
  if (!isPushed) return 0;
  framedImports++;
  asFrame(current).kind = FrameKind.CONTINUE;
  return 1;
}

/** What pushImport has found. */
export let imported: Value = UNBOUND;
/** How many such imports go on: a module that is there may be another's, and half done, which lib/_importer.py knows. */
let framedImports: i32 = 0;

/** The frame has gone, with an exception pending if it has failed. */
export function endPushedImport(hasFailed: bool): void {
  framedImports--;
  if (hasFailed) hideOwnFrames();
}

/** A module that is loaded and of which no submodule is asked for (a reference); UNBOUND if the importer must look. */
function loadedModule(args: usize): Value {
  const name = load<i64>(args);
  const level = load<i64>(args, 32);
  if (!isStr(name) || !isSmall(level) || smallValue(level) !== 0) return UNBOUND;
  const module = dictGet(modulesDict, name);
  if (module === ERROR) return ERROR;
  if (module === UNBOUND || module === NONE) return UNBOUND;
  const members = isTrue(load<i64>(args, 24));
  if (members < 0) return ERROR;
  if (members !== 0 ? hasPath(module) : hasDot(pointer(name))) return UNBOUND;
  return incref(module);
}

/** Whether it may be a package: whatever is no plain module may be one. */
function hasPath(module: Value): bool {
  if (!isExactly(module, TypeId.MODULE)) return true;
  return dictGetStr(moduleDict(pointer(module)), nameOf(Name.__path__)) !== UNBOUND;
}

function hasDot(p: usize): bool {
  for (let i: u32 = 0; i < asStr(p).length; i++) if (charAt(p, i) === 46) return true;
  return false;
}

/** The module of an absolute name: for native code. */
export function importAbsolute(name: Value): Value {
  const known = dictGet(modulesDict, name);
  if (known !== UNBOUND) return known === ERROR ? ERROR : incref(known);
  const importer = frozenFunction("_importer", "import_module");
  beginImport();
  const module = importer === ERROR ? ERROR : call1(importer, name);
  endImport();
  decref(importer);
  return module;
}
