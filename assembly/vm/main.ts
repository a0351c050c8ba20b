/** Running programs and the prompt: what the host calls. How errors end them: vm/report.ts. */
import { call0, call1 } from "../core/call.ts";
import { isDict } from "../core/dict.ts";
import { raise, raiseMemoryError } from "../core/errors.ts";
import { emptyStr } from "../core/intern.ts";
import { builtinsDict } from "../core/namespace.ts";
import { decref } from "../core/object.ts";
import { isTuple, tupleItem } from "../core/tuple.ts";
import { isExactly } from "../core/typeids.ts";
import { box, ERROR, FALSE, NONE, pointer, Value } from "../core/value.ts";
import { rawFree } from "../memory/raw.ts";
import { asCode } from "../objects/code.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeId } from "../shared/types.ts";
import { runCode } from "./calls.ts";
import { finishProgram } from "./finish.ts";
import { frozenFunction, hideOwnFrames } from "./frozen.ts";
import { exited, flushStandard, forgetExit, reportError } from "./report.ts";
import { unmarshal } from "./unmarshal.ts";

/** Whether everything is ready for an embedder's session: so in the snapshot, until something runs. */
let isBegun: bool = false;

/** Makes it so, if it is not: `begin` of lib/_main.py. False with an exception pending. */
export function beginSession(): bool {
  if (isBegun) return true;
  const begin = frozenFunction("_main", "begin");
  const done = begin === ERROR ? ERROR : call0(begin);
  decref(begin);
  if (done === ERROR) return false;
  decref(done);
  isBegun = true;
  return true;
}

/**
 * Runs a program: `config` is marshalled and handed to lib/_main.py's `prepare`, which gives (code, globals), or None if there is
 * nothing to run. Then takes the program down. The exit status. The block of `config` (0: the host found no memory) is freed.
 */
export function runProgram(config: usize, length: usize): i32 {
  return endProgram(startProgram(config, length, false));
}

/** As runProgram, but leaves everything as the program left it, for `interact`. With `inspect` SystemExit does not end but is shown. */
export function startProgram(config: usize, length: usize, inspect: bool): i32 {
  isBegun = false;
  const settings = config === 0 ? raiseMemoryError() : unmarshal(config, length);
  rawFree(config);
  const prepare = settings === ERROR ? ERROR : frozenFunction("_main", "prepare");
  const pair = prepare === ERROR ? ERROR : call1(prepare, settings);
  decref(prepare);
  decref(settings);
  if (pair === ERROR) hideOwnFrames();
  return flushStandard(pair === ERROR ? reportError(false) : runPair(pair, inspect));
}

/** Takes a program down that ended with a status: the exit status. */
export function endProgram(status: i32): i32 {
  decref(prompt);
  prompt = NONE;
  return finishProgram(status);
}

/** Runs (code, globals), taking over the reference; anything else is nothing to run. */
function runPair(pair: Value, inspect: bool): i32 {
  if (!isTuple(pair)) {
    decref(pair);
    return 0;
  }
  const code = tupleItem(pointer(pair), 0);
  const globals = tupleItem(pointer(pair), 1);
  let result: Value = ERROR;
  if (isExactly(code, TypeId.CODE) && isDict(globals)) {
    result = runCode(asCode(pointer(code)), pointer(globals), builtinsDict, pointer(globals), 0);
  } else raise(Exc.TypeError, "nothing to run");
  decref(pair);
  if (result === ERROR) return reportError(inspect);
  decref(result);
  forgetExit();
  return 0;
}

// ---- the prompt ----

/** The text to ask for the next line with; kept for the host to read. */
let prompt: Value = NONE;
/** The status that the session ended with. */
let sessionStatus: i32 = 0;

/**
 * One step of a session at the prompt, after startProgram: `event` is marshalled and handed to lib/_prompt.py's `feed`, which gives
 * (code, globals) to run, None if more lines are wanted, or False at the end. The address of a str, the next prompt; 0 at
 * the end of the session (see interactiveStatus).
 */
export function interact(event: usize, length: usize): usize {
  const given = unmarshal(event, length);
  rawFree(event);
  const feed = given === ERROR ? ERROR : frozenFunction("_prompt", "feed");
  const pair = feed === ERROR ? ERROR : call1(feed, given);
  decref(feed);
  decref(given);
  sessionStatus = 0;
  if (pair === FALSE) return 0;
  if (pair === ERROR || isTuple(pair)) {
    if (pair === ERROR) hideOwnFrames();
    sessionStatus = flushStandard(pair === ERROR ? reportError(false) : runPair(pair, false));
    if (exited) return 0;
  } else decref(pair);
  return nextPrompt();
}

export function interactiveStatus(): i32 {
  return sessionStatus;
}

function nextPrompt(): usize {
  const ask = frozenFunction("_prompt", "prompt");
  const text = ask === ERROR ? ERROR : call0(ask);
  decref(ask);
  decref(prompt);
  prompt = text === ERROR ? box(emptyStr()) : text;
  if (text === ERROR) reportError(false);
  return pointer(prompt);
}
