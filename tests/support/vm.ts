/** The VM as it was built last, for tests that talk to it directly. */
import type * as Embed from "../../src/embed/index.ts";

export const { createVm, nodeSystem, openMount, VirtualSystem } = (await import(
  new URL("../../dist/index.mjs", import.meta.url).href
)) as typeof Embed;
