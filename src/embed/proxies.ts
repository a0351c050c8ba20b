/** Python objects as JavaScript sees them. */
import type { Session } from "./session.ts";

/** A Python object. It lives at least as long as this proxy, till `destroy`. */
export class PyProxy {
  constructor(
    private readonly session: Session,
    private address: number,
  ) {}

  /** Gives the object back. The proxy is of no more use. */
  destroy(): void {
    if (this.address !== 0 && this.session.isOpen) this.session.values.release(this.address);
    this.address = 0;
  }

  [Symbol.dispose](): void {
    this.destroy();
  }
}
