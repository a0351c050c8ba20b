/** The bytes of the archive with CPython's library. */
export function standardArchive(): Buffer;

/** The `.py` files of the library by path: `collections/__init__.py` … */
export function standardFiles(zip?: Buffer): Map<string, string>;
