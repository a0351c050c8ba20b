// A worker of workerd (Cloudflare's): Wasm comes compiled, and nothing can be compiled or waited for at run time.
import { loadPython } from "taipan";
import lib from "taipan/lib.bin";
import natives from "taipan/library.wasm";
import stdlib from "taipan/stdlib.bin";
import vm from "taipan/taipan.wasm";
import unicodedata from "taipan/unicodedata.bin";
import names from "taipan/character-names.txt";
import * as tier2 from "taipan/tier2.mjs";
import { check } from "./check.js";

const files = { "lib.bin": lib, "stdlib.bin": stdlib, "unicodedata.bin": unicodedata, "character-names.txt": names };
const assets = { "library.wasm": natives, "tier2.mjs": tier2, ...files };

async function hot() {
  const python = await loadPython({ module: vm, assets, jit: "always" });
  const sum = python.run("def f(n):\n  t = 0\n  for i in range(n): t += i % 3\n  return t\nf(100000)");
  return [sum, python.jit.obstacle];
}

export default {
  async fetch() {
    return Response.json({ checked: await check(loadPython, { module: vm, assets }), hot: await hot() });
  },
};
