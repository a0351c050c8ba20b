/**
 * The packed library (dist/lib.bin): our modules written in Python, compiled at build time by scripts/library.mjs.
 *
 *     u32 count, count × (u32 length of name, name in ASCII, u32 length of data), then the data one after the other
 *
 * The data of a module is the answer to `frozen` (assembly/host.ts), ready to hand to the VM.
 */

/** Finds a module's data by its name. */
export function readLibrary(packed: Uint8Array): (name: string) => Uint8Array | undefined {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const places = new Map<string, [number, number]>();
  let at = 4;
  let start = 0;
  for (let left = view.getUint32(0, true); left > 0; left--) {
    const nameLength = view.getUint32(at, true);
    const name = String.fromCharCode(...packed.subarray(at + 4, at + 4 + nameLength));
    at += 4 + nameLength;
    const length = view.getUint32(at, true);
    at += 4;
    places.set(name, [start, length]);
    start += length;
  }
  const base = at;
  return (name) => {
    const place = places.get(name);
    return place && packed.subarray(base + place[0], base + place[0] + place[1]);
  };
}
