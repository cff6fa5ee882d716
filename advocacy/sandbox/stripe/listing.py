"""Lists: newest first, a page at a time, as Stripe's clients turn the pages by themselves."""

from collections.abc import Callable, Collection
from typing import Any

from advocacy.sandbox.stripe import shapes
from advocacy.sandbox.stripe.refusals import Json, Refused, missing, play_only
from advocacy.sandbox.stripe.world import World

USUAL, MOST = 10, 100
TURNING = {"limit", "starting_after", "ending_before", "created", "expand"}


def page(
    world: World,
    kind: str,
    params: Json,
    url: str,
    *,
    knows: Collection[str] | None = None,
    matches: Callable[[Json], bool] = lambda one: True,
) -> Json:
    """A page of a kind. Parameters are held against the fields of their names, but those that `matches` `knows`."""
    all_of_them = world.all(kind)
    names = params.keys() - TURNING - set(knows or ())
    if all_of_them or knows is not None:
        play_only({name: params[name] for name in names}, all_of_them[0] if knows is None else ())

    def wanted(one: Json) -> bool:
        fits = all(one[name] == params[name] for name in names)
        return fits and is_between(one, params.get("created")) and matches(one)

    return turned(all_of_them, params, url, wanted, kind=kind, places=world.places)


def turned(
    all_of_them: list[Json],
    params: Json,
    url: str,
    wanted: Callable[[Json], bool],
    *,
    kind: str,
    places: dict[str, int],
) -> Json:
    """The page that the parameters ask for. `places` are those in the list, which is oldest first."""
    limit = params.get("limit", USUAL)
    if not 1 <= limit <= MOST:
        raise Refused(f"This value must be between 1 and {MOST} (it currently is '{limit}').", param="limit")
    after, before = params.get("starting_after"), params.get("ending_before")
    start, step = len(all_of_them) - 1, -1
    for name, edge in (("starting_after", after), ("ending_before", before)):
        if edge is not None:
            if edge not in places or places[edge] >= len(all_of_them) or all_of_them[places[edge]]["id"] != edge:
                raise missing(kind, edge, param=name)
            step = -1 if name == "starting_after" else 1
            start = places[edge] + step
    found: list[Json] = []
    while 0 <= start < len(all_of_them) and len(found) <= limit:
        if wanted(all_of_them[start]):
            found.append(all_of_them[start])
        start += step
    kept = found[:limit]
    return shapes.a_list(kept[::-1] if step == 1 else kept, url, has_more=len(found) > limit)


def is_between(one: Json, created: Any) -> bool:
    """Whether it was made at that second, or within those bounds."""
    if created is None:
        return True
    moment = one["created"]
    if isinstance(created, int):
        return bool(moment == created)
    return created.get("gt", -1) < moment < created.get("lt", moment + 1) and created.get(
        "gte", 0
    ) <= moment <= created.get("lte", moment)
