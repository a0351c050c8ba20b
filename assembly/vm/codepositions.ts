/** What Python sees of the places in code objects: their lines, columns and branches, and the names that operands stand for. */

import { ByteBuilder, newByteBuilder } from "../core/bytebuilder.ts";
import { asBytes, BYTES_DATA } from "../core/bytes.ts";
import { raise } from "../core/errors.ts";
import { defineGetter } from "../core/getset.ts";
import { getIter } from "../core/iterate.ts";
import { allocList, listAppendOwned } from "../core/list.ts";
import { define } from "../core/native.ts";
import { decrefAt, incref } from "../core/object.ts";
import { BAD_INDEX, indexNumber } from "../core/subscript.ts";
import { allocTuple, finishTuple, tupleInit } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { box, ERROR, NONE, pointer, small, Value } from "../core/value.ts";
import { warn } from "../core/warnings.ts";
import { asCode } from "../objects/code.ts";
import { Exc } from "../shared/exceptions.ts";
import { Op } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { variableName } from "./introspect.ts";
import {
  column,
  endColumn,
  endLine,
  line,
  lineOfCall,
  openPositions,
  readRun,
  runEnd,
  runStart,
} from "./positions.ts";
import { insOp, insOperand, insSize, readInstruction } from "./verify.ts";

function optional(n: i32): Value {
  return n < 0 ? NONE : small(n);
}

/** An iterator over a list of tuples, the list taken over (0: an exception is pending). */
function iterate(list: usize): Value {
  if (list === 0) return ERROR;
  const iterator = getIter(box(list));
  decrefAt(list);
  return iterator;
}

function tupleOf3(a: Value, b: Value, c: Value): Value {
  const p = allocTuple(3);
  if (p === 0) return ERROR;
  tupleInit(p, 0, a);
  tupleInit(p, 1, b);
  tupleInit(p, 2, c);
  return finishTuple(p);
}

/**
 * co_lines(): (start, end, line) for each stretch of one line. The first begins before the first instruction, where a frame is that is being
 * called: CPython has an instruction there.
 */
function codeLines(args: usize): Value {
  const code = asCode(pointer(load<i64>(args)));
  const list = allocList();
  if (list === 0) return ERROR;
  openPositions(code);
  let from: i32 = -1;
  let to: i32 = 0;
  let last = lineOfCall(code);
  while (readRun()) {
    if (line !== last) {
      if (to > from && !appendLine(list, from, to, last)) return ERROR;
      from = runStart;
    }
    last = line;
    to = runEnd;
  }
  if (to > from && !appendLine(list, from, to, last)) return ERROR;
  return iterate(list);
}

function appendLine(list: usize, from: i32, to: i32, at: i32): bool {
  const entry = tupleOf3(small(from), small(to), optional(at));
  if (entry !== ERROR && listAppendOwned(list, entry)) return true;
  decrefAt(list);
  return false;
}

/** co_positions(): (line, end line, column, end column) of each instruction. */
function codePositions(args: usize): Value {
  const code = asCode(pointer(load<i64>(args)));
  const list = allocList();
  if (list === 0) return ERROR;
  const bytes = <usize>code.code + BYTES_DATA;
  const length = asBytes(code.code).length;
  openPositions(code);
  let more = readRun();
  for (let at: u32 = 0; at < length && readInstruction(bytes, length, at); at += insSize) {
    while (more && at >= runEnd) more = readRun();
    const p = allocTuple(4);
    if (p === 0) return dropList(list);
    tupleInit(p, 0, more ? optional(line) : NONE);
    tupleInit(p, 1, more ? optional(endLine) : NONE);
    tupleInit(p, 2, more ? optional(column) : NONE);
    tupleInit(p, 3, more ? optional(endColumn) : NONE);
    if (!listAppendOwned(list, finishTuple(p))) return dropList(list);
  }
  return iterate(list);
}

function dropList(list: usize): Value {
  decrefAt(list);
  return ERROR;
}

/** co_lnotab: pairs of steps in the code and in lines, a byte each (CPython: Objects/lnotab_notes.txt). Deprecated since 3.12. */
function lineTable(self: Value): Value {
  if (!warn(Exc.DeprecationWarning, "co_lnotab is deprecated, use co_lines instead.")) return ERROR;
  const code = asCode(pointer(self));
  const table = newByteBuilder();
  let at: u32 = 0;
  let last: i32 = code.firstlineno;
  openPositions(code);
  while (readRun()) {
    if (line < 0 || line === last) continue;
    appendSteps(table, runStart - at, line - last);
    at = runStart;
    last = line;
  }
  return table.finish();
}

function appendSteps(table: ByteBuilder, bytes: u32, lines: i32): void {
  for (; bytes > 255; bytes -= 255) appendStep(table, 255, 0);
  while (lines < -128 || lines > 127) {
    const step = lines < 0 ? -128 : 127;
    appendStep(table, bytes, step);
    lines -= step;
    bytes = 0;
  }
  if (bytes !== 0 || lines !== 0) appendStep(table, bytes, lines);
}

function appendStep(table: ByteBuilder, bytes: u32, lines: i32): void {
  table.byte(bytes);
  table.byte(<u32>lines & 0xff);
}

/** Where a branch goes to that is taken, -1 if the instruction just read (which ends at `next`) is none. */
function branchTarget(next: u32): i32 {
  switch (insOp) {
    case Op.FOR_ITER:
      return <i32>next + insOperand;
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_TRUE:
    case Op.JUMP_IF_FALSE_OR_POP:
    case Op.JUMP_IF_TRUE_OR_POP:
      return insOperand;
    default:
      return -1;
  }
}

/** co_branches(): (offset, where it goes on, where it jumps to) of each branch. */
function codeBranches(args: usize): Value {
  const code = asCode(pointer(load<i64>(args)));
  const list = allocList();
  if (list === 0) return ERROR;
  const bytes = <usize>code.code + BYTES_DATA;
  const length = asBytes(code.code).length;
  for (let at: u32 = 0; at < length && readInstruction(bytes, length, at); at += insSize) {
    const target = branchTarget(at + insSize);
    if (target < 0) continue;
    const entry = tupleOf3(small(at), small(at + insSize), small(target));
    if (entry === ERROR || !listAppendOwned(list, entry)) return dropList(list);
  }
  return iterate(list);
}

/** _varname_from_oparg(oparg): the name of a variable by its number: locals, cell variables, free variables. */
function variableByNumber(args: usize): Value {
  const code = asCode(pointer(load<i64>(args)));
  const i = indexNumber(load<i64>(args, 8));
  if (i === BAD_INDEX) return ERROR;
  if (i < 0 || i >= <i64>code.nslots) return raise(Exc.IndexError, "tuple index out of range");
  return incref(box(variableName(code, <u32>i)));
}

export function initCodePositions(): void {
  const code = asType(typeAt(TypeId.CODE));
  define(code, "_varname_from_oparg(self, /, oparg)", variableByNumber);
  define(code, "co_branches(self, /)", codeBranches);
  define(code, "co_lines(self, /)", codeLines);
  define(code, "co_positions(self, /)", codePositions);
  defineGetter(code, "co_lnotab", lineTable);
}
