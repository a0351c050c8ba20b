/** What gc.set_debug makes the collector say on standard error, in CPython's words (gc.c). */
import { listSize } from "../core/cycles.ts";
import { asStr, charAt } from "../core/string.ts";
import { asType } from "../core/type.ts";
import { write } from "../host.ts";
import { putByte, putHex, putNumber, putText, textBytes, textEnd, textLength } from "../memory/text.ts";
import { Header } from "../shared/layout.ts";
import { GENERATIONS, generationList, PERMANENT } from "./collector.ts";

function flush(): void {
  putByte(0x0a);
  write(2, textBytes(), <u32>textLength());
  textEnd();
}

export function reportStart(generation: i32): void {
  putText("gc: collecting generation ");
  putNumber(generation);
  putText("...\ngc: objects in each generation:");
  for (let i = 0; i < GENERATIONS; i++) {
    putByte(0x20);
    putNumber(listSize(generationList(i)));
  }
  putText("\ngc: objects in permanent generation: ");
  putNumber(listSize(PERMANENT));
  flush();
}

export function reportDone(unreachable: u32, seconds: f64): void {
  putText("gc: done, ");
  putNumber(unreachable);
  putText(" unreachable, 0 uncollectable, ");
  const ticks = <u64>(seconds * 10000 + 0.5);
  putNumber(ticks / 10000);
  putByte(0x2e);
  for (let power: u64 = 1000; power > 0; power /= 10) putByte(0x30 + <u32>((ticks / power) % 10));
  putText("s elapsed");
  flush();
}

export function reportCollectable(p: usize): void {
  putText("gc: collectable <");
  const name: usize = asType(load<u32>(p, Header.TYPE)).name;
  for (let i: u32 = 0; i < asStr(name).length; i++) putByte(min<u32>(charAt(name, i), 127));
  putText(" 0x");
  putHex(<u32>p);
  putByte(0x3e);
  flush();
}
