/** Everything the VM asks of its host: each becomes an import "host" "<name>". */

/** Prints a message about a bug of the VM itself and throws in the host: the instance is broken. */
export declare function abort(message: usize, file: usize, line: u32, column: u32): void;

/** Writes bytes to a file descriptor (1 standard output, 2 standard error). Bytes written, or -errno. */
export declare function write(fd: i32, data: usize, length: u32): i32;

/** Seconds since the epoch, and of a clock that never goes back. */
export declare function wallClock(): f64;
export declare function monotonicClock(): f64;

/** Whether the user has asked to stop (Ctrl-C); asking clears it. */
export declare function interrupted(): bool;
