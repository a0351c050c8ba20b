// How the number kernels report what went wrong. They know no Python objects and raise nothing: a kernel that may need
// memory, or that may run for long, answers with one of these codes (or with a size, where a negative value is a code),
// and the type above turns the code into MemoryError, or passes on the exception that an interrupt has left pending.

/** Outcome of a kernel. */
export enum Status {
  /** Done. */
  Ok = 0,
  /** Scratch memory could not be had. */
  NoMemory = -1,
  /** `charge` said stop: an exception is pending. */
  Interrupted = -2,
  /** The text or the value is outside what the kernel accepts. */
  Invalid = -3,
}
