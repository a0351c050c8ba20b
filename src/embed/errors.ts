/** What running Python throws in JavaScript. Errors of the embedder's own doing are TypeError and RangeError. */

/** An entry of a traceback, the outermost call first. */
export interface PythonFrame {
  filename: string;
  line: number;
  name: string;
}

/** What is known of a Python exception that nobody caught. */
export interface PythonErrorFacts {
  type: string;
  text: string;
  traceback: string;
  frames: PythonFrame[];
  /** Of SystemExit: the status that it asks for. */
  status?: number;
  /** Gives the exception itself. */
  value?: () => unknown;
}

/** A Python exception that nobody caught. `message` is the traceback as Python prints it. */
export class PythonError extends Error {
  override readonly name: string = "PythonError";
  /** The exception's class: `ValueError`, `json.decoder.JSONDecodeError`. */
  readonly type: string;
  /** str() of the exception. */
  readonly text: string;
  /** What Python prints of it. */
  readonly traceback: string;
  readonly frames: readonly PythonFrame[];
  readonly #value: (() => unknown) | undefined;

  /** @internal */
  constructor(facts: PythonErrorFacts) {
    super(facts.traceback.trimEnd());
    this.type = facts.type;
    this.text = facts.text;
    this.traceback = facts.traceback;
    this.frames = facts.frames;
    this.#value = facts.value;
  }

  /**
   * A proxy of the exception, for its attributes or its traceback. Only the last sixteen exceptions are kept for that, none of type MemoryError, and none while
   * more than half of the memory is in use that the instance may have, lest what they hold (the variables of all frames of a traceback) is missing
   * in the next run: of others this is undefined.
   */
  get value(): unknown {
    return this.#value?.();
  }
}

/** A run that was ended by its limit of time or steps. */
export class PythonTimeoutError extends PythonError {
  override readonly name = "PythonTimeoutError";
}

/** MemoryError: the program wanted more memory than it may have. What could be freed has been, and the instance goes on. */
export class PythonMemoryError extends PythonError {
  override readonly name = "PythonMemoryError";
}

/** KeyboardInterrupt: the run was interrupted or aborted. */
export class PythonInterrupt extends PythonError {
  override readonly name = "PythonInterrupt";
}

/** SystemExit: the program has left by `sys.exit`. */
export class PythonExit extends PythonError {
  override readonly name = "PythonExit";
  /** What the process would end with. */
  readonly status: number;

  /** @internal */
  constructor(facts: PythonErrorFacts) {
    super(facts);
    this.status = facts.status ?? 0;
  }
}

/** Facts of an error that no exception in Python stands behind. */
export function ownedError(type: string, text: string): PythonErrorFacts {
  return { type, text, traceback: text === "" ? type : `${type}: ${text}`, frames: [] };
}
