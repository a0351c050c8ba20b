/**
 * Encodings of text files. UTF-8 (with a mark in front or without), ASCII and Latin-1 are decoded and encoded here; others by the incremental
 * decoders and encoders that their codecs make.
 */
import { getAttr } from "../../core/attribute.ts";
import { asBytes, BYTES_DATA, emptyBytes, isBytes, newBytes } from "../../core/bytes.ts";
import { call1, callMethod } from "../../core/call.ts";
import { errorPending, raisef, raiseMemoryError } from "../../core/errors.ts";
import { intFromI64 } from "../../core/integer.ts";
import { emptyStr, nameOf } from "../../core/intern.ts";
import { decref, incref } from "../../core/object.ts";
import { copyBytes } from "../../core/text/chars.ts";
import { tuple2, tupleItem } from "../../core/tuple.ts";
import { box, ERROR, FALSE, NONE, pointer, small, TRUE, UNBOUND, Value } from "../../core/value.ts";
import { objAlloc, objFree } from "../../memory/arena.ts";
import { consumed, decodePart } from "../../objects/codec/decode.ts";
import { encode } from "../../objects/codec/encode.ts";
import { Codec, codecNamed } from "../../objects/codec/names.ts";
import { isTextCodec, lookUpCodec } from "../../objects/codec/registry.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { callTruth, offsetNumber, setField } from "./common.ts";
import { decodedText, passLineEnds, stateFlag } from "./newlines.ts";
import { endsOf, PyTextIO } from "./textio.ts";

// ---- opening ----

/** Whether text of an encoding is decoded and encoded here. */
function isNative(codec: Codec): bool {
  return codec === Codec.UTF8 || codec === Codec.ASCII || codec === Codec.LATIN1 || codec === Codec.UTF8_SIG;
}

/** Sets what decodes and encodes, as far as the buffer can be read and written; false with an exception pending. */
export function openCodecs(t: PyTextIO, encoding: Value, errors: Value): bool {
  const codec = codecNamed(pointer(encoding));
  if (codec === Codec.UNKNOWN && errorPending()) return false;
  const native = isNative(codec);
  const info = native ? NONE : textCodec(encoding);
  if (info === ERROR) return false;
  const good = openWith(t, info, errors);
  decref(info);
  if (!good) return false;
  t.codec = <u8>(native ? codec : Codec.UNKNOWN);
  const p = changetype<usize>(t);
  setField(p + offsetof<PyTextIO>("encoding"), incref(encoding));
  setField(p + offsetof<PyTextIO>("errors"), incref(errors));
  t.restCount = 0;
  t.decodeStart = 1;
  t.encodeStart = 0;
  return true;
}

/** The CodecInfo of an encoding, if it is between text and bytes; a reference, or ERROR. */
function textCodec(encoding: Value): Value {
  const info = lookUpCodec(encoding);
  if (info === ERROR) return ERROR;
  const text = isTextCodec(info);
  if (text > 0) return info;
  decref(info);
  if (text < 0) return ERROR;
  return raisef(Exc.LookupError, "'%S' is not a text encoding", encoding);
}

/** Makes the incremental decoder and encoder of a codec (None: native). */
function openWith(t: PyTextIO, info: Value, errors: Value): bool {
  const p = changetype<usize>(t);
  const reads = callTruth(t.buffer, Name.readable);
  if (reads < 0) return false;
  const decoder = reads > 0 ? made(info, Name.incrementaldecoder, errors) : UNBOUND;
  if (decoder === ERROR) return false;
  setField(p + offsetof<PyTextIO>("decoder"), decoder);
  t.canRead = <u8>reads;
  const writes = callTruth(t.buffer, Name.writable);
  if (writes < 0) return false;
  const encoder = writes > 0 ? made(info, Name.incrementalencoder, errors) : UNBOUND;
  if (encoder === ERROR) return false;
  setField(p + offsetof<PyTextIO>("encoder"), encoder);
  t.canWrite = <u8>writes;
  return true;
}

/** info.name(errors); UNBOUND where that is None. */
function made(info: Value, name: Name, errors: Value): Value {
  if (info === NONE) return UNBOUND;
  const maker = getAttr(info, nameOf(name));
  if (maker === ERROR) return ERROR;
  const result = call1(maker, errors);
  decref(maker);
  return result;
}

/** A file that can seek and does not stand at its start has no mark put in front. */
export function startEncoding(t: PyTextIO): bool {
  if (!t.seekable || !t.canWrite) {
    t.encodeStart = t.canWrite;
    return true;
  }
  t.encodeStart = 1;
  const v = callMethod(t.buffer, Name.tell);
  if (v === ERROR) return false;
  const at = offsetNumber(v);
  decref(v);
  if (at === i64.MIN_VALUE) return false;
  return at === 0 || resetEncoder(t, false);
}

/** Encoding goes on at the start of the file, or in its middle. */
export function resetEncoder(t: PyTextIO, start: bool): bool {
  if (t.encoder !== UNBOUND) {
    const done = start ? callMethod(t.encoder, Name.reset) : callMethod(t.encoder, Name.setstate, small(0));
    if (done === ERROR) return false;
    decref(done);
  }
  t.encodeStart = start ? 1 : 0;
  return true;
}

// ---- decoding ----

/** The text of the next bytes (a bytes object), line ends noted and translated as the file has it; `final`: none follow. */
export function decodeNext(t: PyTextIO, bytes: Value, final: bool): Value {
  let text: Value;
  if (t.decoder === UNBOUND) text = decodeNative(t, dataOf(bytes), asBytes(pointer(bytes)).length, final);
  else text = decodedText(callMethod(t.decoder, Name.decode, bytes, final ? TRUE : FALSE));
  if (text === ERROR || !t.universal) return text;
  const passed = passLineEnds(endsOf(t), text, final);
  decref(text);
  return passed;
}

function dataOf(bytes: Value): usize {
  return pointer(bytes) + BYTES_DATA;
}

/** As decodeNext, of bytes at an address, without line ends. */
function decodeNative(t: PyTextIO, data: usize, count: i32, final: bool): Value {
  if (t.restCount > 0) return decodeJoined(t, data, count, final);
  let from = 0;
  if (t.codec === <u8>Codec.UTF8_SIG && t.decodeStart) {
    from = markLength(data, count, final);
    if (from < 0) return keepRest(t, data, count) ? box(emptyStr()) : ERROR;
    if (count > 0) t.decodeStart = 0;
  }
  const codec = t.codec === <u8>Codec.UTF8_SIG ? Codec.UTF8 : <Codec>t.codec;
  const text = decodePart(data + from, count - from, codec, t.errors, final || codec !== Codec.UTF8);
  if (text === ERROR) return ERROR;
  const left = count - from - consumed;
  if (!final && codec === Codec.UTF8 && left > 0) keepRest(t, data + count - left, left);
  return text;
}

/** Bytes of the mark that a file may begin with; -1 if more must be seen. */
function markLength(data: usize, count: i32, final: bool): i32 {
  const most = min(count, 3);
  for (let i = 0; i < most; i++) if (load<u8>(data + i) !== markByte(i)) return 0;
  if (count >= 3) return 3;
  return final ? 0 : -1;
}

function markByte(i: i32): u32 {
  return i === 0 ? 0xef : i === 1 ? 0xbb : 0xbf;
}

function keepRest(t: PyTextIO, data: usize, count: i32): bool {
  const rest = restOf(t);
  for (let i = 0; i < count; i++) store<u8>(rest + i, load<u8>(data + i));
  t.restCount = <u8>count;
  return true;
}

function restOf(t: PyTextIO): usize {
  return changetype<usize>(t) + offsetof<PyTextIO>("rest");
}

/** Decodes the bytes that wait together with the next ones. */
function decodeJoined(t: PyTextIO, data: usize, count: i32, final: bool): Value {
  const held: i32 = t.restCount;
  const block = objAlloc(held + count);
  if (block === 0) return raiseMemoryError();
  copyBytes(block, restOf(t), held);
  copyBytes(block + held, data, count);
  t.restCount = 0;
  const text = decodeNative(t, block, held + count, final);
  objFree(block);
  return text;
}

/** As the reset() of an incremental decoder. */
export function resetDecoder(t: PyTextIO): bool {
  t.restCount = 0;
  t.decodeStart = 1;
  endsOf(t).held = 0;
  endsOf(t).seen = 0;
  if (t.decoder === UNBOUND) return true;
  const done = callMethod(t.decoder, Name.reset);
  decref(done);
  return done !== ERROR;
}

/** What decoderState leaves: its flags. */
export let decoderFlags: i64 = 0;

/** The state of the decoder: the bytes that wait in it (a reference, or ERROR), its flags in decoderFlags. */
export function decoderState(t: PyTextIO): Value {
  let waiting: Value;
  let flags: i64 = 0;
  if (t.decoder === UNBOUND) {
    waiting = t.restCount === 0 ? box(emptyBytes()) : newBytes(restOf(t), t.restCount);
    if (t.codec === <u8>Codec.UTF8_SIG) flags = t.decodeStart;
  } else {
    const state = callMethod(t.decoder, Name.getstate);
    if (state === ERROR) return ERROR;
    flags = stateFlag(state);
    waiting = flags < 0 ? ERROR : incref(tupleItem(pointer(state), 0));
    decref(state);
  }
  if (waiting !== ERROR && !isBytes(waiting)) {
    raisef(
      Exc.TypeError,
      "illegal decoder state: the first item should be a bytes object, not '%T'",
      waiting,
    );
    decref(waiting);
    return ERROR;
  }
  decoderFlags = t.universal ? (flags << 1) | endsOf(t).held : flags;
  return waiting;
}

/** Puts the decoder back into a state; false with an exception pending. */
export function setDecoderState(t: PyTextIO, waiting: Value, flags: i64): bool {
  let own = flags;
  if (t.universal) {
    endsOf(t).held = <u8>(flags & 1);
    own = flags >> 1;
  }
  if (t.decoder === UNBOUND) {
    keepRest(t, dataOf(waiting), min<i32>(asBytes(pointer(waiting)).length, 4));
    t.decodeStart = own !== 0 ? 1 : 0;
    return true;
  }
  const state = tuple2(incref(waiting), intFromI64(own));
  if (state === 0) return false;
  const done = callMethod(t.decoder, Name.setstate, box(state));
  decref(box(state));
  decref(done);
  return done !== ERROR;
}

// ---- encoding ----

/** The bytes of a str, by what is neither ASCII nor plain UTF-8: an object, or ERROR. */
export function encodeNext(t: PyTextIO, text: Value): Value {
  if (t.encoder !== UNBOUND) {
    const bytes = callMethod(t.encoder, Name.encode, text);
    if (bytes === ERROR || isBytes(bytes)) return bytes;
    raisef(Exc.TypeError, "encoder should return a bytes object, not '%T'", bytes);
    decref(bytes);
    return ERROR;
  }
  return encode(text, t.codec === <u8>Codec.UTF8_SIG ? Codec.UTF8 : <Codec>t.codec, t.errors);
}
