/**
 * What `--jit-log` tells: what was compiled, how large it is and how many guards it has, which guards failed and what came of it, and at the end
 * which ways out of compiled code were taken how often.
 */
import { CodeLayout, StrLayout } from "../../assembly/shared/layout.ts";
import { R } from "../../assembly/shared/registers.ts";
import type { Exit } from "./body/exits.ts";
import type { Compiled, Unit } from "./unit.ts";
import type { Memory } from "./vm/memory.ts";

/** What the log asks of the VM. */
interface Lines {
  lineAt(code: number, pc: number): number;
}

/** Which instructions there are, and how often. */
function listed(ops: R[]): string {
  const texts = [...new Set(ops)].map((op) => {
    const times = ops.filter((other) => other === op).length;
    return times > 1 ? `${R[op]} ${times} times` : R[op];
  });
  return texts.join(", ");
}

export class Log {
  private readonly memory: Memory;
  private readonly vm: Lines;
  private readonly write: (line: string) => void;
  /** How often guards failed, by unit and line. */
  private readonly taken = new Map<string, Map<string, number>>();

  /** `write` takes a line without its end. */
  constructor(memory: Memory, vm: Lines, write: (line: string) => void) {
    this.memory = memory;
    this.vm = vm;
    this.write = write;
  }

  /** The text of a str object. */
  private text(p: number): string {
    const { memory } = this;
    const width = memory.unit(p + StrLayout.WIDTH, 1);
    const codes: number[] = [];
    for (let i = 0; i < memory.u32(p + StrLayout.LENGTH); i++) {
      codes.push(memory.unit(p + StrLayout.DATA + i * width, width));
    }
    return String.fromCodePoint(...codes);
  }

  /** What a unit is called: function, file and line, and whether it is a loop of it. Read while the code lives. */
  nameOf({ code, pc, isFunction }: Unit): string {
    const { memory } = this;
    const name = this.text(memory.u32(code + CodeLayout.QUALNAME));
    const file = this.text(memory.u32(code + CodeLayout.FILENAME));
    return `${name}${isFunction ? "" : " (loop)"} at ${file}:${this.vm.lineAt(code, pc)}`;
  }

  compiled(unit: Unit, { bytes, exits, aside }: Compiled, milliseconds: number): void {
    const outside = aside.length === 0 ? "" : `; out of line: ${listed(aside)}`;
    const size = `${bytes.length} bytes of Wasm, ${exits.length} guards`;
    this.write(`${unit.name}: ${size}, ${milliseconds.toFixed(1)} ms${outside}`);
  }

  refused(unit: Unit, why: string): void {
    this.write(`${unit.name}: not compiled, ${why}`);
  }

  away(unit: Unit): void {
    this.write(`${unit.name}: not used for now, for it calls what is not compiled`);
  }

  back(unit: Unit): void {
    this.write(`${unit.name}: used again`);
  }

  /** So much of it would be done out of line that it is not worth it. */
  notWorthIt(unit: Unit, { aside, partAside }: Compiled): void {
    this.refused(unit, `for ${Math.round(partAside * 100)} % would be done out of line: ${listed(aside)}`);
  }

  failed(unit: Unit, number: number): void {
    const exit = unit.exit(number);
    if (exit === undefined) return;
    const byPlace = this.taken.get(unit.name) ?? new Map<string, number>();
    this.taken.set(unit.name, byPlace);
    const place = this.placeOf(exit);
    byPlace.set(place, (byPlace.get(place) ?? 0) + 1);
  }

  /** Guards of this number have failed too often. */
  given(unit: Unit, number: number): void {
    const exit = unit.exit(number);
    if (exit === undefined) return;
    const place = exit.isEntry ? "of variables" : `at ${this.lineOf(exit.code, exit.pc)}`;
    const what = exit.isRaise ? `what is raised ${place} is caught` : `what was guessed ${place} is wrong`;
    const next = unit.isWanted ? "to be compiled again" : "not compiled any more";
    this.write(`${unit.name}: ${what}: ${next}`);
  }

  /** Where a guard stands, and what it asks, for people. */
  placeOf({ code, pc, guards, isEntry, isRaise }: Exit): string {
    if (isEntry) return "where it is entered";
    const place = this.lineOf(code, pc);
    return isRaise ? `${place}, where it raises` : `${place} ${guards.join(" or ")}`;
  }

  private lineOf(code: number, pc: number): string {
    return `line ${this.vm.lineAt(code, pc)} (${R[this.memory.u16(pc)]})`;
  }

  note(text: string): void {
    this.write(text);
  }

  /** The program has ended. */
  end(): void {
    for (const [name, byPlace] of this.taken) {
      const places = [...byPlace].map(([place, times]) => `${place} ${times} times`);
      this.write(`${name}: left at ${places.join(", ")}`);
    }
  }
}
