/**
 * `Python`, an instance: what embedders work with. Common to all hosts; what differs (where files, the Wasm modules and the standard streams are) is handed
 * in by the entry of the host (index.ts for Node).
 *
 *     options.ts    what an instance may be told
 *     session.ts    entering the VM, values and errors across the border
 *     proxies.ts    Python objects in JavaScript
 *     errors.ts     what is thrown
 *
 * An instance is a session: names stay from one run to the next, and a run that fails leaves it usable.
 */

import { NONE } from "../host/values.ts";
import type { Vm } from "../host/vm.ts";
import type { PythonOptions, RunOptions } from "./options.ts";
import { PyProxy } from "./proxies.ts";
import { Session } from "./session.ts";

export class Python {
  private readonly session: Session;
  readonly globals: PyProxy;

  /** Use `loadPython`. */
  constructor(vm: Vm, options: PythonOptions) {
    this.session = new Session(vm, options);
    this.session.start(options.args ?? [""], options.recursionLimit);
    this.session.values.retain(this.session.globals);
    this.globals = new PyProxy(this.session, this.session.globals);
  }

  /** Runs a program text: the value of its last statement, where that is an expression, else undefined. */
  run(code: string, options: RunOptions = {}): unknown {
    return this.execute(code, "exec", options);
  }

  /** The value of an expression. */
  eval(expression: string, options: RunOptions = {}): unknown {
    return this.execute(expression, "eval", options);
  }

  private execute(text: string, mode: "exec" | "eval", options: RunOptions): unknown {
    if (typeof text !== "string") throw new TypeError("the code to run must be a string");
    const { session } = this;
    const filename = options.filename ?? "<exec>";
    return session.limiter.run(() => session.run(text, mode, filename, session.globals, NONE), options);
  }

  /** Ends the instance: its memory can go, its proxies are of no more use. */
  dispose(): void {
    if (this.session.isOpen) this.session.close();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}
