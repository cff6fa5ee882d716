"""The heads of requests: what Django 5.2 would break on is taken out before it reads them."""

from email.message import Message
from wsgiref.types import WSGIEnvironment

from django.utils.http import parse_header_parameters

HALF = "\ud800"  # of a pair of surrogates: no database, no page and no seal holds it


def mend(environ: WSGIEnvironment) -> None:
    """Leave out an encoding that is none of text, or can write what is none; and a length that is no number.

    Django takes any codec of Python's for an encoding: of `hex` and `rot13` it cannot even make a request, and `utf-7`
    brings half a character into every field. Our pages are UTF-8, and so is what browsers send back.
    """
    environ["CONTENT_TYPE"] = mended(environ.get("CONTENT_TYPE", ""))
    if not environ.get("CONTENT_LENGTH", "").isdecimal():
        environ.pop("CONTENT_LENGTH", None)


def mended(kind: str) -> str:
    """A `Content-Type` as it was, without an encoding that is not for text; "" for one that Django cannot read."""
    try:
        charset = parse_header_parameters(kind)[1].get("charset")
    except ValueError:
        return ""
    if charset is None or is_for_text(charset):
        return kind
    head = Message()
    head["Content-Type"] = kind
    head.del_param("charset")
    return str(head["Content-Type"])


def is_for_text(codec: str) -> bool:
    """Whether text, and nothing but text, can be written in it."""
    try:
        "a".encode(codec)
    except (LookupError, ValueError):
        return False
    try:
        HALF.encode(codec)
    except ValueError:
        return True
    return False
