"""The page of the portal: the gifts that repeat, and what their donor may do about them."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from advocacy.sandbox.stripe import ending, portal, subscriptions
from advocacy.sandbox.stripe.refusals import WHOLE, Json, Refused, money
from advocacy.sandbox.stripe.seen import Lead, Shown
from advocacy.sandbox.stripe.world import World

FIGURE = re.compile(r"(\d{1,6})(?:[.,](\d{2}))?")


@dataclass(frozen=True)
class Gift:
    """A subscription as the page shows it."""

    id: str
    amount: str
    figure: str  # of the amount, as it is typed
    interval: str
    state: str
    is_paused: bool
    goes_on: bool
    next_at: datetime | None


def answer(world: World, id: str, posted: dict[str, str] | None) -> Lead | Shown:
    """Show it, or do what was pressed; refuses a session that is not there."""
    session = world.find("billing_portal.session", id)
    if portal.is_over(world, session):
        return Shown("sandbox/stripe/over.html", {"text": _("This page has expired.")}, 410)
    if posted is None:
        return shown(world, session)
    try:
        said = press(world, session["customer"], posted)
    except Refused as refused:
        return shown(world, session, said=str(refused), status=422)
    return shown(world, session, said=said)


def press(world: World, customer_id: str, posted: dict[str, str]) -> str:
    """Do what was pressed; what is said about it. Refuses what is not this customer's."""
    do = posted.get("do", "")
    if do == "card":
        portal.change_card(world, customer_id)
        return _("The card was changed.")
    if do == "owed":
        portal.pay_owed(world, customer_id)
        return _("What was open was tried again.")
    gift = world.find("subscription", posted.get("gift"))
    if gift["customer"] != customer_id:
        raise Refused("No such subscription.", status=404)
    return change(world, gift["id"], do, posted.get("amount", ""))


def change(world: World, id: str, do: str, amount: str) -> str:
    """Change one gift."""
    if do == "stop":
        subscriptions.cancel(world, {}, id)
        return _("The gift was stopped.")
    if do == "pause":
        subscriptions.update(world, {"pause_collection": {"behavior": "void"}}, id)
        return _("The gift is paused.")
    if do == "resume":
        subscriptions.update(world, {"pause_collection": ""}, id)
        return _("The gift goes on.")
    currency = world.find("subscription", id)["currency"]
    subscriptions.priced(world, id, units_of(amount, currency))
    return _("The amount was changed.")


def units_of(figure: str, currency: str) -> int:
    """An amount as it is typed, in the currency's smallest units."""
    parts = FIGURE.fullmatch(figure.strip())
    units = 0 if parts is None else int(parts[1]) * (1 if currency in WHOLE else 100) + int(parts[2] or 0)
    if units < 50:
        raise Refused(_("Type an amount like 25.00."))
    return units


def shown(world: World, session: Json, *, said: str = "", status: int = 200) -> Shown:
    """The page."""
    customer_id = session["customer"]
    mine = [one for one in reversed(world.all("subscription")) if one["customer"] == customer_id]
    context = {
        "session": session,
        "customer": world.find("customer", customer_id),
        "gifts": [gift(one) for one in mine if one["status"] not in {"incomplete", "incomplete_expired"}],
        "owes": bool(portal.owed(world, customer_id)),
        "is_failing": customer_id in world.failing,
        "said": said,
    }
    return Shown("sandbox/stripe/portal.html", context, status)


def gift(one: Json) -> Gift:
    """A subscription for the page."""
    (item, *_others), goes_on = one["items"]["data"], one["status"] in ending.RUNNING
    cents = item["price"]["unit_amount"] * item["quantity"]
    return Gift(
        id=one["id"],
        amount=money(cents, one["currency"]),
        figure=f"{cents}" if one["currency"] in WHOLE else f"{cents // 100}.{cents % 100:02d}",
        interval=item["price"]["recurring"]["interval"],
        state=state_of(one),
        is_paused=bool(one["pause_collection"]),
        goes_on=goes_on,
        next_at=datetime.fromtimestamp(item["current_period_end"], UTC) if goes_on else None,
    )


def state_of(one: Json) -> str:
    """How it stands, in words."""
    if one["pause_collection"]:
        return _("Paused")
    words = {"active": _("Runs"), "past_due": _("Not paid"), "canceled": _("Stopped")}
    return words.get(one["status"], str(one["status"]))
