#!/usr/bin/env node
/** Starts the command fast: V8's flags, then its code (dist/command.js) from V8's code cache. */
import { join } from "node:path";
import { binding, builtin } from "../host/builtin.ts";
import { runCached } from "../host/cached.ts";
import { V8_FLAGS } from "./flags.ts";

type V8 = Pick<typeof import("node:v8"), "setFlagsFromString">;

/** Of node:v8 what we want, if we can have it without all else that it loads (3 ms). */
const { setFlagsFromString } = binding<V8>("v8", "setFlagsFromString") ?? (builtin("node:v8") as V8);

for (const flag of V8_FLAGS) setFlagsFromString(flag);
runCached(require, join(__dirname, "command.js"));
