/**
 * What a file system is made of, whether its files lie in memory (memory.ts) or in a folder of the host (src/host/mount.ts). A node knows
 * nothing of paths: tree.ts walks them. Whatever is refused is thrown as FileError, or as an error of the host with its `code`.
 */
import type { FileFacts } from "../system.ts";

/** As scandir gives them. */
export enum Kind {
  OTHER = 0,
  FILE = 1,
  FOLDER = 2,
  LINK = 3,
}

/** The part of a mode that tells the kind. */
export enum ModeType {
  PIPE = 0o010000,
  CHARACTERS = 0o020000,
  FOLDER = 0o040000,
  FILE = 0o100000,
  LINK = 0o120000,
  MASK = 0o170000,
}

/** Flags of open(2) as Linux has them, which is how the VM gives them. */
export enum Open {
  WRITE = 0o1,
  BOTH = 0o2,
  ACCESS = 0o3,
  CREATE = 0o100,
  EXCLUSIVE = 0o200,
  TRUNCATE = 0o1000,
  APPEND = 0o2000,
  FOLDER = 0o200000,
  NO_FOLLOW = 0o400000,
}

/** What chmod, chown and utime change. */
export interface Changes {
  mode?: number;
  uid?: number;
  gid?: number;
  atimeNs?: bigint;
  mtimeNs?: bigint;
}

interface Common {
  facts(): FileFacts;
  change(changes: Changes): void;
}

/** A file that is open: it stays what it was when its name is given to another. */
export interface Handle extends Common {
  /** Whether it has places to seek to. */
  readonly seekable: boolean;
  /** Bytes read at a place into the target; 0 at the end. */
  read(at: number, target: Uint8Array): number;
  /** Bytes written at a place; a gap before it is filled with zeros. */
  write(at: number, data: Uint8Array): number;
  size(): number;
  resize(size: number): void;
  sync(): void;
  close(): void;
}

export interface FileNode extends Common {
  readonly kind: Kind.FILE | Kind.OTHER;
  /** Opens it, with the flags' access; what else flags ask for is the caller's. */
  open(flags: number): Handle;
}

export interface LinkNode extends Common {
  readonly kind: Kind.LINK;
  target(): string;
}

export interface FolderNode extends Common {
  readonly kind: Kind.FOLDER;
  find(name: string): Node | undefined;
  list(): Iterable<[name: string, kind: Kind]>;
  /** The names are free, the modes without type. */
  makeFile(name: string, mode: number): FileNode;
  makeFolder(name: string, mode: number): void;
  makeLink(name: string, target: string): void;
  /** Another name for a file; EXDEV where it lies elsewhere. */
  add(name: string, node: Node): void;
  /** Takes away a name that is there: of a file or link, or of an empty folder. */
  remove(name: string): void;
  removeFolder(name: string): void;
  /** Gives a node here another name, in a folder of the same file system (else EXDEV), over what has that name. */
  move(name: string, folder: FolderNode, newName: string): void;
  /** Whether its own name was taken away. */
  isGone(): boolean;
  /** (block size, bytes in all, bytes left). */
  room(): [number, number, number];
}

export type Node = FileNode | LinkNode | FolderNode;
