from . import sibling
from .sibling import name as sibling_name
from .. import top_value
from ..sub import from_parent

results = [sibling.name, sibling_name, top_value, from_parent]
