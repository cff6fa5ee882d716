"""The objects that are answered, with every field, as stripe-python 16.1 annotates them (read 2026-11-25)."""

from typing import Any


def empty(names: str) -> dict[str, None]:
    """Fields that are null."""
    return dict.fromkeys(names.split())


def made(shape: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A new object of a shape. A field that the shape does not have is a mistake."""
    whole: dict[str, Any] = copied(shape)
    for name, value in fields.items():
        if name not in whole:
            raise KeyError(name)
        whole[name] = value
    return whole


def copied(value: Any) -> Any:
    """A copy of what may stand in an answer: several times as fast as one of anything."""
    if isinstance(value, dict):
        return {name: copied(part) if isinstance(part, dict | list) else part for name, part in value.items()}
    return [copied(part) for part in value] if isinstance(value, list) else value


def a_list(data: list[Any], url: str, *, has_more: bool = False) -> dict[str, Any]:
    """A list object."""
    return {"object": "list", "data": data, "has_more": has_more, "url": url}
