# typing's own aliases with type variables: Optional, Union, Callable, Annotated, Concatenate and others replace them.
from typing import Annotated, Any, Callable, ClassVar, Concatenate, Dict, List, Literal, Optional, ParamSpec, Tuple, TypeVar, TypeVarTuple, Union, Unpack

T, S, P, Ts = TypeVar("T"), TypeVar("S"), ParamSpec("P"), TypeVarTuple("Ts")
print(Optional[T], Optional[T][int], Union[T, S][int, str], Union[T, S][int, int])
print(List[T][int], Dict[T, List[S]][int, str], Tuple[T, ...][int], List[Dict[T, T]].__parameters__)
print(Callable[[T, S], T][int, str], Callable[P, T][[int], str], Callable[P, T][..., str], Callable[..., T][int])
print(Callable[Concatenate[T, P], S][int, [str, bool], bytes], Concatenate[int, P].__parameters__)
print(Annotated[T, "note"][int], Literal[1, "two", None], ClassVar[T], Any)
print(Tuple[Unpack[Ts]], Tuple[T, Unpack[Ts]][int, str, bool], Tuple[*Ts][()])
print(Callable[[*Ts], T][int, str, bool])
for action in (
    lambda: List[int][str],
    lambda: Dict[T, S][int],
    lambda: Union[()],
    lambda: Optional[int, str],
    lambda: Callable[int],
    lambda: List[T, S],
    lambda: isinstance([], List[int]),
    lambda: issubclass(list, List[int]),
    lambda: isinstance(1, Optional[List[int]]),
):
    try:
        print(action())
    except TypeError as error:
        print(error)
print(isinstance([], List), isinstance(1, Optional[int]), isinstance(None, Optional[int]), issubclass(bool, Union[int, str]))
