/** What each option of the API must be: one row each, which the compiler wants for those that are added. */
import {
  aBoolean,
  aFunction,
  aNumber,
  anAmount,
  anArray,
  anInteger,
  anObject,
  aText,
  type Check,
  checkOptions,
  either,
  functions,
  instanceOf,
  methods,
  oneOf,
  recordOf,
  texts,
} from "../host/check.ts";
import { aMount } from "../host/virtual/store.ts";
import { anOutput, standardInput } from "../host/virtual/streams.ts";
import type { JobLimits } from "./jobs.ts";
import type { Limits } from "./limits.ts";
import type { PythonOptions, RunAsyncOptions } from "./options.ts";
import { PyProxy } from "./proxies.ts";
import type { ToJsOptions, ToPyOptions } from "./structures.ts";

type Checks<Options> = Readonly<Record<keyof Options, Check>>;

const LIMITS: Checks<Limits> = { timeout: anAmount, maxSteps: anAmount };

/** Memory that another thread may write to. */
export const words = instanceOf("an Int32Array or a Uint8Array", Int32Array, Uint8Array);
const bytes = instanceOf("a Uint8Array or an ArrayBuffer", Uint8Array, ArrayBuffer);
const hostObject = either("an object", anObject, aFunction);

const INSTANCE: Checks<PythonOptions> = {
  ...LIMITS,
  memoryLimit: anAmount,
  recursionLimit: anInteger,
  hashSeed: anInteger,
  randomSeed: anInteger,
  args: texts,
  env: recordOf(aText),
  stdin: standardInput,
  stdout: anOutput,
  stderr: anOutput,
  terminal: aBoolean,
  cwd: aText,
  files: recordOf(either("a string, a Uint8Array, an ArrayBuffer or null", aText, bytes, oneOf(null))),
  mounts: recordOf(aMount),
  filesLimit: aNumber,
  interrupt: words,
  clock: methods(["now"], ["monotonic", "sleep"]),
  modules: recordOf(hostObject),
  classes: functions,
  jit: oneOf("on", "off", "always"),
  jitLog: aFunction,
  snapshot: bytes,
  module: (value, name) => instanceOf("a WebAssembly.Module", WebAssembly.Module)(value, name),
  stdlib: aBoolean,
  assets: anObject,
};

const signal: Check = methods(["addEventListener", "removeEventListener"]);
const proxy = instanceOf("a PyProxy", PyProxy);
const JOB: Checks<JobLimits> = { ...LIMITS, signal };
const RUN: Checks<RunAsyncOptions> = { ...JOB, globals: proxy, locals: proxy, filename: aText };
const TO_JS: Checks<ToJsOptions> = {
  depth: aNumber,
  dictConverter: aFunction,
  dict_converter: aFunction,
  defaultConverter: aFunction,
  default_converter: aFunction,
  pyproxies: anArray,
  create_pyproxies: aBoolean,
};
const TO_PY: Checks<ToPyOptions> = { depth: aNumber, defaultConverter: aFunction };

export const checkInstanceOptions = (options: unknown): void => checkOptions(INSTANCE, options);
export const checkRunOptions = (options: unknown): void => checkOptions(RUN, options);
export const checkToJsOptions = (options: unknown): void => checkOptions(TO_JS, options);
export const checkToPyOptions = (options: unknown): void => checkOptions(TO_PY, options);
