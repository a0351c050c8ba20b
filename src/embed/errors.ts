/** What running Python throws in JavaScript. Errors of the embedder's own doing are TypeError and RangeError. */

/** An entry of a traceback, the outermost call first. */
export interface PythonFrame {
  filename: string;
  line: number;
  name: string;
}

/** What is known of a Python exception that nobody caught. */
export interface PythonErrorFacts {
  /** The exception's class: `ValueError`, `json.decoder.JSONDecodeError`. */
  type: string;
  /** str() of the exception. */
  text: string;
  /** As Python prints it. */
  traceback: string;
  frames: PythonFrame[];
  /** The exception itself. */
  value: unknown;
}

/** A Python exception that nobody caught. `message` ends as Python's traceback does. */
export class PythonError extends Error {
  override readonly name: string = "PythonError";
  readonly type: string;
  readonly text: string;
  readonly traceback: string;
  readonly frames: PythonFrame[];
  readonly value: unknown;

  constructor(facts: PythonErrorFacts) {
    super(facts.traceback.trimEnd());
    this.type = facts.type;
    this.text = facts.text;
    this.traceback = facts.traceback;
    this.frames = facts.frames;
    this.value = facts.value;
  }
}

/** A run that was ended by its limit of time or steps. */
export class PythonTimeoutError extends PythonError {
  override readonly name = "PythonTimeoutError";
}

/** MemoryError: the program wanted more memory than it may have. */
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
}
