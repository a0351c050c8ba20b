/**
 * Promises of the host where Python waits for them: lib/_waiting.py does the waiting, in frames that the loop can leave and come back to.
 *
 * A call of a host function that gives a promise is one of the instruction that makes it (core/relay.ts): in a run that goes on in time slices it ends
 * when the promise is settled, with its value. Coroutines get the promise itself, to await it.
 */
import { call1, takeArguments } from "../../core/call.ts";
import { raise } from "../../core/errors.ts";
import { decref } from "../../core/object.ts";
import { giveResult, ownRelayed, Relayed, relayTo } from "../../core/relay.ts";
import { isExactly } from "../../core/typeids.ts";
import { ERROR, UNBOUND, Value } from "../../core/value.ts";
import { asCode } from "../../objects/code.ts";
import { Exc } from "../../shared/exceptions.ts";
import { CodeFlag } from "../../shared/opcodes.ts";
import { TypeId } from "../../shared/types.ts";
import { asFrame, current } from "../frame.ts";
import { frozenFunction, isOwnFrame } from "../frozen.ts";
import { canWaitForHost, isSliced } from "../threads.ts";

/** A result of a host function, called by an instruction (a reference, or ERROR): given at once, or waited for. */
export function relayHostResult(result: Value): Relayed {
  if (!isExactly(result, TypeId.JS_PROMISE) || !isSliced() || isAsynchronous()) return giveResult(result);
  if (!canWaitForHost()) {
    decref(result);
    return giveResult(raise(Exc.RuntimeError, REFUSED));
  }
  const wait = frozenFunction("_waiting", "wait_for");
  const room = wait === ERROR ? 0 : takeArguments(2);
  // The module keeps it.
  decref(wait);
  if (room === 0) {
    decref(result);
    return giveResult(ERROR);
  }
  store<i64>(room, result, 8);
  const how = relayTo(wait, room + 8, 1, 0, UNBOUND);
  ownRelayed(room, 1, 0);
  return how;
}

const REFUSED: string =
  "cannot wait for a promise here: native code (sorting, sum() of a generator …) or JavaScript waits for this call to end";

/** Whether the running frame is a coroutine's, or of our own code, which waits for itself. */
function isAsynchronous(): bool {
  const frame = asFrame(current);
  const flags = asCode(frame.code).flags;
  return isOwnFrame(frame) || (flags & (CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR)) !== 0;
}

/** The `await` slot of promises. */
export function promiseAwait(self: Value): Value {
  const awaiting = frozenFunction("_waiting", "awaiting");
  const iterator = awaiting === ERROR ? ERROR : call1(awaiting, self);
  decref(awaiting);
  return iterator;
}
