/**
 * Register code: what the dispatch loop runs. The decoder makes it from classic bytecode (vm/decode.ts); tier 2 reads it.
 *
 * An instruction is 8 bytes, `u16 op, a, b, c`, some with words for an inline cache behind (sizeOf). Slots are byte offsets into the
 * frame's window; constants are byte offsets into the constants. `a ← b op c` in a comment means: a is the slot of the result.
 * Operands in locals are borrowed, operands in temporaries are consumed (the slot is free afterwards). Jumps count in bytes from the
 * instruction after this one's 8 bytes: i32 at +4 where it stands alone, `c` = distance / 8 * 2 + sense in compare-and-jump.
 *
 * "stack form": the operands lie in the temporaries from slot a on, in the order of the classic stack; results go there too.
 */

/** In place of the slot of a result: nobody wants it, it is dropped. */
export const NOWHERE: u32 = 0xffff;

/** What compiled code gives in place of an instruction to go on with: the pending exception has ended its frame (vm/raising.ts). */
export const UNWOUND: u32 = 2;

export enum R {
  NOP,
  // a ← b, with a new reference
  COPY,
  // a ← b, b is free afterwards
  MOVE,
  // exchanges a and b
  SWAP,
  // a ← constant (u32 at +4)
  CONST,
  // drops what a holds
  CLEAR,
  // UnboundLocalError if a is unbound (b: number of the local)
  CHECK,

  // a ← b op c; _K: c is a constant, K_: b is a constant. In-place twins run the same body; the slow path tells them apart.
  ADD,
  ADD_K,
  K_ADD,
  SUB,
  SUB_K,
  K_SUB,
  MUL,
  MUL_K,
  K_MUL,
  FLOORDIV,
  FLOORDIV_K,
  MOD,
  MOD_K,
  TRUEDIV,
  TRUEDIV_K,
  AND,
  AND_K,
  OR,
  OR_K,
  XOR,
  XOR_K,
  LSHIFT,
  LSHIFT_K,
  RSHIFT,
  RSHIFT_K,
  MATMUL,
  POWER,
  POWER_K,
  INPLACE_ADD,
  INPLACE_ADD_K,
  INPLACE_SUB,
  INPLACE_SUB_K,
  INPLACE_MUL,
  INPLACE_MUL_K,
  INPLACE_FLOORDIV,
  INPLACE_FLOORDIV_K,
  INPLACE_MOD,
  INPLACE_MOD_K,
  INPLACE_TRUEDIV,
  INPLACE_TRUEDIV_K,
  INPLACE_AND,
  INPLACE_AND_K,
  INPLACE_OR,
  INPLACE_OR_K,
  INPLACE_XOR,
  INPLACE_XOR_K,
  INPLACE_LSHIFT,
  INPLACE_LSHIFT_K,
  INPLACE_RSHIFT,
  INPLACE_RSHIFT_K,
  INPLACE_MATMUL,
  INPLACE_POWER,
  INPLACE_POWER_K,

  // a ← op b
  NEGATIVE,
  POSITIVE,
  INVERT,
  NOT,

  // a ← b cmp c, in the order of Compare
  LT,
  LE,
  EQ,
  NE,
  GT,
  GE,
  IN,
  NOT_IN,
  IS,
  IS_NOT,
  // if (a cmp b) is the sense bit of c, jump; in the order of Compare, then with a constant b
  JUMP_LT,
  JUMP_LE,
  JUMP_EQ,
  JUMP_NE,
  JUMP_GT,
  JUMP_GE,
  JUMP_IN,
  JUMP_NOT_IN,
  JUMP_IS,
  JUMP_IS_NOT,
  JUMP_LT_K,
  JUMP_LE_K,
  JUMP_EQ_K,
  JUMP_NE_K,
  JUMP_GT_K,
  JUMP_GE_K,
  JUMP_IN_K,
  JUMP_NOT_IN_K,
  JUMP_IS_K,
  JUMP_IS_NOT_K,

  // i32 distance at +4
  JUMP,
  // tests and consumes a
  JUMP_TRUE,
  JUMP_FALSE,
  // tests a temporary a, keeps it if it jumps
  KEEP_TRUE,
  KEEP_FALSE,

  // a ← iter(b)
  GET_ITER,
  // TypeError if a is no iterator
  CHECK_ITERATOR,
  // a ← next of the iterator in temporary b, or frees b and jumps by c * 8
  FOR_ITER,

  // a ← b[c]; _K: constant c
  SUBSCR,
  SUBSCR_K,
  // a[b] ← c; _K: constant b
  STORE_SUBSCR,
  STORE_SUBSCR_K,
  DELETE_SUBSCR,

  // a ← global, name b; cache: u32 version of globals, u32 version of builtins, u32 address of the value, 0
  LOAD_GLOBAL,
  LOAD_GLOBAL_MODULE,
  LOAD_GLOBAL_BUILTIN,
  // a ← b.name c; cache: u32 version of the type, u32 offset of the value in the instance
  LOAD_ATTR,
  LOAD_ATTR_VALUE,
  // a.name c ← b; cache: u32 version, u32 index of the value
  STORE_ATTR,
  STORE_ATTR_VALUE,
  // a, a + 8 ← method and self of b.name c; cache: u32 version, 0, Value method
  LOAD_METHOD,
  LOAD_METHOD_CACHED,

  // c (or NOWHERE) ← callable at temporary a, b arguments behind it
  CALL,
  // method at a, self or unbound at a + 8, b arguments behind
  CALL_METHOD,
  // as CALL, the names of the last arguments in a tuple behind them
  CALL_KW,
  // callable, tuple and, if b, dict from a on
  CALL_EX,

  RETURN,
  RETURN_CONST,

  // a ← cell b
  LOAD_DEREF,
  // cell a ← b
  STORE_DEREF,
  DELETE_DEREF,
  // wraps the value in slot a into a new cell
  MAKE_CELL,
  // copies the closure's cells into slots a …
  COPY_CLOSURE,

  // appends b to the list in a
  LIST_APPEND,
  SET_ADD,
  // adds key b, value c to the dict in a
  MAP_ADD,

  // a ← container of b values that lie from slot c on
  BUILD_TUPLE,
  BUILD_LIST,
  BUILD_SET,
  BUILD_MAP,
  BUILD_STRING,
  BUILD_SLICE,
  // stack form: values, then the tuple of keys; b values
  BUILD_CONST_KEY_MAP,
  // a ← format(b) with flags c; a spec, if there is one, lies in the temporary after b's
  FORMAT_VALUE,

  // stack form from here on; b is the classic operand (or a name's index), c what the comment says
  UNPACK_SEQUENCE,
  UNPACK_EX,
  LIST_EXTEND,
  SET_UPDATE,
  DICT_UPDATE,
  DICT_MERGE,
  LIST_TO_TUPLE,
  LOAD_NAME,
  STORE_NAME,
  DELETE_NAME,
  STORE_GLOBAL,
  DELETE_GLOBAL,
  DELETE_ATTR,
  IMPORT_NAME,
  IMPORT_FROM,
  IMPORT_STAR,
  MAKE_FUNCTION,
  LOAD_BUILD_CLASS,
  LOAD_NOT_IMPLEMENTED_ERROR,
  LOAD_ASSERTION_ERROR,
  LOAD_LOCALS,
  LOAD_CLASSDEREF,
  LOAD_FROM_DICT_OR_GLOBALS,
  LOAD_FROM_DICT_OR_DEREF,
  PRINT_EXPR,
  RAISE,
  RERAISE,
  PUSH_EXC_INFO,
  POP_EXCEPT,
  CHECK_EXC_MATCH,
  BEFORE_WITH,
  WITH_EXCEPT_START,
  GET_YIELD_FROM_ITER,
  // a (or NOWHERE) ← what is sent for b
  YIELD_VALUE,
  // as YIELD_VALUE, in an asynchronous generator: the value is the result of what awaits __anext__
  YIELD_ASYNC,
  YIELD_FROM,
  GET_LEN,
  MATCH_SEQUENCE,
  MATCH_MAPPING,
  MATCH_KEYS,
  MATCH_CLASS,
  CHECK_EG_MATCH,
  PREP_RERAISE_STAR,
  // the same joined with what follows them; c: distance / 8 of the jump where the pattern fails
  // kind and length of a must be as b says (MatchLength)
  MATCH_LENGTH,
  // b values for the keys, on the stack
  MATCH_KEYS_INTO,
  // attributes on the stack; b positional patterns
  MATCH_CLASS_INTO,
  GET_AITER,
  GET_ANEXT,
  GET_AWAITABLE,
  BEFORE_ASYNC_WITH,
  END_ASYNC_FOR,
  CALL_INTRINSIC_1,
  CALL_INTRINSIC_2,
  BUILD_INTERPOLATION,
  BUILD_TEMPLATE,
  // a slot of instrumented code (vm/instrument.ts): u8 event at +2, u8 mask of tools that want no more of it at +3, u32 fact at +4
  EVENT,
  // stands alone, where calls of compiled code enter (PyCode.entrance): u32 index in the function table at +4
  COMPILED,
  COUNT,
}

/** Operand b of MATCH_LENGTH: two bits, and the length above them. */
export enum MatchLength {
  MAPPING = 1,
  AT_LEAST = 2,
  // how far the length is shifted
  SHIFT = 2,
}

/** Bytes of an instruction with its cache. */
export function sizeOf(op: R): i32 {
  switch (op) {
    case R.LOAD_GLOBAL:
    case R.LOAD_GLOBAL_MODULE:
    case R.LOAD_GLOBAL_BUILTIN:
    case R.LOAD_METHOD:
    case R.LOAD_METHOD_CACHED:
      return 24;
    case R.LOAD_ATTR:
    case R.LOAD_ATTR_VALUE:
    case R.STORE_ATTR:
    case R.STORE_ATTR_VALUE:
      return 16;
    default:
      return 8;
  }
}
