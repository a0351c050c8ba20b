# Names of the module types for the types of the interpreter.
import types

print(types.GenericAlias, types.UnionType, types.NoneType, types.EllipsisType, types.NotImplementedType)
print(types.GenericAlias is type(list[int]), types.UnionType is type(int | str), types.NoneType is type(None))
print(types.NoneType() is None, types.EllipsisType() is ..., types.NotImplementedType() is NotImplemented)
for kind in (types.NoneType, types.EllipsisType, types.NotImplementedType):
    try:
        kind(1)
    except TypeError as error:
        print(error)
    try:
        type("Sub", (kind,), {})
    except TypeError as error:
        print(error)
print(types.FunctionType, types.LambdaType is types.FunctionType, types.CodeType, types.MappingProxyType)
print(types.SimpleNamespace, types.CellType, types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType)
print(types.MethodType, types.BuiltinFunctionType, types.BuiltinMethodType, types.WrapperDescriptorType)
print(types.MethodWrapperType, types.MethodDescriptorType, types.ClassMethodDescriptorType, types.ModuleType)
print(types.TracebackType, types.FrameType, types.GetSetDescriptorType, types.MemberDescriptorType)
print(types.resolve_bases((int, list[int])), types.new_class("Made", (list[int],)).__orig_bases__)
print(types.get_original_bases(types.new_class("Made", (list[int],))), types.prepare_class("X", (int,))[0])
print(types.CellType(5).cell_contents, types.MethodType(len, "abc")())


class C:
    @types.DynamicClassAttribute
    def dynamic(self):
        return "dynamic"


print(C().dynamic)
