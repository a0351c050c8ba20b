import { raise, raisef } from "../core/errors.ts";
import { fitsI64, intToI64, isInt } from "../core/integer.ts";
import { internText } from "../core/intern.ts";
import { defineFunction } from "../core/native.ts";
import { declare, openType, ready } from "../core/ready.ts";
import { toLower } from "../core/text/unicode.ts";
import { asType, PyType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { boxBool, ERROR, small, Value } from "../core/value.ts";
import { setIn } from "../core/words.ts";
import { declareRecord, initRecord } from "../objects/record.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { MAXGROUPS, MAXREPEAT, SRE_MAGIC } from "./sre/codes.ts";
import { fillMatch, MATCH_SIZE } from "./sre/matchobject.ts";
import { compilePattern, fillPattern, PATTERN_SIZE } from "./sre/pattern.ts";
import { definePatternMethods } from "./sre/patternmethods.ts";
import { patternRepr } from "./sre/patternrepr.ts";
import { fillScanner, SCANNER_FIELDS } from "./sre/scanner.ts";
import { makeTemplate, TEMPLATE_FIELDS } from "./sre/template.ts";
import { asciiLower, firstUpper } from "./sre/tests.ts";

/** A character's number; -1 with an exception pending. */
function character(args: usize): i64 {
  const v = load<i64>(args);
  if (!isInt(v)) {
    raisef(Exc.TypeError, "'%T' object cannot be interpreted as an integer", v);
    return -1;
  }
  const c = fitsI64(v) ? intToI64(v) : -1;
  if (c < 0 || c > 0x10ffff) {
    raise(Exc.ValueError, "character must be in range(0x110000)");
    return -1;
  }
  return c;
}

function asciiIsCased(args: usize): Value {
  const c = character(args);
  return c < 0 ? ERROR : boxBool(asciiLower(<u32>c | 32) - 97 < 26 && c < 128);
}

function asciiToLower(args: usize): Value {
  const c = character(args);
  return c < 0 ? ERROR : small(asciiLower(<u32>c));
}

function unicodeIsCased(args: usize): Value {
  const c = character(args);
  return c < 0 ? ERROR : boxBool(toLower(<u32>c) !== <u32>c || firstUpper(<u32>c) !== <u32>c);
}

function unicodeToLower(args: usize): Value {
  const c = character(args);
  return c < 0 ? ERROR : small(toLower(<u32>c));
}

function getCodesize(_args: usize): Value {
  return small(4);
}

/** Opens one of the types, which is of module `module`. */
function open(id: TypeId, module: string): PyType {
  const type = asType(typeAt(id));
  type.module = <u32>internText(module);
  openType(type);
  return type;
}

/** Fills the namespace and the types; `module` is the module's name, a str. */
export function initSre(dict: usize, module: usize): void {
  const own = TypeFlag.HAVE_GC | TypeFlag.DISALLOW_NEW;
  declare(TypeId.SRE_PATTERN, "Pattern", TypeId.OBJECT, own, PATTERN_SIZE);
  const pattern = open(TypeId.SRE_PATTERN, "re");
  fillPattern(pattern);
  pattern.repr = patternRepr.index;
  definePatternMethods(pattern);
  ready(pattern);
  declare(TypeId.SRE_MATCH, "Match", TypeId.OBJECT, own, MATCH_SIZE);
  const match = open(TypeId.SRE_MATCH, "re");
  fillMatch(match);
  ready(match);
  declareRecord(TypeId.SRE_SCANNER, "SRE_Scanner", TypeFlag.DISALLOW_NEW, SCANNER_FIELDS);
  const scanner = open(TypeId.SRE_SCANNER, "_sre");
  initRecord(TypeId.SRE_SCANNER);
  fillScanner(scanner);
  ready(scanner);
  declareRecord(TypeId.SRE_TEMPLATE, "SRE_Template", TypeFlag.DISALLOW_NEW, TEMPLATE_FIELDS);
  const template = open(TypeId.SRE_TEMPLATE, "_sre");
  initRecord(TypeId.SRE_TEMPLATE);
  ready(template);
  defineFunction(
    dict,
    module,
    "compile(pattern, flags, code, groups, groupindex, indexgroup)",
    compilePattern,
  );
  defineFunction(dict, module, "template(pattern, template, /)", makeTemplate);
  defineFunction(dict, module, "ascii_iscased(character, /)", asciiIsCased);
  defineFunction(dict, module, "ascii_tolower(character, /)", asciiToLower);
  defineFunction(dict, module, "unicode_iscased(character, /)", unicodeIsCased);
  defineFunction(dict, module, "unicode_tolower(character, /)", unicodeToLower);
  defineFunction(dict, module, "getcodesize()", getCodesize);
  setIn(dict, "MAGIC", small(SRE_MAGIC));
  setIn(dict, "CODESIZE", small(4));
  setIn(dict, "MAXREPEAT", small(MAXREPEAT));
  setIn(dict, "MAXGROUPS", small(MAXGROUPS));
}
