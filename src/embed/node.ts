/**
 * The package's entry for Node is this, with what index.ts exports by its names (scripts/build.mjs adds them): an ES module that is small, since
 * Node compiles such anew each time. The API itself is a bundle (dist/node.js) that V8's code cache is kept of.
 */
import { createRequire } from "node:module";
import { runCached } from "../host/cached.ts";
import type * as Api from "./index.ts";

const require = createRequire(import.meta.url);
const { fileURLToPath }: typeof import("node:url") = require("node:url");

export const api = runCached(require, fileURLToPath(new URL("./node.js", import.meta.url))) as typeof Api;
