/** Slots in front of each classic instruction: for its line, and for itself. */
import { PyCode } from "../../objects/code.ts";
import { MonitorEvent } from "../../shared/monitoring.ts";
import { openPositions, line as positionLine, readRun, runEnd } from "../positions.ts";
import { BORROWING, ENTERED_ONLY } from "../registercode.ts";
import { slot } from "./emission.ts";
import { isAnyBorrowed } from "./stack.ts";

/** Where the next instruction's line and those behind it come from: the line of the last one that has any. */
let codeLine: i32 = -1;

export function openSlots(code: PyCode): void {
  codeLine = -1;
  openPositions(code);
}

/** The slots of the instruction at an offset: reached by a jump perhaps, or joined to the one before it. */
export function slotsOf(at: u32, isEntered: bool, isJoined: bool = false): void {
  const line = lineAt(at);
  const borrows = isJoined || isAnyBorrowed() ? BORROWING : 0;
  const begins = line === codeLine ? ENTERED_ONLY : 0;
  if (isEntered) codeLine = -1;
  if (line >= 0) {
    if (line !== codeLine) slot(MonitorEvent.LINE, <u32>line | borrows | begins);
    codeLine = line;
  }
  slot(MonitorEvent.INSTRUCTION, at | borrows);
}

/** The line of an offset; offsets are asked for in order. */
function lineAt(at: u32): i32 {
  while (runEnd <= at) if (!readRun()) return -1;
  return positionLine;
}
