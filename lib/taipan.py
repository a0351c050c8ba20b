"""What programs need to know of the JavaScript that they are embedded in: the types of its objects, and its errors."""

import _host

_embed = _host.own("_embed")

JsException = _embed.JsException
JsProxy = _host.JsProxy
JsCallable = _host.JsCallable
JsIterable = _host.JsIterable
JsIterator = _host.JsIterator
JsArray = _host.JsArray
JsMap = _host.JsMap
JsSet = _host.JsSet
JsPromise = _host.JsPromise

__all__ = [
    "JsArray",
    "JsCallable",
    "JsException",
    "JsIterable",
    "JsIterator",
    "JsMap",
    "JsPromise",
    "JsProxy",
    "JsSet",
]
