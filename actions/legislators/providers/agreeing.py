"""Whether all that a provider found for one address comes to the same district."""

from collections.abc import Iterable
from dataclasses import replace

from actions.legislators.providers.found import Found, NoMatch, OtherCongress, SeveralMatches


def agree(candidates: Iterable[Found], *, state: str = "") -> Found:
    """The one district of the House that the candidates name, and those of the state's legislature where they agree.

    Candidates in another state than `state` are left out. Raises NoMatch without candidates, OtherCongress where each
    is in another state, SeveralMatches where they name several districts.
    """
    found = list(candidates)
    if not found:
        raise NoMatch("no district")
    wanted = state.strip().upper()
    inside = [one for one in found if wanted in {"", one.state}]
    if not inside:
        raise OtherCongress("another state")
    by_district: dict[tuple[str, str], list[Found]] = {}
    for one in inside:
        by_district.setdefault((one.state, one.district), []).append(one)
    districts = tuple(merged(same) for same in by_district.values())
    if len(districts) > 1:
        raise SeveralMatches(districts)
    return districts[0]


def merged(same: list[Found]) -> Found:
    return replace(same[0], upper=only(one.upper for one in same), lower=only(one.lower for one in same))


def only(names: Iterable[str]) -> str:
    """The one name among them, "" for none and for several."""
    different = set(names)
    return different.pop() if len(different) == 1 else ""
