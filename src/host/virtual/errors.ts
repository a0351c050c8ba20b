/** Errors of the virtual file system: numbers as Linux has them, since the VM names them so (assembly/objects/oserrno.ts). */

export enum Errno {
  EPERM = 1,
  ENOENT = 2,
  EINTR = 4,
  EIO = 5,
  ENXIO = 6,
  EBADF = 9,
  EAGAIN = 11,
  ENOMEM = 12,
  EACCES = 13,
  EBUSY = 16,
  EEXIST = 17,
  EXDEV = 18,
  ENODEV = 19,
  ENOTDIR = 20,
  EISDIR = 21,
  EINVAL = 22,
  EMFILE = 24,
  ENOTTY = 25,
  EFBIG = 27,
  ENOSPC = 28,
  ESPIPE = 29,
  EROFS = 30,
  EPIPE = 32,
  ENAMETOOLONG = 36,
  ENOSYS = 38,
  ENOTEMPTY = 39,
  ELOOP = 40,
}

const WORDS: Partial<Record<Errno, string>> = {
  [Errno.ENOENT]: "No such file or directory",
  [Errno.EEXIST]: "File exists",
  [Errno.ENOTDIR]: "Not a directory",
  [Errno.EISDIR]: "Is a directory",
  [Errno.EINVAL]: "Invalid argument",
  [Errno.ENOSPC]: "No space left on device",
  [Errno.EROFS]: "Read-only file system",
  [Errno.ENOTEMPTY]: "Directory not empty",
  [Errno.ELOOP]: "Too many levels of symbolic links",
  [Errno.ENAMETOOLONG]: "File name too long",
};

/** What a call of the file system refuses. Python gets its number; JavaScript, where it called itself, this object. */
export class FileError extends Error {
  override readonly name = "FileError";
  /** Its name: "ENOENT". */
  readonly code: string;

  constructor(
    readonly errno: Errno,
    readonly path?: string,
  ) {
    const words = WORDS[errno] ?? Errno[errno];
    super(path === undefined ? `[Errno ${errno}] ${words}` : `[Errno ${errno}] ${words}: '${path}'`);
    this.code = Errno[errno];
  }
}

/** Throws the error. */
export function refuse(errno: Errno): never {
  throw new FileError(errno);
}

/** The number of what was thrown, by us or by the host's own file system; what is neither is thrown on. */
export function errnoOf(error: unknown): number {
  if (error instanceof FileError) return error.errno;
  const { code } = error as { code?: unknown };
  if (typeof code !== "string") throw error;
  return (
    (Errno as unknown as Record<string, number>)[code] ?? (code.startsWith("ERR_") ? Errno.EINVAL : Errno.EIO)
  );
}
