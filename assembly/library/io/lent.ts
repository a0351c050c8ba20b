/**
 * Buffers of other objects that a file reads into or writes from. While Python code may run, the memory is borrowed as a memoryview
 * (core/buffer.ts), so that its owner does not move it.
 */
import { asView, BufferFlag, lendsBuffer, releaseView, ViewFlag, viewOf } from "../../core/buffer.ts";
import { openBytes } from "../../core/bytes.ts";
import { catchError, errorPending, pendingIs, raisef } from "../../core/errors.ts";
import { decref } from "../../core/object.ts";
import { ERROR, pointer, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";

/** A view of v for writing into, as one run of bytes; ERROR with TypeError or BufferError pending. End with endWritable. */
export function writableBytes(v: Value, method: string = "readinto"): Value {
  if (lendsBuffer(v)) {
    const view = viewOf(v, BufferFlag.WRITABLE);
    if (view !== ERROR) return checkWritable(view, v, method);
    if (!pendingIs(Exc.BufferError)) return ERROR;
    catchError(Exc.BufferError);
  }
  return refuse(v, method);
}

function refuse(v: Value, method: string): Value {
  const message = "%L() argument must be read-write bytes-like object, not %A";
  return raisef(Exc.TypeError, message, <i64>changetype<usize>(method), v);
}

function checkWritable(view: Value, v: Value, method: string): Value {
  const flags = asView(pointer(view)).flags;
  if (!(flags & ViewFlag.READONLY) && flags & ViewFlag.C_CONTIGUOUS) return view;
  endWritable(view);
  return refuse(v, method);
}

export function writableData(loan: Value): usize {
  return asView(pointer(loan)).data;
}

export function writableCount(loan: Value): i32 {
  return asView(pointer(loan)).length;
}

export function endWritable(loan: Value): void {
  releaseView(pointer(loan));
  decref(loan);
}

/** Opens what is written: its bytes are at bytesAt, good until Python code runs. False with TypeError or BufferError pending. */
export function openSource(v: Value): bool {
  if (openBytes(v)) return true;
  if (!errorPending()) raisef(Exc.TypeError, "a bytes-like object is required, not '%T'", v);
  return false;
}
