/** The files of a tree as data, for snapshots. Devices and mounted folders are not saved: whoever restores the files has their own. */
import { type FileNode, type FolderNode, Kind, type Node, Open } from "./nodes.ts";
import type { Tree } from "./tree.ts";

/** A file, folder or link; folders come before what is in them. */
export interface SavedNode {
  /** Names from the root. */
  path: string[];
  kind: Kind;
  mode: number;
  uid: number;
  gid: number;
  atimeNs: bigint;
  mtimeNs: bigint;
  /** Where a link leads. */
  target?: string;
  contents?: Uint8Array;
  /** The place in the list of a file that this is another name of. */
  same?: number;
}

export interface SavedSystem {
  env: [string, string][];
  cwd: string;
  umask: number;
  nodes: SavedNode[];
}

export function saveFiles(tree: Tree): SavedNode[] {
  const saved: SavedNode[] = [];
  const places = new Map<Node, number>();
  const visit = (folder: FolderNode, path: string[]) => {
    for (const [name] of folder.list()) {
      const node = folder.find(name);
      if (node === undefined || node.kind === Kind.OTHER) continue;
      const same = places.get(node);
      if (same === undefined) places.set(node, saved.length);
      saved.push({ ...describe(node), path: [...path, name], same });
      if (node.kind === Kind.FOLDER) visit(node, [...path, name]);
    }
  };
  visit(tree.folderAt("/"), []);
  return saved;
}

function describe(node: Node): Omit<SavedNode, "path"> {
  const { mode, uid, gid, atimeNs, mtimeNs } = node.facts();
  return {
    kind: node.kind,
    mode: Number(mode) & 0o7777,
    uid: Number(uid),
    gid: Number(gid),
    atimeNs,
    mtimeNs,
    target: node.kind === Kind.LINK ? node.target() : undefined,
    contents: node.kind === Kind.FILE ? contentsOf(node) : undefined,
  };
}

function contentsOf(file: FileNode): Uint8Array {
  const handle = file.open(0);
  const data = new Uint8Array(handle.size());
  handle.read(0, data);
  handle.close();
  return data;
}

/** Makes saved files in a tree that has at most folders of their names. */
export function restoreFiles(tree: Tree, saved: readonly SavedNode[]): void {
  const nodes = saved.map((node) => restore(tree.folderAt("/"), node, saved));
  // What is made in a folder changes its times.
  for (const [i, { mode, uid, gid, atimeNs, mtimeNs }] of saved.entries()) {
    nodes[i].change({ mode, uid, gid, atimeNs, mtimeNs });
  }
}

function restore(root: FolderNode, node: SavedNode, saved: readonly SavedNode[]): Node {
  const folder = nodeAt(root, node.path.slice(0, -1)) as FolderNode;
  const name = node.path[node.path.length - 1];
  if (node.same !== undefined) folder.add(name, nodeAt(root, saved[node.same].path));
  else if (node.kind === Kind.LINK) folder.makeLink(name, node.target ?? "");
  else if (node.kind === Kind.FILE) fill(folder.makeFile(name, node.mode), node.contents);
  else if (folder.find(name) === undefined) folder.makeFolder(name, node.mode);
  return nodeAt(root, node.path);
}

function fill(file: FileNode, contents: Uint8Array = new Uint8Array(0)): void {
  const handle = file.open(Open.WRITE);
  handle.write(0, contents);
  handle.close();
}

function nodeAt(root: FolderNode, path: readonly string[]): Node {
  return path.reduce<Node>((node, name) => (node as FolderNode).find(name) as Node, root);
}
