/** What every entry exports beside `loadPython`. */
export { FileError } from "../host/virtual/errors.ts";
export type { FileContents, FileStore, InitialFiles, Mount, StoredFile } from "../host/virtual/store.ts";
export type { Input, InputPart, Output, StandardStreams } from "../host/virtual/streams.ts";
export type { TypedArray } from "./arrays.ts";
export {
  PythonError,
  PythonExit,
  type PythonFrame,
  PythonInterrupt,
  PythonMemoryError,
  PythonTimeoutError,
} from "./errors.ts";
export type { AssetName, JitMode, PythonOptions, RunAsyncOptions, RunOptions } from "./options.ts";
export { PyProxy } from "./proxies.ts";
export { type JitFacts, type MemoryFacts, type ObjectFacts, Python } from "./python.ts";
export type { ToJsOptions, ToPyOptions } from "./structures.ts";
