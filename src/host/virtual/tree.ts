/**
 * A tree of files by paths: one root in memory, folders of other file systems mounted in it. Symbolic links are followed here, name by name,
 * and lead to what this tree has: one that lies in a mounted folder of the host leads nowhere else in the host.
 *
 * There are no permissions: whoever runs here is root. Paths are as the VM's: a lone surrogate stands for a byte that is no UTF-8.
 */
import { Errno, FileError, refuse } from "./errors.ts";
import { type Device, MemoryFolder, Space } from "./memory.ts";
import { type Changes, type FileNode, type FolderNode, Kind, type Node, Open } from "./nodes.ts";

const LONGEST_NAME = 255;
const LONGEST_PATH = 4096;
/** As many links may follow each other, as on Linux. */
const MOST_LINKS = 40;

/** Folders from the root to one, with the names that led there. */
interface Trail {
  folders: FolderNode[];
  names: string[];
}

/** Where a path leads: into a folder, to a name there, perhaps to something. The root, `.` and `..` have no name (""). */
interface Place {
  trail: Trail;
  folder: FolderNode;
  name: string;
  node: Node | undefined;
}

interface Walk {
  /** Whether a link that the path ends at is followed. */
  follow: boolean;
  /** Whether the name itself is meant, to be taken away: a slash behind it does not lead through a link. */
  isName?: boolean;
  /** Whether the path may end with a slash though nothing is there. */
  makesFolder?: boolean;
}

export class Tree {
  private root: MemoryFolder;
  private cwd: Trail;
  space: Space;
  /** Permissions that new files and folders do not get. */
  umask = 0o022;

  constructor(limit: number, clock: () => bigint) {
    this.space = new Space(limit, clock);
    this.root = new MemoryFolder(this.space, 0o755);
    this.root.links = 1;
    this.cwd = this.top();
  }

  private top(): Trail {
    return { folders: [this.root], names: [] };
  }

  /** A copy: its own files, mounted folders in common. `known` gets what was copied. */
  copy(clock: () => bigint, known: Map<unknown, unknown>): Tree {
    const copy = Object.create(Tree.prototype) as Tree;
    copy.space = this.space.copy(clock);
    copy.root = this.root.copy(copy.space, known as Map<unknown, MemoryFolder>);
    copy.umask = this.umask;
    copy.cwd = {
      folders: this.cwd.folders.map((folder) => (known.get(folder) as FolderNode | undefined) ?? folder),
      names: [...this.cwd.names],
    };
    return copy;
  }

  // ---- walking ----

  private walk(path: string, { follow, isName = false, makesFolder = false }: Walk): Place {
    if (path === "") refuse(Errno.ENOENT);
    if (path.length > LONGEST_PATH) refuse(Errno.ENAMETOOLONG);
    const start = path.startsWith("/") ? this.top() : this.cwd;
    const trail = { folders: [...start.folders], names: [...start.names] };
    const parts = path.split("/").reverse();
    for (let links = 0; ; ) {
      const name = parts.pop();
      const folder = trail.folders[trail.folders.length - 1];
      if (name === undefined) return { trail, folder, name: "", node: folder };
      if (name === "" || name === ".") continue;
      if (name === "..") {
        goUp(trail);
        continue;
      }
      if (name.length > LONGEST_NAME || byteLength(name) > LONGEST_NAME) refuse(Errno.ENAMETOOLONG);
      const isLast = parts.every((part) => part === "");
      const needsFolder = parts.length > 0;
      const node = mountedIn(folder.find(name));
      if (node === undefined) {
        if (!isLast || (needsFolder && !makesFolder)) refuse(Errno.ENOENT);
        return { trail, folder, name, node };
      }
      if (node.kind === Kind.LINK && (follow || (needsFolder && !(isName && isLast)))) {
        if (++links > MOST_LINKS) refuse(Errno.ELOOP);
        const target = node.target();
        if (target === "") refuse(Errno.ENOENT);
        if (target.startsWith("/")) Object.assign(trail, this.top());
        parts.push(...target.split("/").reverse());
        continue;
      }
      if (needsFolder && node.kind !== Kind.FOLDER) refuse(Errno.ENOTDIR);
      if (isLast) return { trail, folder, name, node };
      trail.folders.push(node as FolderNode);
      trail.names.push(name);
    }
  }

  /** What a path leads to; ENOENT where there is nothing. */
  find(path: string, follow = true): Node {
    const { node } = this.walk(path, { follow });
    return node ?? refuse(Errno.ENOENT);
  }

  folderAt(path: string): FolderNode {
    const node = this.find(path);
    return node.kind === Kind.FOLDER ? node : refuse(Errno.ENOTDIR);
  }

  // ---- files ----

  /** As open(2): the file or folder that is opened, made where that is asked for. */
  open(path: string, flags: number, mode: number): FileNode | FolderNode {
    const exclusive = (flags & Open.CREATE) !== 0 && (flags & Open.EXCLUSIVE) !== 0;
    const follow = !exclusive && (flags & Open.NO_FOLLOW) === 0;
    const makesFile = (flags & Open.CREATE) !== 0;
    const isFolder = makesFile && path.endsWith("/");
    // As Linux says, whatever is there.
    if (isFolder) this.walk(path.replace(/[^/]+\/+$/, "") || ".", { follow });
    if (isFolder) refuse(Errno.EISDIR);
    const { folder, name, node } = this.walk(path, { follow });
    if (node === undefined) {
      if (!makesFile) refuse(Errno.ENOENT);
      mustBeThere(folder);
      return folder.makeFile(name, mode & ~this.umask);
    }
    if (exclusive) refuse(Errno.EEXIST);
    if (node.kind === Kind.LINK) refuse(Errno.ELOOP);
    if (node.kind === Kind.FOLDER) {
      return (flags & (Open.ACCESS | Open.CREATE)) !== 0 ? refuse(Errno.EISDIR) : node;
    }
    return (flags & Open.FOLDER) !== 0 ? refuse(Errno.ENOTDIR) : node;
  }

  truncate(path: string, size: number): void {
    const node = this.find(path);
    if (node.kind === Kind.FOLDER) refuse(Errno.EISDIR);
    if (node.kind !== Kind.FILE || size < 0) refuse(Errno.EINVAL);
    const handle = node.open(Open.BOTH);
    try {
      handle.resize(size);
    } finally {
      handle.close();
    }
  }

  change(path: string, changes: Changes, follow = true): void {
    this.find(path, follow).change(changes);
  }

  unlink(path: string): void {
    const { folder, name, node } = this.walk(path, { follow: false, isName: true });
    if (node === undefined) refuse(Errno.ENOENT);
    if (node.kind === Kind.FOLDER) refuse(Errno.EISDIR);
    folder.remove(name);
  }

  link(from: string, to: string): void {
    const node = this.find(from, false);
    if (node.kind === Kind.FOLDER) refuse(Errno.EPERM);
    const { folder, name } = this.free(to);
    folder.add(name, node);
  }

  symlink(target: string, path: string): void {
    if (target === "") refuse(Errno.ENOENT);
    const { folder, name } = this.free(path);
    folder.makeLink(name, target);
  }

  readlink(path: string): string {
    const node = this.find(path, false);
    return node.kind === Kind.LINK ? node.target() : refuse(Errno.EINVAL);
  }

  // ---- folders ----

  mkdir(path: string, mode: number): void {
    const { folder, name } = this.free(path, true);
    folder.makeFolder(name, mode & ~this.umask);
  }

  /** Makes a folder and those that it lies in, as far as they are not there. */
  makeFolders(path: string): void {
    const parts = path.split("/");
    for (let end = 1; end <= parts.length; end++) {
      if (parts[end - 1] === "") continue;
      const part = parts.slice(0, end).join("/");
      const { node } = this.walk(part, { follow: true });
      if (node === undefined) this.mkdir(part, 0o777);
      else if (node.kind !== Kind.FOLDER) throw new FileError(Errno.ENOTDIR, part);
    }
  }

  rmdir(path: string): void {
    const { folder, name, node } = this.walk(path, { follow: false, isName: true });
    if (node === undefined) refuse(Errno.ENOENT);
    if (node.kind !== Kind.FOLDER) refuse(Errno.ENOTDIR);
    if (name === "")
      refuse(/\.\.\/*$/.test(path) ? Errno.ENOTEMPTY : /\.\/*$/.test(path) ? Errno.EINVAL : Errno.EBUSY);
    folder.removeFolder(name);
  }

  rename(from: string, to: string): void {
    const source = this.walk(from, { follow: false, isName: true });
    if (source.node === undefined) refuse(Errno.ENOENT);
    const isFolder = source.node.kind === Kind.FOLDER;
    const target = this.walk(to, { follow: false, isName: true, makesFolder: isFolder });
    if (source.name === "" || target.name === "") refuse(Errno.EBUSY);
    if (isFolder && target.trail.folders.includes(source.node as FolderNode)) refuse(Errno.EINVAL);
    mustBeThere(target.folder);
    source.folder.move(source.name, target.folder, target.name);
    this.follow(source, target);
  }

  /** The name of the current folder changes with those of the folders that it lies in. */
  private follow(from: Place, to: Place): void {
    const old = [...from.trail.names, from.name];
    if (!old.every((name, i) => this.cwd.names[i] === name)) return;
    const names = [...to.trail.names, to.name, ...this.cwd.names.slice(old.length)];
    const folders = [...to.trail.folders, ...this.cwd.folders.slice(old.length)];
    this.cwd = { names, folders };
  }

  chdir(path: string): void {
    const { trail, name, node } = this.walk(path, { follow: true });
    if (node === undefined) refuse(Errno.ENOENT);
    if (node.kind !== Kind.FOLDER) refuse(Errno.ENOTDIR);
    if (name !== "") {
      trail.folders.push(node);
      trail.names.push(name);
    }
    this.cwd = trail;
  }

  getcwd(): string {
    if (this.cwd.folders.some((folder) => folder.isGone())) refuse(Errno.ENOENT);
    return `/${this.cwd.names.join("/")}`;
  }

  /** Shows another file system's folder in place of one in memory, which is made if it is not there. */
  mount(path: string, folder: FolderNode): void {
    this.makeFolders(path);
    const { folder: parent, name } = this.walk(path, { follow: true });
    const place = name === "" ? this.root : parent.find(name);
    if (!(place instanceof MemoryFolder) || place === this.root) throw new FileError(Errno.EBUSY, path);
    place.mounted = folder;
  }

  /** Puts a device into a folder. */
  device(folder: string, name: string, device: Device): void {
    const place = this.folderAt(folder);
    if (place instanceof MemoryFolder) place.makeDevice(name, device);
  }

  /** A place where nothing is yet. */
  private free(path: string, makesFolder = false): Place {
    const place = this.walk(path, { follow: false, makesFolder });
    if (place.node !== undefined) refuse(Errno.EEXIST);
    mustBeThere(place.folder);
    return place;
  }
}

function goUp(trail: Trail): void {
  if (trail.folders.length === 1) return;
  trail.folders.pop();
  trail.names.pop();
}

function mustBeThere(folder: FolderNode): void {
  if (folder.isGone()) refuse(Errno.ENOENT);
}

function mountedIn(node: Node | undefined): Node | undefined {
  return node instanceof MemoryFolder ? (node.mounted ?? node) : node;
}

function byteLength(name: string): number {
  let bytes = 0;
  for (const char of name) {
    const code = char.codePointAt(0) ?? 0;
    // A lone surrogate is one byte that is no UTF-8.
    bytes += code < 0x80 || (code >= 0xdc80 && code < 0xdd00) ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
