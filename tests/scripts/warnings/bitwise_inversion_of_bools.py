"""~True is deprecated: said once for each line, in the main module only."""
print(~True)
for i in range(3):
    print(~(i > 1))
print(~True), print(~False)
namespace = {"__name__": "other"}
exec("print(~True)", namespace)
exec("print(~True)", {"__name__": "__main__"})
exec("print(~True)")
print(__warningregistry__ is not None, "__warningregistry__" in namespace)


def function(x):
    return ~x


function(True), function(False), function(1)
