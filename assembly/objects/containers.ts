/** The container types and their iterators, declared and filled: boot calls declareContainers before initContainers. */
import { PyDict } from "../core/dict.ts";
import { PyList } from "../core/list.ts";
import { declare } from "../core/ready.ts";
import { PySet } from "../core/set.ts";
import { PySlice } from "../core/slice.ts";
import { TUPLE_ITEMS } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { PyCursor } from "./cursor.ts";
import { initDictType } from "./dict.ts";
import { initDictIterators, PyDictIterator } from "./dictiterator.ts";
import { initDictViews, PyDictView } from "./dictviews.ts";
import { ENUMERATE_FIELDS, initEnumerate, REVERSED_FIELDS } from "./enumerate.ts";
import { CALLABLE_ITERATOR_FIELDS, initIterators } from "./iterators.ts";
import { initList } from "./list.ts";
import { initListIterators } from "./listiterator.ts";
import { initRange, PyRange } from "./range.ts";
import { initRangeIterators, PyRangeIterator } from "./rangeiterator.ts";
import { declareRecord } from "./record.ts";
import { initSets } from "./set.ts";
import { initSetIterator, PySetIterator } from "./setiterator.ts";
import { initSlice } from "./slice.ts";
import { initStructs } from "./structseq.ts";
import { initTextFile, PyTextFile } from "./textfile.ts";
import { initTupleType } from "./tuple.ts";
import { FILTER_FIELDS, initZip, MAP_FIELDS, ZIP_FIELDS } from "./zip.ts";

const GC = TypeFlag.HAVE_GC;
const BASE = TypeFlag.BASETYPE;
const SEQUENCE = TypeFlag.SEQUENCE;
/** Instances come from iter() and the like, not from calling the type. */
const HIDDEN = TypeFlag.HAVE_GC | TypeFlag.DISALLOW_NEW;

function plain(id: TypeId, name: string, flags: u32, size: usize): void {
  declare(id, name, TypeId.OBJECT, flags, <u32>size);
}

export function declareContainers(): void {
  plain(TypeId.LIST, "list", GC | BASE | SEQUENCE | TypeFlag.LIST, offsetof<PyList>());
  plain(TypeId.TUPLE, "tuple", GC | BASE | SEQUENCE | TypeFlag.TUPLE, TUPLE_ITEMS);
  asType(typeAt(TypeId.TUPLE)).itemSize = 8;
  plain(TypeId.DICT, "dict", GC | BASE | TypeFlag.MAPPING | TypeFlag.DICT, offsetof<PyDict>());
  plain(TypeId.SET, "set", GC | BASE | TypeFlag.SET, offsetof<PySet>());
  plain(TypeId.FROZENSET, "frozenset", GC | BASE | TypeFlag.SET, offsetof<PySet>());
  plain(TypeId.SLICE, "slice", GC, offsetof<PySlice>());
  plain(TypeId.RANGE, "range", SEQUENCE, offsetof<PyRange>());
  plain(TypeId.DICT_KEYS, "dict_keys", HIDDEN, offsetof<PyDictView>());
  plain(TypeId.DICT_VALUES, "dict_values", HIDDEN, offsetof<PyDictView>());
  plain(TypeId.DICT_ITEMS, "dict_items", HIDDEN, offsetof<PyDictView>());
  plain(TypeId.TEXT_FILE, "TextIOWrapper", TypeFlag.DISALLOW_NEW, offsetof<PyTextFile>());
  declareIterators();
}

function declareIterators(): void {
  plain(TypeId.SEQUENCE_ITERATOR, "iterator", HIDDEN, offsetof<PyCursor>());
  plain(TypeId.LIST_ITERATOR, "list_iterator", HIDDEN, offsetof<PyCursor>());
  plain(TypeId.LIST_REVERSE_ITERATOR, "list_reverseiterator", HIDDEN, offsetof<PyCursor>());
  plain(TypeId.TUPLE_ITERATOR, "tuple_iterator", HIDDEN, offsetof<PyCursor>());
  plain(TypeId.RANGE_ITERATOR, "range_iterator", TypeFlag.DISALLOW_NEW, offsetof<PyRangeIterator>());
  plain(TypeId.LONG_RANGE_ITERATOR, "longrange_iterator", TypeFlag.DISALLOW_NEW, offsetof<PyRangeIterator>());
  plain(TypeId.SET_ITERATOR, "set_iterator", HIDDEN, offsetof<PySetIterator>());
  plain(TypeId.DICT_KEY_ITERATOR, "dict_keyiterator", HIDDEN, offsetof<PyDictIterator>());
  plain(TypeId.DICT_VALUE_ITERATOR, "dict_valueiterator", HIDDEN, offsetof<PyDictIterator>());
  plain(TypeId.DICT_ITEM_ITERATOR, "dict_itemiterator", HIDDEN, offsetof<PyDictIterator>());
  plain(TypeId.DICT_REVERSE_KEY_ITERATOR, "dict_reversekeyiterator", HIDDEN, offsetof<PyDictIterator>());
  plain(TypeId.DICT_REVERSE_VALUE_ITERATOR, "dict_reversevalueiterator", HIDDEN, offsetof<PyDictIterator>());
  plain(TypeId.DICT_REVERSE_ITEM_ITERATOR, "dict_reverseitemiterator", HIDDEN, offsetof<PyDictIterator>());
  declareRecord(
    TypeId.CALLABLE_ITERATOR,
    "callable_iterator",
    TypeFlag.DISALLOW_NEW,
    CALLABLE_ITERATOR_FIELDS,
  );
  declareRecord(TypeId.ENUMERATE, "enumerate", BASE, ENUMERATE_FIELDS);
  declareRecord(TypeId.REVERSED, "reversed", BASE, REVERSED_FIELDS);
  declareRecord(TypeId.ZIP, "zip", BASE, ZIP_FIELDS);
  declareRecord(TypeId.MAP, "map", BASE, MAP_FIELDS);
  declareRecord(TypeId.FILTER, "filter", BASE, FILTER_FIELDS);
}

/** Sets slots and methods; the types must be open. */
export function initContainers(): void {
  initList();
  initListIterators();
  initTupleType();
  initDictType();
  initDictIterators();
  initDictViews();
  initSets();
  initSetIterator();
  initSlice();
  initRange();
  initRangeIterators();
  initIterators();
  initEnumerate();
  initZip();
  initTextFile();
  initStructs();
}
