"""Form-encoded parameters with brackets, as Stripe's clients send them: `line_items[0][price_data][currency]=usd`."""

import re
from typing import Any
from urllib.parse import parse_qsl

from advocacy.sandbox.stripe.refusals import Refused

NAME = re.compile(r"(?P<first>[^\[\]]+)(?P<rest>(?:\[[^\[\]]*\])*)")
MOST = 1000  # parameters of one request


def decoded(text: str) -> dict[str, Any]:
    """Nested dicts and lists of strings. Refuses what cannot be read."""
    try:
        pairs = parse_qsl(text, keep_blank_values=True, strict_parsing=bool(text), max_num_fields=MOST, errors="strict")
    except ValueError as error:
        raise Refused("Invalid request: the parameters cannot be read.") from error
    whole: dict[str, Any] = {}
    for name, value in pairs:
        put(whole, steps(name), value, name)
    return {name: listed(value) for name, value in whole.items()}


def steps(name: str) -> list[str]:
    """The parts of a name; "" asks for the next place of an array."""
    parts = NAME.fullmatch(name)
    if parts is None:
        raise Refused(f"Invalid parameter name: {name}")
    return [parts["first"], *re.findall(r"\[([^\[\]]*)\]", parts["rest"])]


def put(into: dict[str, Any], path: list[str], value: str, name: str) -> None:
    """Set one value at its place."""
    *way, last = path
    for step in way:
        into = into.setdefault(step or str(len(into)), {})
        if not isinstance(into, dict):
            raise Refused(f"Invalid parameter name: {name}")
    into[last or str(len(into))] = value


def listed(value: Any) -> Any:
    """Dicts whose keys count from 0 are arrays."""
    if not isinstance(value, dict):
        return value
    inner = {name: listed(part) for name, part in value.items()}
    return [inner[str(n)] for n in range(len(inner))] if inner.keys() == {str(n) for n in range(len(inner))} else inner
