import { loadPython } from "taipan/inline";
import stdlib from "taipan/stdlib";
import { check } from "./check.js";

// Characters' names and properties are files apart, which a program that asks for them gets where they lie.
const file = (name) => new URL(`/node_modules/taipan/dist/${name}`, location.href);
const assets = Object.fromEntries(["character-names.txt", "unicodedata.bin"].map((name) => [name, file(name)]));
globalThis.result = check(loadPython, { assets: { ...assets, "stdlib.bin": stdlib } });
