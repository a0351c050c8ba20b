/**
 * Which of the system's descriptors stands behind one of the program's. Mostly it is the same; Node has neither dup nor dup2, so copies are
 * kept here: they share a position as the system's would. There is one table, as the process has one.
 *
 * A copy's number is held by an open file, so that the system gives it to nobody else.
 */

/** Behind a descriptor that the program has closed while copies of it are open. */
const CLOSED = -1;

export class Descriptors {
  /** The system's by the program's, where they differ. */
  private readonly behind = new Map<number, number>();
  /** How many of the program's stand for one of the system's, where it is not one. */
  private readonly uses = new Map<number, number>();

  /** What a call on this one is made on. */
  real(fd: number): number {
    return this.behind.size === 0 ? fd : (this.behind.get(fd) ?? fd);
  }

  isRedirected(fd: number): boolean {
    return this.behind.has(fd);
  }

  /** From now on `copy` stands for what `fd` does. The system's descriptors that nobody needs any more. */
  duplicate(fd: number, copy: number): number[] {
    const real = this.real(fd);
    const before = this.real(copy);
    this.count(real, 1);
    if (real === copy) this.behind.delete(copy);
    else this.behind.set(copy, real);
    return this.release(before);
  }

  /** The program is done with this one. The system's descriptors that are to be closed; null where it has done that before. */
  close(fd: number): number[] | null {
    const real = this.real(fd);
    if (real === CLOSED) return null;
    this.behind.set(fd, CLOSED);
    const unused = this.release(real);
    return real === fd ? unused : [...unused, ...this.unheld(fd)];
  }

  /** One less stands for it. */
  private release(real: number): number[] {
    return real === CLOSED || this.count(real, -1) > 0 ? [] : this.unheld(real);
  }

  /** This one, if nobody stands for it and the program's number is free as well. */
  private unheld(real: number): number[] {
    if (this.uses.get(real) !== 0 || this.behind.get(real) !== CLOSED) return [];
    this.uses.delete(real);
    this.behind.delete(real);
    return [real];
  }

  private count(real: number, change: number): number {
    const uses = (this.uses.get(real) ?? 1) + change;
    if (uses === 1) this.uses.delete(real);
    else this.uses.set(real, uses);
    return uses;
  }
}

export const descriptors = new Descriptors();
