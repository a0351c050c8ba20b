/** The entry `taipan/pyodide` as it was built last. */
import type * as Entry from "../../src/embed/pyodide.ts";

export const { loadPyodide } = (await import(
  new URL("../../dist/pyodide-node.mjs", import.meta.url).href
)) as typeof Entry;
