/** Every built-in type: name, base, flags, bytes of an instance. Declared at boot, before any type is filled. */

import { PyManagedBuffer, PyMemoryview } from "../core/buffer.ts";
import { PyBytearray, PyBytes } from "../core/bytes.ts";
import { PyComplex } from "../core/complex.ts";
import { PyGetset, PyMember } from "../core/getset.ts";
import { PyInt } from "../core/integer.ts";
import { PyBuiltin, PyMethodDescriptor } from "../core/native.ts";
import { declare } from "../core/ready.ts";
import { PyStr } from "../core/string.ts";
import { PyType } from "../core/type.ts";
import { PyWeakref } from "../core/weakref.ts";
import { declareTypingTypes } from "../modules/typing.ts";
import { PyCode } from "../objects/code.ts";
import { declareContainers } from "../objects/containers.ts";
import { PyCursor } from "../objects/cursor.ts";
import { declareExceptions } from "../objects/exceptions/table.ts";
import { PyCell, PyFunction } from "../objects/function.ts";
import { GENERIC_ALIAS_SIZE } from "../objects/genericalias.ts";
import { declareTemplates } from "../objects/template.ts";
import { UNION_SIZE } from "../objects/union.ts";
import { Header, TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { PyStep } from "./asyncgenerator.ts";
import { declareHostObjects } from "./embed/hostobject.ts";
import { PyFrame, PyTraceback } from "./frameobject.ts";
import { PyGenerator } from "./generator.ts";

const GC: u32 = TypeFlag.HAVE_GC;
const BASE: u32 = TypeFlag.BASETYPE;

/** Types whose layout lives with their owner; those not listed here are declared by no one and cannot be reached. */
export function declareTypes(): void {
  const header: u32 = 8;
  declare(TypeId.OBJECT, "object", TypeId.OBJECT, BASE, header);
  declare(TypeId.TYPE, "type", TypeId.OBJECT, BASE | GC | TypeFlag.TYPE, <u32>offsetof<PyType>());
  declareNumbers();
  declareTexts();
  declareContainers();
  declareCallables();
  declareTextIterators();
  declareTypingTypes();
  declareTemplates();
  declareExceptions();
  declareHostObjects();
}

function declareNumbers(): void {
  declare(TypeId.INT, "int", TypeId.OBJECT, BASE | TypeFlag.INT, <u32>offsetof<PyInt>());
  declare(TypeId.FLOAT, "float", TypeId.OBJECT, BASE | TypeFlag.FLOAT, 16);
  declare(TypeId.COMPLEX, "complex", TypeId.OBJECT, BASE, <u32>offsetof<PyComplex>());
  declare(TypeId.BOOL, "bool", TypeId.INT, 0, <u32>offsetof<PyInt>());
  declare(TypeId.NONE, "NoneType", TypeId.OBJECT, 0, 16);
  declare(TypeId.NOT_IMPLEMENTED, "NotImplementedType", TypeId.OBJECT, 0, 16);
  declare(TypeId.ELLIPSIS, "ellipsis", TypeId.OBJECT, 0, 16);
}

function declareTexts(): void {
  declare(TypeId.STR, "str", TypeId.OBJECT, BASE | TypeFlag.STR, <u32>offsetof<PyStr>());
  declare(TypeId.BYTES, "bytes", TypeId.OBJECT, BASE | TypeFlag.BYTES, <u32>offsetof<PyBytes>());
  declare(
    TypeId.MEMORYVIEW,
    "memoryview",
    TypeId.OBJECT,
    GC | TypeFlag.SEQUENCE,
    <u32>offsetof<PyMemoryview>(),
  );
  declare(TypeId.MANAGED_BUFFER, "managedbuffer", TypeId.OBJECT, GC, <u32>offsetof<PyManagedBuffer>());
  declare(TypeId.MEMORY_ITERATOR, "memory_iterator", TypeId.OBJECT, GC, <u32>offsetof<PyCursor>());
  declare(TypeId.BYTEARRAY, "bytearray", TypeId.OBJECT, BASE, <u32>offsetof<PyBytearray>());
}

function declareCallables(): void {
  const function_: u32 = TypeFlag.METHOD_DESCRIPTOR;
  const descriptor = <u32>offsetof<PyMethodDescriptor>();
  declare(TypeId.FUNCTION, "function", TypeId.OBJECT, GC | function_, <u32>offsetof<PyFunction>());
  declare(TypeId.METHOD, "method", TypeId.OBJECT, GC, 32);
  declare(TypeId.BUILTIN, "builtin_function_or_method", TypeId.OBJECT, GC, <u32>offsetof<PyBuiltin>());
  declare(TypeId.METHOD_DESCRIPTOR, "method_descriptor", TypeId.OBJECT, function_, descriptor);
  declare(TypeId.CLASSMETHOD_DESCRIPTOR, "classmethod_descriptor", TypeId.OBJECT, 0, descriptor);
  declare(TypeId.WRAPPER_DESCRIPTOR, "wrapper_descriptor", TypeId.OBJECT, function_, 24);
  declare(TypeId.METHOD_WRAPPER, "method-wrapper", TypeId.OBJECT, GC, 24);
  declare(TypeId.GETSET_DESCRIPTOR, "getset_descriptor", TypeId.OBJECT, GC, <u32>offsetof<PyGetset>());
  declare(TypeId.MEMBER_DESCRIPTOR, "member_descriptor", TypeId.OBJECT, GC, <u32>offsetof<PyMember>());
  declare(TypeId.LATE_DOC, "docstring", TypeId.OBJECT, 0, <u32>Header.SIZE);
  declare(TypeId.PROPERTY, "property", TypeId.OBJECT, BASE | GC, 64);
  declare(TypeId.CLASSMETHOD, "classmethod", TypeId.OBJECT, BASE | GC, 32);
  declare(TypeId.STATICMETHOD, "staticmethod", TypeId.OBJECT, BASE | GC, 32);
  declare(TypeId.SUPER, "super", TypeId.OBJECT, BASE | GC, 32);
  declare(TypeId.CELL, "cell", TypeId.OBJECT, GC, <u32>offsetof<PyCell>());
  declare(TypeId.CODE, "code", TypeId.OBJECT, 0, <u32>offsetof<PyCode>());
  declare(TypeId.FRAME, "frame", TypeId.OBJECT, GC, <u32>offsetof<PyFrame>());
  declare(TypeId.FRAME_LOCALS_PROXY, "FrameLocalsProxy", TypeId.OBJECT, GC | TypeFlag.MAPPING, 16);
  declare(TypeId.TRACEBACK, "traceback", TypeId.OBJECT, GC, <u32>offsetof<PyTraceback>());
  declare(TypeId.MODULE, "module", TypeId.OBJECT, BASE | GC, 32);
  declare(TypeId.GENERATOR, "generator", TypeId.OBJECT, GC, <u32>offsetof<PyGenerator>());
  declareAsync();
  declare(TypeId.MAPPING_PROXY, "mappingproxy", TypeId.OBJECT, GC | TypeFlag.MAPPING, 16);
  declare(TypeId.SIMPLE_NAMESPACE, "SimpleNamespace", TypeId.OBJECT, BASE | GC, 16);
  declare(TypeId.GENERIC_ALIAS, "GenericAlias", TypeId.OBJECT, BASE | GC, GENERIC_ALIAS_SIZE);
  declare(TypeId.UNION, "Union", TypeId.OBJECT, GC, UNION_SIZE);
  declare(TypeId.WEAKREF, "ReferenceType", TypeId.OBJECT, BASE | GC, <u32>offsetof<PyWeakref>());
  declare(TypeId.WEAK_PROXY, "ProxyType", TypeId.OBJECT, GC, <u32>offsetof<PyWeakref>());
  declare(TypeId.WEAK_CALLABLE_PROXY, "CallableProxyType", TypeId.OBJECT, GC, <u32>offsetof<PyWeakref>());
}

function declareAsync(): void {
  const generator = <u32>offsetof<PyGenerator>();
  const step = <u32>offsetof<PyStep>();
  declare(TypeId.COROUTINE, "coroutine", TypeId.OBJECT, GC, generator);
  declare(TypeId.COROUTINE_WRAPPER, "coroutine_wrapper", TypeId.OBJECT, GC, 16);
  declare(TypeId.ASYNC_GENERATOR, "async_generator", TypeId.OBJECT, GC, generator);
  declare(TypeId.ASYNC_GENERATOR_ASEND, "async_generator_asend", TypeId.OBJECT, GC, step);
  declare(TypeId.ASYNC_GENERATOR_ATHROW, "async_generator_athrow", TypeId.OBJECT, GC, step);
  declare(TypeId.ANEXT_AWAITABLE, "anext_awaitable", TypeId.OBJECT, GC, 24);
}

function declareTextIterators(): void {
  const cursor = <u32>offsetof<PyCursor>();
  declare(TypeId.STR_ITERATOR, "str_iterator", TypeId.OBJECT, GC, cursor);
  declare(TypeId.STR_ASCII_ITERATOR, "str_ascii_iterator", TypeId.OBJECT, GC, cursor);
  declare(TypeId.BYTES_ITERATOR, "bytes_iterator", TypeId.OBJECT, GC, cursor);
  declare(TypeId.BYTEARRAY_ITERATOR, "bytearray_iterator", TypeId.OBJECT, GC, cursor);
}
