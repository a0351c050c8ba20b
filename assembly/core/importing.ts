/** Importing a module from native code: the import machinery sets the hook at boot. */
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { raisef } from "./errors.ts";
import { internText, nameValue } from "./intern.ts";
import { decrefAt } from "./object.ts";
import { box, ERROR, Value } from "./value.ts";

/** (name: Value) => Value: the module of that absolute name, imported if need be: a reference, or ERROR. */
let importIndex: u32 = 0;
export function setImporter(index: u32): void {
  importIndex = index;
}

/** The module whose name is one of the VM's: a reference, or ERROR. */
export function importModule(name: Name): Value {
  return importValue(nameValue(name));
}

/** The module of a literal name, which may have dots: a reference, or ERROR. */
export function importNamed(name: string): Value {
  const text = internText(name);
  if (text === 0) return ERROR;
  const module = importValue(box(text));
  decrefAt(text);
  return module;
}

function importValue(name: Value): Value {
  if (importIndex !== 0) return call_indirect<Value>(importIndex, name);
  return raisef(Exc.ModuleNotFoundError, "No module named '%S'", name);
}
