/** The module _io: files in layers (CPython: Modules/_io). What each class does is in io/. */

import { dictSetStr } from "../core/dict.ts";
import { Hook, setHook } from "../core/hooks.ts";
import { internText } from "../core/intern.ts";
import { builtinNamed } from "../core/namespace.ts";
import { defineFunction } from "../core/native.ts";
import { incref } from "../core/object.ts";
import { declare, openType, ready } from "../core/ready.ts";
import { asType, PyType } from "../core/type.ts";
import { excType, typeAt } from "../core/typeids.ts";
import { box, small } from "../core/value.ts";
import { setIn } from "../core/words.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { BUFFERED_SIZE } from "./io/buffered.ts";
import { fillReader } from "./io/bufferedread.ts";
import { fillRandom, fillWriter } from "./io/bufferedwrite.ts";
import { BYTES_IO_BUFFER_SIZE, BYTES_IO_SIZE, fillBytesIO, fillBytesIOBuffer } from "./io/bytesio.ts";
import { DEFAULT_BUFFER_SIZE, initUnsupported } from "./io/common.ts";
import { FILE_IO_SIZE, fillFileIO } from "./io/fileio.ts";
import { FILE_BASE_SIZE, fillBase, fillBufferedBase, fillRawBase, fillTextBase } from "./io/iobase.ts";
import { fillNewlineDecoder, NEWLINE_DECODER_SIZE } from "./io/newlines.ts";
import { openCode, openFile, streamBuffer, textEncoding } from "./io/open.ts";
import { fillPair, PAIR_SIZE } from "./io/rwpair.ts";
import { fillStringIO, STRING_IO_SIZE } from "./io/stringio.ts";
import { fillTextIO, TEXT_IO_SIZE } from "./io/textio.ts";
import { writeQuickly } from "./io/textwrite.ts";

/** Declares a class, has it filled and puts it into the namespace. */
function add(
  dict: usize,
  id: TypeId,
  name: string,
  base: TypeId,
  size: u32,
  fill: (type: PyType) => void,
  flags: u32 = TypeFlag.BASETYPE,
): void {
  declare(id, name, base, flags | TypeFlag.HAVE_GC, size);
  const type = asType(typeAt(id));
  type.module = <u32>internText("_io");
  openType(type);
  fill(type);
  ready(type);
  dictSetStr(dict, type.name, box(typeAt(id)));
}

/** Fills the namespace and the types; `module` is the module's name, a str. */
export function initIo(dict: usize, module: usize): void {
  setIn(dict, "DEFAULT_BUFFER_SIZE", small(DEFAULT_BUFFER_SIZE));
  setIn(dict, "BlockingIOError", box(excType(Exc.BlockingIOError)));
  initUnsupported(dict);
  add(dict, TypeId.IO_BASE, "_IOBase", TypeId.OBJECT, FILE_BASE_SIZE, fillBase);
  add(dict, TypeId.IO_RAW_BASE, "_RawIOBase", TypeId.IO_BASE, FILE_BASE_SIZE, fillRawBase);
  add(dict, TypeId.IO_BUFFERED_BASE, "_BufferedIOBase", TypeId.IO_BASE, FILE_BASE_SIZE, fillBufferedBase);
  add(dict, TypeId.IO_TEXT_BASE, "_TextIOBase", TypeId.IO_BASE, FILE_BASE_SIZE, fillTextBase);
  add(
    dict,
    TypeId.IO_NEWLINES,
    "IncrementalNewlineDecoder",
    TypeId.OBJECT,
    NEWLINE_DECODER_SIZE,
    fillNewlineDecoder,
  );
  add(dict, TypeId.IO_BYTES, "BytesIO", TypeId.IO_BUFFERED_BASE, BYTES_IO_SIZE, fillBytesIO);
  add(
    dict,
    TypeId.IO_BYTES_BUFFER,
    "_BytesIOBuffer",
    TypeId.OBJECT,
    BYTES_IO_BUFFER_SIZE,
    fillBytesIOBuffer,
    0,
  );
  add(dict, TypeId.IO_STRING, "StringIO", TypeId.IO_TEXT_BASE, STRING_IO_SIZE, fillStringIO);
  add(dict, TypeId.IO_FILE, "FileIO", TypeId.IO_RAW_BASE, FILE_IO_SIZE, fillFileIO);
  add(dict, TypeId.IO_READER, "BufferedReader", TypeId.IO_BUFFERED_BASE, BUFFERED_SIZE, fillReader);
  add(dict, TypeId.IO_WRITER, "BufferedWriter", TypeId.IO_BUFFERED_BASE, BUFFERED_SIZE, fillWriter);
  add(dict, TypeId.IO_RANDOM, "BufferedRandom", TypeId.IO_BUFFERED_BASE, BUFFERED_SIZE, fillRandom);
  add(dict, TypeId.IO_PAIR, "BufferedRWPair", TypeId.IO_BUFFERED_BASE, PAIR_SIZE, fillPair);
  add(dict, TypeId.IO_TEXT, "TextIOWrapper", TypeId.IO_TEXT_BASE, TEXT_IO_SIZE, fillTextIO);
  defineFunction(dict, module, "open_code(path)", openCode);
  defineFunction(dict, module, "text_encoding(encoding, stacklevel=2, /)", textEncoding);
  setHook(Hook.OPEN, openFile.index);
  setHook(Hook.WRITE_TEXT, writeQuickly.index);
  setHook(Hook.STREAM_BUFFER, streamBuffer.index);
  setIn(dict, "open", incref(builtinNamed(Name.open)));
}
