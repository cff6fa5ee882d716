"""Holds a request's parameters against the types that stripe-python generates from Stripe's own description.

The only module here that imports it, and only to ask what Stripe takes (docs/decisions/0040).
"""

import re
import types
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from operator import attrgetter
from typing import Any, Literal, NotRequired, Required, Union, get_args, get_origin, get_type_hints

import stripe
from stripe import params
from stripe._request_options import RequestOptions
from stripe._stripe_object import UntypedStripeObject
from typing_extensions import is_typeddict

from advocacy.sandbox.stripe.refusals import Refused

VERSION: str = stripe.api_version
NAMES = {"StripeContext": stripe.StripeContext, "UntypedStripeObject": UntypedStripeObject, "Mapping": Mapping}
LONGEST_KEY, LONGEST_VALUE, MOST_KEYS = 40, 500, 50  # of metadata
NAMES_OF: dict[type, str] = {dict: "object", list: "array", str: "string"}
INTEGER = re.compile(r"-?\d{1,18}")


def checked(given: dict[str, Any], takes: str) -> dict[str, Any]:
    """The parameters as Python values. `takes` names one of `stripe.params`; raises `Refused` as Stripe would."""
    return an_object(given, attrgetter(takes)(params) if takes else None, "")


@cache
def fields(kind: Any) -> dict[str, Any]:
    """What a TypedDict may hold, without what is the client's own business."""
    if not is_typeddict(kind):
        return {}
    hints = get_type_hints(kind, localns=NAMES, include_extras=True)
    return {name: hint for name, hint in hints.items() if name not in RequestOptions.__annotations__}


def an_object(given: Any, kind: Any, at: str) -> dict[str, Any]:
    """The fields of a TypedDict, no other and none missing."""
    if not isinstance(given, dict):
        raise Refused("Invalid object", param=at)
    known, needed = fields(kind), getattr(kind, "__required_keys__", ())
    for name in given.keys() - known.keys():
        raise Refused(
            f"Received unknown parameter: {inside(at, name)}", code="parameter_unknown", param=inside(at, name)
        )
    for name in needed & known.keys() - given.keys() if needed else ():
        raise Refused(f"Missing required param: {inside(at, name)}.", code="parameter_missing", param=inside(at, name))
    return {name: value(part, known[name], inside(at, name)) for name, part in given.items()}


def inside(at: str, name: str | int) -> str:
    """The name of a part, in brackets."""
    return f"{at}[{name}]" if at else str(name)


def value(given: Any, hint: Any, at: str) -> Any:
    """One value. Enumerations are open in the types for the clients' sake (`Literal[…] | str`), but not here."""
    options = alternatives(hint)
    words = [word for option in options if get_origin(option) is Literal for word in get_args(option)]
    named = [word for word in words if word]
    if isinstance(given, str) and given in words:
        return given
    if given == "":
        raise Refused(f"You passed an empty string for '{at}'.", code="parameter_invalid_empty", param=at)
    others = [option for option in options if get_origin(option) is not Literal and not (named and option is str)]
    fitting = [option for option in others if fits(given, option)] or others
    if not fitting:
        raise Refused(f"Invalid {at}: must be one of {', '.join(named)}", param=at)
    for option in fitting[:-1]:
        try:
            return converted(given, option, at)
        except Refused:
            continue
    return converted(given, fitting[-1], at)


def alternatives(hint: Any) -> list[Any]:
    """The members of a union: whatever is a string last, and without the objects that are dicts on the way here."""
    if get_origin(hint) in {NotRequired, Required}:
        return alternatives(get_args(hint)[0])
    if get_origin(hint) in {Union, types.UnionType}:
        found = [option for part in get_args(hint) for option in alternatives(part)]
        return sorted(found, key=lambda option: option is str)
    return [] if hint is type(None) or get_origin(hint) is UntypedStripeObject else [hint]


def holds(option: Any) -> type:
    """How a value of that type looks before it is converted."""
    if is_typeddict(option) or get_origin(option) is dict:
        return dict
    return list if get_origin(option) is list else str


def fits(given: Any, option: Any) -> bool:
    """Whether a value looks right for a type, before it is converted."""
    return type(given) is holds(option)


def converted(given: Any, option: Any, at: str) -> Any:
    """A string, a list or a dict as the value that one type asks for."""
    if is_typeddict(option):
        return an_object(given, option, at)
    if not fits(given, option):
        raise Refused(f"Invalid {NAMES_OF[holds(option)]}", param=at)
    if get_origin(option) is list:
        return [value(part, get_args(option)[0], inside(at, n)) for n, part in enumerate(given)]
    if get_origin(option) is dict:
        return a_mapping(given, at)
    return scalar(given, option, at)


def a_mapping(given: dict[str, Any], at: str) -> dict[str, str]:
    """Metadata, within its sizes."""
    for name, part in given.items():
        if not isinstance(part, str):
            raise Refused("Metadata values must be strings.", param=inside(at, name))
        if len(name) > LONGEST_KEY or len(part) > LONGEST_VALUE:
            raise Refused("Metadata keys have 40 characters at most, values 500.", param=inside(at, name))
    if len(given) > MOST_KEYS:
        raise Refused(f"Metadata has {MOST_KEYS} keys at most.", param=at)
    return given


def scalar(given: str, option: Any, at: str) -> Any:
    """A number, a boolean, or the string itself."""
    if option is bool:
        if given not in {"true", "false"}:
            raise Refused(f"Invalid boolean: {given}", param=at)
        return given == "true"
    if option is int:
        if not INTEGER.fullmatch(given):
            raise Refused(f"Invalid integer: {given}", code="parameter_invalid_integer", param=at)
        return int(given)
    if option in {float, Decimal}:
        try:
            return Decimal(given)
        except InvalidOperation as error:
            raise Refused(f"Invalid decimal: {given}", param=at) from error
    return given
