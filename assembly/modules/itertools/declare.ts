/** Declaring the types of itertools: they come into being when the module is first imported. All are records (objects/record.ts). */

import { dictSetStr } from "../../core/dict.ts";
import { internText } from "../../core/intern.ts";
import { openType, ready } from "../../core/ready.ts";
import { asType, PyType } from "../../core/type.ts";
import { typeAt } from "../../core/typeids.ts";
import { box } from "../../core/value.ts";
import { declareRecord, initRecordIterator } from "../../objects/record.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { TypeId } from "../../shared/types.ts";

/** The namespace being filled. */
let namespace: usize = 0;

export function openItertools(dict: usize): void {
  namespace = dict;
}

/** Declares a type with `fields` fields and its `new` and `next` slots (new 0: not to be called) and puts it into the module. */
export function iteratorType(id: TypeId, name: string, fields: u32, make: u32, next: u32): PyType {
  declareRecord(id, name, make === 0 ? TypeFlag.DISALLOW_NEW : TypeFlag.BASETYPE, fields);
  const type = asType(typeAt(id));
  type.module = <u32>internText("itertools");
  openType(type);
  initRecordIterator(id, next);
  type.new = make;
  dictSetStr(namespace, type.name, box(changetype<usize>(type)));
  return type;
}

/** The last step: methods and slots are all set. */
export function closeType(type: PyType): void {
  ready(type);
}
