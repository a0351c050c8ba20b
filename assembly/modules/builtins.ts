/** The module builtins: its functions (modules/builtin/), the built-in types, exceptions and constants. */
import { dictSetStr } from "../core/dict.ts";
import { internText } from "../core/intern.ts";
import { setBuiltinsDict } from "../core/namespace.ts";
import { decrefAt } from "../core/object.ts";
import { asType } from "../core/type.ts";
import { excType, typeAt } from "../core/typeids.ts";
import { box, ELLIPSIS, FALSE, NONE, NOT_IMPLEMENTED, TRUE, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeId } from "../shared/types.ts";
import { defineAttributeFunctions } from "./builtin/attributes.ts";
import { defineCodeFunctions } from "./builtin/code.ts";
import { defineIterationFunctions } from "./builtin/iteration.ts";
import { defineNumberFunctions } from "./builtin/numbers.ts";
import { defineOutputFunctions } from "./builtin/output.ts";

/** The types that are built-in names. */
const TYPES: StaticArray<TypeId> = [
  TypeId.BOOL,
  TypeId.BYTEARRAY,
  TypeId.BYTES,
  TypeId.CLASSMETHOD,
  TypeId.COMPLEX,
  TypeId.DICT,
  TypeId.ENUMERATE,
  TypeId.FILTER,
  TypeId.FLOAT,
  TypeId.FROZENSET,
  TypeId.INT,
  TypeId.LIST,
  TypeId.MAP,
  TypeId.MEMORYVIEW,
  TypeId.OBJECT,
  TypeId.PROPERTY,
  TypeId.RANGE,
  TypeId.REVERSED,
  TypeId.SET,
  TypeId.SLICE,
  TypeId.STATICMETHOD,
  TypeId.STR,
  TypeId.SUPER,
  TypeId.TUPLE,
  TypeId.TYPE,
  TypeId.ZIP,
];

function constant(dict: usize, name: string, v: Value): void {
  const text = internText(name);
  dictSetStr(dict, text, v);
  decrefAt(text);
}

/** Fills the namespace; `module` is the module's name, a str. The types must be declared. */
export function initBuiltins(dict: usize, module: usize): bool {
  setBuiltinsDict(dict);
  defineAttributeFunctions(dict, module);
  defineCodeFunctions(dict, module);
  defineIterationFunctions(dict, module);
  defineNumberFunctions(dict, module);
  defineOutputFunctions(dict, module);
  constant(dict, "None", NONE);
  constant(dict, "Ellipsis", ELLIPSIS);
  constant(dict, "NotImplemented", NOT_IMPLEMENTED);
  constant(dict, "False", FALSE);
  constant(dict, "True", TRUE);
  constant(dict, "__debug__", TRUE);
  for (let i = 0; i < TYPES.length; i++) {
    const type = asType(typeAt(TYPES[i]));
    if (type.name !== 0) dictSetStr(dict, type.name, box(changetype<usize>(type)));
  }
  for (let i = 0; i < <i32>Exc.COUNT; i++) {
    const type = asType(excType(i));
    if (type.name !== 0) dictSetStr(dict, type.name, box(changetype<usize>(type)));
  }
  constant(dict, "EnvironmentError", box(excType(Exc.OSError)));
  constant(dict, "IOError", box(excType(Exc.OSError)));
  return true;
}
