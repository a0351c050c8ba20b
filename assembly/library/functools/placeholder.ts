/** functools.Placeholder: stands among the arguments of a partial for one that the call will give. There is only the one. */
import { raise } from "../../core/errors.ts";
import { internText } from "../../core/intern.ts";
import { define } from "../../core/native.ts";
import { IMMORTAL, newPlain } from "../../core/object.ts";
import { declare, openType, ready } from "../../core/ready.ts";
import { newStr } from "../../core/string.ts";
import { tupleLength } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { typeAt } from "../../core/typeids.ts";
import { box, ERROR, Value } from "../../core/value.ts";
import { setIn } from "../../core/words.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Header } from "../../shared/layout.ts";
import { TypeId } from "../../shared/types.ts";

let placeholder: Value = 0;

export function isPlaceholder(v: Value): bool {
  return v === placeholder;
}

function placeholderNew(_type: usize, _args: usize, nargs: i32, kwnames: usize): Value {
  if (nargs === 0 && (kwnames === 0 || tupleLength(kwnames) === 0)) return placeholder;
  return raise(Exc.TypeError, "PlaceholderType takes no arguments");
}

function placeholderText(_v: Value): Value {
  const text = newStr("Placeholder");
  return text === 0 ? ERROR : box(text);
}

function placeholderReduce(_args: usize): Value {
  return placeholderText(placeholder);
}

/** Makes the type and its one instance, and puts them into the module's namespace. */
export function initPlaceholder(dict: usize): void {
  declare(TypeId.PLACEHOLDER, "_PlaceholderType", TypeId.OBJECT, 0, Header.SIZE);
  const type = asType(typeAt(TypeId.PLACEHOLDER));
  type.module = <u32>internText("functools");
  openType(type);
  type.new = placeholderNew.index;
  type.repr = placeholderText.index;
  define(type, "__reduce__(self, /)", placeholderReduce);
  ready(type);
  const p = newPlain(typeAt(TypeId.PLACEHOLDER), Header.SIZE);
  store<i32>(p, IMMORTAL);
  placeholder = box(p);
  setIn(dict, "Placeholder", placeholder);
  setIn(dict, "_PlaceholderType", box(typeAt(TypeId.PLACEHOLDER)));
}
