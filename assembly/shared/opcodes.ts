/**
 * The classic bytecode: what `co_code`, `dis` and `.pyc` files show.
 *
 * One byte for an operation, three where it has an operand (little endian, 16 bits; EXTENDED_ARG gives the
 * high 16 bits of the operand that follows). Numbers and names are CPython 3.5's where the operation existed there; the
 * free numbers hold what later syntax needs. Read by both compilers: plain enums and constants only.
 *
 * Above each opcode stands its stack picture: before -> after, top of the stack to the right.
 */

/** Operations from this number on have a 16-bit operand. */
export const HAVE_ARGUMENT: i32 = 90;

export enum Op {
  // v -> (nothing)
  POP_TOP = 1,
  // a b -> b a
  ROT_TWO = 2,
  // a b c -> c a b
  ROT_THREE = 3,
  // a -> a a
  DUP_TOP = 4,
  // a b -> a b a b
  DUP_TOP_TWO = 5,
  // a b c d -> d a b c
  ROT_FOUR = 6,
  // no effect
  NOP = 9,
  // a -> op(a)
  UNARY_POSITIVE = 10,
  UNARY_NEGATIVE = 11,
  UNARY_NOT = 12,
  UNARY_INVERT = 15,
  // a b -> a op b
  BINARY_MATRIX_MULTIPLY = 16,
  INPLACE_MATRIX_MULTIPLY = 17,
  BINARY_POWER = 19,
  BINARY_MULTIPLY = 20,
  BINARY_MODULO = 22,
  BINARY_ADD = 23,
  BINARY_SUBTRACT = 24,
  // container key -> container[key]
  BINARY_SUBSCR = 25,
  BINARY_FLOOR_DIVIDE = 26,
  BINARY_TRUE_DIVIDE = 27,
  INPLACE_FLOOR_DIVIDE = 28,
  INPLACE_TRUE_DIVIDE = 29,
  // v -> v len(v)
  GET_LEN = 30,
  // v -> v bool: whether v matches as a mapping, as a sequence (PEP 634)
  MATCH_MAPPING = 31,
  MATCH_SEQUENCE = 32,
  // subject keys -> subject keys values: a tuple of the subject's values for the keys, None if one is not there
  MATCH_KEYS = 33,
  // exc -> previous_exc exc: exc becomes the handled exception (sys.exception()); a handler's first step
  PUSH_EXC_INFO = 35,
  // exc type -> exc bool; TypeError if type is not an exception class or a tuple of them
  CHECK_EXC_MATCH = 36,
  // exc types -> rest matched: splits for except*; the matched part becomes the handled exception, or is None
  CHECK_EG_MATCH = 37,
  // strings interpolations -> Template: both are tuples
  BUILD_TEMPLATE = 46,
  // exit lasti previous_exc exc -> exit lasti previous_exc exc exit(type, exc, traceback)
  WITH_EXCEPT_START = 49,
  // asynchronous iterable -> its asynchronous iterator (PEP 492)
  GET_AITER = 50,
  // iterator -> iterator awaitable: what __anext__ gave, ready to be awaited
  GET_ANEXT = 51,
  // manager -> exit awaitable: looks up __aenter__ and __aexit__, calls the first
  BEFORE_ASYNC_WITH = 52,
  // manager -> exit enter(): looks up __enter__ and __exit__ (PEP 343), calls the first
  BEFORE_WITH = 53,
  // iterator exc -> (nothing) if exc is StopAsyncIteration, which ends an `async for`; else raises exc again
  END_ASYNC_FOR = 54,
  INPLACE_ADD = 55,
  INPLACE_SUBTRACT = 56,
  INPLACE_MULTIPLY = 57,
  INPLACE_MODULO = 59,
  // value container key -> (nothing): container[key] = value
  STORE_SUBSCR = 60,
  // container key -> (nothing): del container[key]
  DELETE_SUBSCR = 61,
  BINARY_LSHIFT = 62,
  BINARY_RSHIFT = 63,
  BINARY_AND = 64,
  BINARY_XOR = 65,
  BINARY_OR = 66,
  INPLACE_POWER = 67,
  // iterable -> iter(iterable)
  GET_ITER = 68,
  // iterable -> iterator to delegate to: coroutine and generator stay, else iter(iterable)
  GET_YIELD_FROM_ITER = 69,
  // v -> (nothing): sys.displayhook(v), interactive mode
  PRINT_EXPR = 70,
  // -> builtins.__build_class__
  LOAD_BUILD_CLASS = 71,
  // iterator value -> result: sends value, yields what comes back, runs again until the iterator ends
  YIELD_FROM = 72,
  // -> NotImplementedError, whatever the module's globals say (an __annotate__ function that lacks a format)
  LOAD_NOT_IMPLEMENTED_ERROR = 73,
  // -> AssertionError
  LOAD_ASSERTION_ERROR = 74,
  INPLACE_LSHIFT = 75,
  INPLACE_RSHIFT = 76,
  INPLACE_AND = 77,
  INPLACE_XOR = 78,
  INPLACE_OR = 79,
  // list -> tuple
  LIST_TO_TUPLE = 82,
  // v -> (returns v)
  RETURN_VALUE = 83,
  // module -> (nothing): from module import *
  IMPORT_STAR = 84,
  // v -> sent value
  YIELD_VALUE = 86,
  // -> the frame's namespace (class and module bodies)
  LOAD_LOCALS = 87,
  // exc list -> exc: what an except* statement raises in the end, of the exceptions in the list; None if nothing
  PREP_RERAISE_STAR = 88,
  // previous_exc -> (nothing): previous_exc becomes the handled exception again
  POP_EXCEPT = 89,

  // ---- with operand ----
  // v -> (nothing): namespace[names[i]] = v
  STORE_NAME = 90,
  DELETE_NAME = 91,
  // sequence -> v[n-1] … v[0]
  UNPACK_SEQUENCE = 92,
  // iterator -> iterator next, or pops the iterator and jumps forward by the operand when it is exhausted
  FOR_ITER = 93,
  // iterable -> after… list before…: low byte counts the targets before the starred one, the rest those after
  UNPACK_EX = 94,
  // value owner -> (nothing): owner.names[i] = value
  STORE_ATTR = 95,
  // owner -> (nothing)
  DELETE_ATTR = 96,
  STORE_GLOBAL = 97,
  DELETE_GLOBAL = 98,
  // swaps the top with the n-th from the top (SWAP 1 is nothing, SWAP 2 is ROT_TWO)
  SWAP = 99,
  // -> consts[i]
  LOAD_CONST = 100,
  // -> namespace, global or builtin names[i]
  LOAD_NAME = 101,
  // v1 … vn -> container of them
  BUILD_TUPLE = 102,
  BUILD_LIST = 103,
  BUILD_SET = 104,
  // k1 v1 … kn vn -> dict
  BUILD_MAP = 105,
  // owner -> owner.names[i]
  LOAD_ATTR = 106,
  // a b -> a cmp b, operand is a Compare
  COMPARE_OP = 107,
  // level fromlist -> module names[i]
  IMPORT_NAME = 108,
  // module -> module attribute names[i]
  IMPORT_FROM = 109,
  // jumps forward by the operand, counted from the next instruction
  JUMP_FORWARD = 110,
  // v -> v and jumps (absolute) if false, else pops
  JUMP_IF_FALSE_OR_POP = 111,
  JUMP_IF_TRUE_OR_POP = 112,
  // jumps to the operand; only JUMP_ABSOLUTE and the conditional jumps go backwards
  JUMP_ABSOLUTE = 113,
  // v -> (nothing)
  POP_JUMP_IF_FALSE = 114,
  POP_JUMP_IF_TRUE = 115,
  // -> global or builtin names[i]
  LOAD_GLOBAL = 116,
  // v -> what `await v` delegates to; operand is an Awaits, for the message if there is nothing
  GET_AWAITABLE = 117,
  // exc -> (raises exc again); operand n > 0: the n-th value below exc is the lasti to report the error at
  RERAISE = 119,
  // pushes the n-th from the top again (COPY 1 is DUP_TOP)
  COPY = 120,
  // -> varnames[i]
  LOAD_FAST = 124,
  STORE_FAST = 125,
  DELETE_FAST = 126,
  // -> varnames[i] (may be unbound), which becomes unbound: saves a variable that an inlined comprehension hides
  LOAD_FAST_AND_CLEAR = 127,
  // operand 0: re-raises; 1: exc -> ; 2: exc cause ->
  RAISE_VARARGS = 130,
  // callable a1 … an -> result
  CALL_FUNCTION = 131,
  // [defaults tuple] [kwdefaults dict] [annotate function] [closure tuple] code -> function; operand is MakeFunction flags
  MAKE_FUNCTION = 132,
  // start stop [step] -> slice, operand 2 or 3
  BUILD_SLICE = 133,
  // -> the cell itself; cells count cellvars first, then freevars
  LOAD_CLOSURE = 135,
  // -> contents of the cell
  LOAD_DEREF = 136,
  STORE_DEREF = 137,
  DELETE_DEREF = 138,
  // callable a1 … an names -> result; names is the tuple of the last len(names) arguments' keywords
  CALL_FUNCTION_KW = 141,
  // callable args_tuple [kwargs dict] -> result; operand 1 if kwargs stands there
  CALL_FUNCTION_EX = 142,
  // high 16 bits of the next instruction's operand
  EXTENDED_ARG = 144,
  // list … v -> list …: appends to the n-th from the top once v is popped
  LIST_APPEND = 145,
  SET_ADD = 146,
  // dict … k v -> dict …
  MAP_ADD = 147,
  // -> namespace[name of the cell], else contents of the cell (class bodies)
  LOAD_CLASSDEREF = 148,
  // subject class names -> attributes: a tuple of those of n positional patterns and of the names, None if it is no match
  MATCH_CLASS = 152,
  // v [spec] -> str, operand is FormatValue flags
  FORMAT_VALUE = 155,
  // v1 … vn keys_tuple -> dict
  BUILD_CONST_KEY_MAP = 156,
  // s1 … sn -> their concatenation
  BUILD_STRING = 157,
  // value str [spec] -> Interpolation, operand is FormatValue flags
  BUILD_INTERPOLATION = 158,
  // owner -> method self|unbound: pairs with CALL_METHOD
  LOAD_METHOD = 160,
  // method self|unbound a1 … an -> result
  CALL_METHOD = 161,
  // list … iterable -> list …
  LIST_EXTEND = 162,
  SET_UPDATE = 163,
  // dict … mapping -> dict …: DICT_MERGE is for calls (refuses doubled keys, names the function), DICT_UPDATE for displays.
  // For DICT_MERGE the stack is callable args dict mapping, and the operand is 1.
  DICT_MERGE = 164,
  DICT_UPDATE = 165,
  // v -> result, operand is an Intrinsic1
  CALL_INTRINSIC_1 = 173,
  // a b -> result, operand is an Intrinsic2
  CALL_INTRINSIC_2 = 174,
  // mapping -> mapping[names[i]], else the global or builtin (annotation scopes of classes)
  LOAD_FROM_DICT_OR_GLOBALS = 175,
  // mapping -> mapping[cell's name], else the cell
  LOAD_FROM_DICT_OR_DEREF = 176,
}

/** Operand of COMPARE_OP, CPython 3.5's order. */
export enum Compare {
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
}

/** Operand of GET_AWAITABLE: where the awaited value comes from. */
export enum Awaits {
  VALUE = 0,
  AENTER = 1,
  AEXIT = 2,
}

/** Operand of MAKE_FUNCTION: which optional parts stand on the stack. */
export enum MakeFunction {
  DEFAULTS = 0x01,
  KWDEFAULTS = 0x02,
  CLOSURE = 0x08,
  ANNOTATE = 0x10,
}

/** Operand of CALL_INTRINSIC_1, numbered as in CPython. */
export enum Intrinsic1 {
  // name -> typing.TypeVar
  TYPEVAR = 7,
  PARAMSPEC = 8,
  TYPEVARTUPLE = 9,
  // type parameters -> typing.Generic subscribed with them
  SUBSCRIPT_GENERIC = 10,
  // (name, type parameters or None, function that gives the value) -> typing.TypeAliasType
  TYPEALIAS = 11,
}

/** Operand of CALL_INTRINSIC_2, numbered as in CPython. */
export enum Intrinsic2 {
  // name, function -> typing.TypeVar
  TYPEVAR_WITH_BOUND = 2,
  TYPEVAR_WITH_CONSTRAINTS = 3,
  // function parameters -> function
  SET_FUNCTION_TYPE_PARAMS = 4,
  // parameter function -> parameter
  SET_TYPEPARAM_DEFAULT = 5,
}

/** Operand of FORMAT_VALUE: low two bits are the conversion, SPEC says that a format spec stands on the stack. */
export enum FormatValue {
  NONE = 0,
  STR = 1,
  REPR = 2,
  ASCII = 3,
  SPEC = 4,
}

/** Bits of `co_flags`, CPython's inspect.CO_*. */
export enum CodeFlag {
  OPTIMIZED = 0x1,
  NEWLOCALS = 0x2,
  VARARGS = 0x4,
  VARKEYWORDS = 0x8,
  NESTED = 0x10,
  GENERATOR = 0x20,
  COROUTINE = 0x80,
  ITERABLE_COROUTINE = 0x100,
  ASYNC_GENERATOR = 0x200,
  HAS_DOCSTRING = 0x4000000,
  METHOD = 0x8000000,
}
