/**
 * Attributes of built-in types that are no methods: computed by functions, or kept in fields.
 *
 *     defineGetter(type, "start", sliceStart);                       // read-only: sliceStart(self: Value): Value
 *     defineGetter(type, "__doc__", getDoc, setDoc);                 // setDoc(self, value): i32; value UNBOUND deletes
 *     defineMember(type, "start", offsetof<PySlice>("start"), Member.VALUE, true);
 *
 * The type must be open (core/ready.ts). The objects made here are getset_descriptor and member_descriptor objects; what Python sees
 * of them, and the __get__ and __set__ that check the type of self, is in objects/descriptors.ts.
 */
import { TypeId } from "../shared/types.ts";
import { dictSetStr } from "./dict.ts";
import { internText } from "./intern.ts";
import { decrefAt, gcTrack, increfAt, newContainer } from "./object.ts";
import { PyType } from "./type.ts";
import { typeAt } from "./typeids.ts";
import { box } from "./value.ts";

/** (self: Value) => Value: the attribute's value, or ERROR. */
export type GetFunction = (self: i64) => i64;
/** (self: Value, value: Value) => i32: 0 or -1; a value of UNBOUND deletes the attribute. */
export type SetFunction = (self: i64, value: i64) => i32;

/** How a field of an object is read. */
export enum Member {
  // Value; UNBOUND: AttributeError
  VALUE,
  // Value; UNBOUND: None
  VALUE_OR_NONE,
  // Value, an int; UNBOUND: 0; cannot be deleted
  INDEX,
  // u32 address of an object; 0: AttributeError
  OBJECT,
  // u32 address of an object; 0: None
  OBJECT_OR_NONE,
  I32,
  U32,
  F64,
  // u8 or the low byte of a word, as a bool
  BOOL,
}

@unmanaged
export class PyGetset {
  refcount: i32;
  type: u32;
  /** Interned str. */
  name: u32;
  /** The type it belongs to. */
  owner: u32;
  /** Indices in the function table; set is 0 for a read-only attribute. */
  get: u32;
  set: u32;
  /** AS string literal, 0 for none. */
  doc: u32;
  /** 1: it gives a small int of every instance, and runs nothing. */
  gives: u32;
}

@unmanaged
export class PyMember {
  refcount: i32;
  type: u32;
  name: u32;
  owner: u32;
  /** Offset of the field in an instance. */
  offset: u32;
  kind: u8;
  readonly: u8;
  pad: u16;
}

export function asGetset(p: usize): PyGetset {
  return changetype<PyGetset>(p);
}

export function asMember(p: usize): PyMember {
  return changetype<PyMember>(p);
}

/** Adds a computed attribute to a built-in type. Without setFn it is read-only. */
export function defineGetter(
  type: PyType,
  name: string,
  getFn: GetFunction,
  setFn: SetFunction | null = null,
  doc: string = "",
): void {
  const interned = internText(name);
  const set = setFn === null ? 0 : <u32>setFn.index;
  const p = newGetset(changetype<usize>(type), interned, <u32>getFn.index, set);
  if (doc.length !== 0) asGetset(p).doc = <u32>changetype<usize>(doc);
  addToType(type, interned, p);
}

/** A getset_descriptor; takes over the reference to the name. 0 without memory (nothing is raised). */
export function newGetset(owner: usize, name: usize, get: u32, set: u32): usize {
  const p = newContainer(typeAt(TypeId.GETSET_DESCRIPTOR), offsetof<PyGetset>());
  if (p === 0) return 0;
  const g = asGetset(p);
  g.name = <u32>name;
  g.owner = <u32>owner;
  increfAt(owner);
  g.get = get;
  g.set = set;
  g.doc = 0;
  g.gives = 0;
  gcTrack(p);
  return p;
}

/** As defineGetter, for what is read-only and gives a small int of every instance without running anything. */
export function defineIntGetter(type: PyType, name: string, getFn: GetFunction): void {
  const interned = internText(name);
  const p = newGetset(changetype<usize>(type), interned, <u32>getFn.index, 0);
  asGetset(p).gives = 1;
  addToType(type, interned, p);
}

/** Adds an attribute kept in a field at `offset` of the instances of a built-in type. */
export function defineMember(
  type: PyType,
  name: string,
  offset: usize,
  kind: Member,
  readonly: bool = true,
): void {
  defineMemberNamed(type, internText(name), offset, kind, readonly);
}

/** As defineMember, for an interned name; the reference to it is taken over. */
export function defineMemberNamed(
  type: PyType,
  name: usize,
  offset: usize,
  kind: Member,
  readonly: bool = true,
): void {
  const p = newMember(changetype<usize>(type), name, <u32>offset, kind, readonly);
  addToType(type, name, p);
}

/** A member_descriptor; takes over the reference to the name. 0 without memory (nothing is raised). */
export function newMember(owner: usize, name: usize, offset: u32, kind: Member, readonly: bool): usize {
  const p = newContainer(typeAt(TypeId.MEMBER_DESCRIPTOR), offsetof<PyMember>());
  if (p === 0) return 0;
  const m = asMember(p);
  m.name = <u32>name;
  m.owner = <u32>owner;
  increfAt(owner);
  m.offset = offset;
  m.kind = <u8>kind;
  m.readonly = readonly ? 1 : 0;
  m.pad = 0;
  gcTrack(p);
  return p;
}

function addToType(type: PyType, name: usize, p: usize): void {
  dictSetStr(type.dict, name, box(p));
  decrefAt(p);
}
