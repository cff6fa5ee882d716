"""What Stripe refuses, in its own shape and words."""

from collections.abc import Collection
from typing import Any

Json = dict[str, Any]


class Refused(Exception):
    """An answer that is an error. `fields` are those of Stripe's error object."""

    def __init__(
        self, message: str, *, status: int = 400, type: str = "invalid_request_error", **fields: str | None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.error: Json = {"message": message, "type": type} | {n: v for n, v in fields.items() if v is not None}

    @property
    def body(self) -> Json:
        """What is sent."""
        return {"error": self.error}


def missing(what: str, id: str, *, param: str = "id", status: int = 400) -> Refused:
    """Something of that id is not there."""
    return Refused(f"No such {what}: '{id}'", status=status, code="resource_missing", param=param)


def play_only(params: Json, names: Collection[str], at: str = "") -> None:
    """Refuse what Stripe would take and the sandbox would pass over: an answer that ignores something is worse."""
    for name in params:
        if name not in names:
            where = f"{at}[{name}]" if at else name
            raise Refused(f"The sandbox does not play `{where}`.", param=where)


WHOLE = {"jpy", "krw", "vnd", "clp"}  # currencies without cents


def money(amount: int, currency: str) -> str:
    """An amount as people read it."""
    figure = f"{amount:,}" if currency in WHOLE else f"{amount / 100:,.2f}"
    return f"${figure}" if currency == "usd" else f"{figure} {currency.upper()}"
