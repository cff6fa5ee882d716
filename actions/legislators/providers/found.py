"""What every provider answers with, and how it says that it cannot."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Address:
    """Where somebody lives, as typed. It is never stored, logged or put into an exception."""

    street: str
    zip: str
    city: str = ""
    state: str = ""

    def __repr__(self) -> str:
        return "Address(…)"


@dataclass(frozen=True)
class Found:
    """The districts of an address, written as in `records`; "" for what the provider does not know.

    `point` is its latitude and longitude, for a provider that needs them; it is kept no longer than the address.
    """

    provider: str
    congress: int
    state: str
    district: str
    upper: str = ""
    lower: str = ""
    point: tuple[float, float] | None = field(default=None, compare=False, repr=False)


class NoMatch(Exception):
    """The provider does not know this address: it is mistyped, new, or a post office box."""


class SeveralMatches(Exception):
    """The address is in one of several districts, and the provider cannot say which."""

    def __init__(self, found: tuple[Found, ...]) -> None:
        super().__init__(f"{len(found)} districts")
        self.found = found


class OtherCongress(Exception):
    """The provider answered with the districts of another Congress, or of another state than the ZIP code's."""


class Unavailable(Exception):
    """The provider did not answer in time, or not in a way that can be understood. Names no address."""
