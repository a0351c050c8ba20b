/** CPython's library in the code: `assets: { "stdlib.bin": stdlib }`. The build writes dist/stdlib.mjs of it (scripts/build.mjs); this is its type. */
declare const stdlib: Uint8Array;
export default stdlib;
