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

/**
 * Fills the places in the function table that belong to the library's natives (scripts/split.mjs), unless that is done: called before each of them is made. False where they
 * cannot be had, or an error of the host's where the VM cannot go on without.
 */
export declare function loadNatives(isVital: bool): bool;

// ---- tier 2 ----

/**
 * The frame at this address goes on at pc after many back edges: the index in the function table of compiled code to go on with (see
 * vm/tier2.ts), 0 for none. 0xffffffff: there is some for another back edge, which should come soon.
 */
export declare function hotLoop(frame: usize, pc: usize): u32;

/** A frame is about to begin whose code is hot: the same for its first instruction. 0xffffffff: the code is to become hot again first. */
export declare function hotFunction(frame: usize): u32;

/** The guard of this number has failed in the compiled code at this index; the frame goes on in the interpreter at its `next`. */
export declare function guardFailed(index: u32, exit: u32, frame: usize): void;

/** The compiled code at this index was left because it has called what is not compiled. */
export declare function leftByCall(index: u32): void;

/** The text of what was compiled of a code object, an empty one for nothing; null where nothing ever is. In the serial form. */
export declare function describeCompiled(code: usize): usize;

/** Register code of this address and length is about to be freed. */
export declare function forgetCode(start: usize, bytes: u32): void;

// ---- what answers in the serial form ----
//
// A str or bytes argument is the address of the object. The answer is the address of a block of the raw allocator, u32 length and then that many
// bytes of one marshalled value, which the VM frees; 0 if there was no memory for it.

/**
 * Compiles source: a str if isText, else bytes; a decimal int has maxDigits at most (0: any number). Answers (code, warnings) where warnings is a tuple of (category, message, lineno); or, for what Python refuses,
 * (exception name, message, (filename, lineno, offset, text, end_lineno, end_offset), line of the last compound statement or None, warnings).
 */
export declare function compile(
  source: usize,
  isText: bool,
  filename: usize,
  mode: usize,
  flags: i32,
  optimize: i32,
  maxDigits: i32,
): usize;

/** A module of ours that is written in Python: (is it a package, code), or None. */
export declare function frozen(name: usize): usize;

/** A call of the system for the module posix, its arguments with NUL between them: (answer,), or an errno. */
export declare function systemCall(name: usize, args: usize): usize;

// CPython's library: paths are of its files, as `json/__init__.py`.

export declare function standardHas(path: usize): bool;
/** The code of a module, or None where only the source is there, or no such file. */
export declare function standardCode(path: usize): usize;
/** Bytes, or None. */
export declare function standardSource(path: usize): usize;
/** All paths: a tuple. */
export declare function standardPaths(): usize;
/** The file of unicodedata (objects/unicode/data.ts) as bytes. */
export declare function unicodeData(): usize;

/** The whole file as bytes, or an errno. */
export declare function readFile(path: usize): usize;

/** (is it a folder, modification time in seconds, size), or an errno. */
export declare function statFile(path: usize): usize;

/** Names in a folder as a tuple, or an errno. */
export declare function listFolder(path: usize): usize;

/** Replaces a file at once (written beside it, then renamed), its folder made if missing. None, or an errno. */
export declare function writeFile(path: usize, data: usize): usize;

// ---- open files: counts, positions or descriptors; an error is its number, negative ----

/** As open(2) of Linux: the path is a str. */
export declare function openDescriptor(path: usize, flags: i32, mode: i32): i32;
export declare function closeFile(fd: i32): i32;
/** Reads at most so many bytes to an address (none at the end), and writes from one, perhaps not all. */
export declare function readInto(fd: i32, at: usize, count: u32): i32;
export declare function writeFrom(fd: i32, at: usize, count: u32): i32;
/** Whence 0, 1, 2: from the start, the position, the end. The new position. */
export declare function seekFile(fd: i32, offset: f64, whence: i32): f64;
export declare function truncateFile(fd: i32, size: f64): i32;
/** As dup(2). */
export declare function duplicateFile(fd: i32): i32;
/** As dup2(2). */
export declare function duplicateFileTo(fd: i32, target: i32): i32;
/** Makes a pipe within the program: the descriptor of its reading end; that of the writing end is the next. */
export declare function openPipe(): i32;
/**
 * What is known of a file by its path (a str, 0: of an open one), written to an address as 13 numbers of 64 bits: mode, inode, device, links,
 * user, group, size, nanoseconds of the last access, change of content and change of status, size of a block, blocks, device that it is.
 */
export declare function statInto(path: usize, fd: i32, follow: bool, at: usize): i32;
/** What is known of an open file, written to an address: mode u32, size of a block u32, size f64. */
export declare function fileStatus(fd: i32, at: usize): i32;

/** Keeps the text of a source that lies in no file (`<string>`), both strs, for excerpts of it. */
export declare function rememberSource(filename: usize, source: usize): void;

/** Whether a line of standard input, or its end, can be had without waiting for the host; if not, `wakeJobs(INPUT_TOKEN)` comes when it is there. */
export declare function inputReady(): bool;
/**
 * A line from standard input with its line end, the prompt shown on a terminal; None at its end; an errno, EINTR where the
 * user has asked to stop.
 */
export declare function readLine(prompt: usize): usize;

/**
 * Source lines for a traceback, with marks under them, each indented and with its end; "" if there are none. They are those of
 * the file, or of `source` where that is a str (0: none). Lines count from 1, columns in bytes from 0; -1: not known.
 */
export declare function excerpt(
  filename: usize,
  source: usize,
  line: i32,
  endLine: i32,
  column: i32,
  endColumn: i32,
): usize;

/** Which of some names (one str, with NUL between them) is most like a misspelt one; None if none is. */
export declare function nearestName(name: usize, candidates: usize): usize;

/**
 * Whether a SyntaxError goes away with a keyword in place of a name: (message, line, text, offset, end offset) to show instead, or None.
 * The source is a str, or 0 for the file's; `line` is that of the last compound statement before the error.
 */
export declare function suggestKeyword(
  message: usize,
  filename: usize,
  source: usize,
  text: usize,
  line: i32,
  errorLine: i32,
): usize;

/** A source line without the blanks around it, None if there is none: for warnings. */
export declare function sourceLine(filename: usize, line: i32): usize;

/** Lets time pass; returns early where the user has asked to stop. */
export declare function sleep(seconds: f64): void;
/** Whether a file descriptor is a terminal. */
export declare function isatty(fd: i32): bool;

/** Seconds of processor time that the process has used. */
export declare function processTime(): f64;

/** Writes the name of the local zone while it is so many seconds ahead of UTC, in ASCII, at `buffer`: its length, at most `most`. */
export declare function zoneName(offset: i32, buffer: usize, most: u32): u32;

/** Seconds that local time is ahead of UTC at a moment given in seconds since the epoch. */
export declare function utcOffset(seconds: f64): i32;

// ---- embedding (shared/embed.ts): arguments lie in the slots from 1 on, the answer in slot 0; they say an Outcome ----

/** Calls an object of the host's: `nargs` positional arguments, then `keywords` others and, if there are any, the tuple of their names. */
export declare function hostCall(handle: u32, nargs: i32, keywords: i32, isNew: bool): i32;
/** Does something else with it, with so many operands: a HostOperation. */
export declare function hostOperate(operation: i32, handle: u32, operands: i32): i32;
/** No object of the VM stands for it any longer. */
export declare function forgetHostObject(handle: u32): void;
