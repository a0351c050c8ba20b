/** What compiled code calls in the VM: exports of assembly/index.ts, by their names there. */
import { type ImportedFunction, ValueType } from "./wasm.ts";

/** Imports of a compiled function, as calls number them. */
export enum Import {
  OPERATE,
  DECREF,
}

const { I32 } = ValueType;

/** Name, parameters, results. */
const SIGNATURES: Record<Import, [string, ValueType[], ValueType[]]> = {
  [Import.OPERATE]: ["operate", [I32, I32], [I32]],
  [Import.DECREF]: ["decrefAt", [I32], []],
};

export const IMPORTS: ImportedFunction[] = Object.values(SIGNATURES).map(([name, parameters, results]) => ({
  name,
  parameters,
  results,
}));
