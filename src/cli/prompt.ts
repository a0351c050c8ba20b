/**
 * The prompt: reads lines and hands them to the VM (Vm.interact). At a terminal with Node's line editor, and a history kept in a file;
 * from a pipe line by line, the prompts on standard error, as CPython does.
 */
import { appendFileSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { isatty } from "node:tty";
import type { Vm } from "../embed/index.ts";
import { catchInterrupts, releaseInterrupts } from "../host/interrupts.ts";
import { nodeSystem } from "../host/node.ts";
import { BANNER } from "./texts.ts";

interface PromptOptions {
  /** No banner. */
  quiet: boolean;
  /** Whether lines are kept for later sessions. */
  history: boolean;
}

/** A line with its end, null where the input ends, undefined after Ctrl-C. */
type Line = string | null | undefined;

/** Runs a session: the status that it ends with. */
export async function runPrompt(vm: Vm, { quiet, history }: PromptOptions): Promise<number> {
  const terminal = isatty(0) && isatty(1);
  const read = terminal ? terminalReader(vm, history) : async (prompt: string) => pipedLine(prompt);
  if (!quiet) process.stderr.write(BANNER);
  let next = vm.interact("start", terminal ? "<python-input-{}>" : "<stdin-{}>");
  while (typeof next === "string") {
    const line: Line = await read(next);
    if (line === undefined) next = vm.interact("interrupt", "");
    else if (line !== null) next = vm.interact("line", line);
    else {
      process.stderr.write("\n");
      next = vm.interact("end", "");
      if (typeof next === "string" && !terminal) next = vm.interact("end", "");
    }
  }
  return next;
}

function pipedLine(prompt: string): Line {
  nodeSystem.write(2, Buffer.from(prompt));
  const line = nodeSystem.readLine("");
  return typeof line === "number" ? undefined : line;
}

// ---- the line editor ----

/** Lines kept. */
const HISTORY_SIZE = 1000;

function historyFile(): string {
  return process.env.TAIPAN_HISTORY || join(homedir(), ".taipan_history");
}

/** The newest first; none where the file cannot be read. */
function readHistory(): string[] {
  try {
    return readFileSync(historyFile(), "utf8").split("\n").filter(Boolean).slice(-HISTORY_SIZE).reverse();
  } catch {
    return [];
  }
}

function keep(line: string): void {
  try {
    appendFileSync(historyFile(), `${line}\n`, { mode: 0o600 });
  } catch {
    // A history that cannot be written is none.
  }
}

/** What the Tab key offers: the VM answers with the word before the cursor and what may stand in its place. */
function complete(vm: Vm, line: string): [string[], string] {
  const answer = vm.interact("complete", line);
  const [word = "", ...found] = typeof answer === "string" ? answer.split("\n") : [];
  return [found, word];
}

/** An editor for each line: between lines the terminal is the program's. */
function terminalReader(vm: Vm, kept: boolean): (prompt: string) => Promise<Line> {
  let history = kept ? readHistory() : [];
  return (prompt) => {
    releaseInterrupts();
    return new Promise<Line>((resolve) => {
      const editor = createInterface({
        input: process.stdin,
        output: process.stdout,
        terminal: true,
        history,
        historySize: HISTORY_SIZE,
        removeHistoryDuplicates: true,
        tabSize: 4,
        completer: (line: string) => complete(vm, line),
      });
      let line: Line = null;
      editor.on("history", (lines) => {
        history = lines;
      });
      editor.on("SIGINT", () => {
        line = undefined;
        editor.close();
      });
      editor.on("close", () => {
        catchInterrupts();
        resolve(line);
      });
      editor.question(prompt, (text) => {
        line = `${text}\n`;
        if (kept && text.trim() !== "") keep(text);
        editor.close();
      });
    });
  };
}
