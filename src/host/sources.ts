/** Lines of source files, for tracebacks and warnings: read when first asked for, and again when the file has changed. */
import { decodeSource } from "../syntax/index.ts";
import type { System } from "./system.ts";

interface Kept {
  /** What `stat` said when the file was read. */
  state: string;
  lines: readonly string[];
}

/** Where CPython's library seems to lie (lib/_loaders.py). */
const STANDARD_FOLDER = "/lib/python314.zip/";

export class Sources {
  private readonly kept = new Map<string, Kept>();
  private readonly remembered = new Map<string, readonly string[]>();

  /** `standard`: the source of a file of CPython's library by its path there. */
  constructor(
    private readonly system: Pick<System, "stat" | "readFile">,
    private readonly standard: (path: string) => Uint8Array | undefined = () => undefined,
  ) {}

  /** The lines of a file without their ends; none where it cannot be read or decoded, or `<…>` names no file. */
  lines(filename: string): readonly string[] {
    const given = this.remembered.get(filename);
    if (given !== undefined) return given;
    if (filename === "" || /^<.*>$/s.test(filename)) return [];
    if (filename.startsWith(STANDARD_FOLDER)) return this.standardLines(filename);
    const found = this.system.stat(filename);
    if (typeof found === "number") return [];
    const state = JSON.stringify(found);
    const known = this.kept.get(filename);
    if (known?.state === state) return known.lines;
    const lines = this.read(filename);
    this.kept.set(filename, { state, lines });
    return lines;
  }

  private standardLines(filename: string): readonly string[] {
    const data = this.standard(filename.slice(STANDARD_FOLDER.length));
    const lines = data === undefined ? [] : textLines(decodeSource(data, filename));
    this.remembered.set(filename, lines);
    return lines;
  }

  /** Sets the text of what is no file. */
  remember(filename: string, source: string): void {
    this.remembered.set(filename, textLines(source));
  }

  /** Texts that are no files, with their names: for a copy of the instance. */
  texts(): [string, readonly string[]][] {
    return [...this.remembered].filter(([name]) => !name.startsWith(STANDARD_FOLDER));
  }

  takeOver(texts: readonly [string, readonly string[]][]): void {
    for (const [name, lines] of texts) this.remembered.set(name, lines);
  }

  forget(filename: string): void {
    this.remembered.delete(filename);
  }

  private read(filename: string): readonly string[] {
    const data = this.system.readFile(filename);
    if (typeof data === "number") return [];
    try {
      return textLines(decodeSource(data, filename));
    } catch {
      return [];
    }
  }
}

/** Lines as a file opened as text has them: the end of the last begins no further line. */
export function textLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}
