/** Paths between the VM and Node: lone surrogates in a str of the VM stand for bytes that are no UTF-8 (PEP 383). */

/** A path for Node: a text where it can be one. */
export function toPath(path: string): string | Buffer {
  if (!/[\udc80-\udcff]/.test(path)) return path;
  const parts: Buffer[] = [];
  for (const part of path.match(/[\udc80-\udcff]|[^\udc80-\udcff]+/gu) ?? []) {
    const code = part.charCodeAt(0);
    const isByte = part.length === 1 && code >= 0xdc80 && code <= 0xdcff;
    parts.push(isByte ? Buffer.from([code - 0xdc00]) : Buffer.from(part));
  }
  return Buffer.concat(parts);
}

/** What Node found, as a str of the VM. */
export function fromPath(path: Buffer): string {
  const text = path.toString();
  if (!text.includes("\ufffd") || Buffer.from(text).equals(path)) return text;
  let out = "";
  for (let at = 0; at < path.length; ) {
    const size = sequenceSize(path, at);
    out += size === 0 ? String.fromCharCode(0xdc00 + path[at]) : path.toString("utf8", at, at + size);
    at += size || 1;
  }
  return out;
}

/** How many bytes the character at a place has; 0 if it is none. */
function sequenceSize(bytes: Buffer, at: number): number {
  for (let size = 1; size <= 4; size++) {
    const part = bytes.subarray(at, at + size);
    if (part.length === size && !part.toString().includes("\ufffd")) return size;
    if (part.equals(Buffer.from("\ufffd"))) return size;
  }
  return 0;
}
