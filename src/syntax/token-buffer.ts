/**
 * The tokens of one source as parallel arrays: the parser moves an index over them, looks ahead as far as it likes,
 * and the error pass reads the same tokens again. One buffer is used over and over (see Source).
 */
const INITIAL_CAPACITY = 1 << 14;

export class TokenBuffer {
  count = 0;
  kind = new Uint8Array(INITIAL_CAPACITY);
  /** Byte offsets into the source. */
  start = new Int32Array(INITIAL_CAPACITY);
  end = new Int32Array(INITIAL_CAPACITY);
  /** Lines from 1, columns in bytes from 0. */
  line = new Int32Array(INITIAL_CAPACITY);
  col = new Int32Array(INITIAL_CAPACITY);
  endLine = new Int32Array(INITIAL_CAPACITY);
  endCol = new Int32Array(INITIAL_CAPACITY);
  /** NAME and keywords: the number in the name table. */
  name = new Int32Array(INITIAL_CAPACITY);
  /** How many brackets are open after the token. */
  level = new Uint8Array(INITIAL_CAPACITY);

  grow(): void {
    const wider = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const array = new Int32Array(old.length * 2);
      array.set(old);
      return array;
    };
    const bytes = (old: Uint8Array): Uint8Array<ArrayBuffer> => {
      const array = new Uint8Array(old.length * 2);
      array.set(old);
      return array;
    };
    this.kind = bytes(this.kind);
    this.level = bytes(this.level);
    this.start = wider(this.start);
    this.end = wider(this.end);
    this.line = wider(this.line);
    this.col = wider(this.col);
    this.endLine = wider(this.endLine);
    this.endCol = wider(this.endCol);
    this.name = wider(this.name);
  }
}
