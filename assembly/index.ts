/** Everything the VM exports to its host. */

import { getAttrOptional, lookupSpecial, setAttr } from "./core/attribute.ts";
import { call0, call1, call2, call3, call4, callMethod, callSpecial, initCalls } from "./core/call.ts";
import { initInterned } from "./core/intern.ts";
import { define } from "./core/native.ts";
import { binary, inplace, power } from "./core/number.ts";
import { ready } from "./core/ready.ts";
import { contains, getItem, setItem } from "./core/subscript.ts";

export {
  binary,
  call0,
  call1,
  call2,
  call3,
  call4,
  callMethod,
  callSpecial,
  contains,
  define,
  getAttrOptional,
  getItem,
  initCalls,
  initInterned,
  inplace,
  lookupSpecial,
  power,
  setAttr,
  setItem,
};
