"""The heads of requests: what Django 5.2 would break on is taken out before it reads them."""

import re
from wsgiref.types import WSGIEnvironment

CHARSET = re.compile(r";\s*charset\s*=\s*\"?([^\";]*)\"?", re.IGNORECASE)


def mend(environ: WSGIEnvironment) -> None:
    """Leave out an encoding that is none of text, and a length that is no number.

    Django takes any codec of Python's for an encoding, `hex` and `rot13` too, and cannot even make a request of it.
    """
    kind = environ.get("CONTENT_TYPE", "")
    named = CHARSET.search(kind)
    if named and not is_for_text(named[1]):
        environ["CONTENT_TYPE"] = CHARSET.sub("", kind)
    if not environ.get("CONTENT_LENGTH", "").isdecimal():
        environ.pop("CONTENT_LENGTH", None)


def is_for_text(codec: str) -> bool:
    """Whether text can be written in it."""
    try:
        "a".encode(codec)
    except (LookupError, ValueError):
        return False
    return True
