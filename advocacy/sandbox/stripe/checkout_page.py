"""The page of a session: what it costs, and a button for each thing that may happen."""

from django.utils.translation import gettext as _

from advocacy.sandbox.stripe import checkout
from advocacy.sandbox.stripe.refusals import Json, money
from advocacy.sandbox.stripe.seen import Lead, Shown
from advocacy.sandbox.stripe.world import World

ITSELF = "{CHECKOUT_SESSION_ID}"


def answer(world: World, id: str, posted: dict[str, str] | None) -> Lead | Shown:
    """Show it, or do what was pressed; refuses a session that is not there."""
    session = world.find("checkout.session", id)
    if session["status"] != "open":
        is_done = session["status"] == "complete"
        text = _("This payment is done.") if is_done else _("This page has expired.")
        url = (session["success_url"] if is_done else session["cancel_url"]) or ""
        return Shown("sandbox/stripe/over.html", {"text": text, "url": url.replace(ITSELF, session["id"])}, 410)
    if posted is None:
        return shown(world, session)
    return press(world, session, posted)


def press(world: World, session: Json, posted: dict[str, str]) -> Lead | Shown:
    """Do what was pressed."""
    who = {name: posted.get(name, "").strip()[:254] for name in ("email", "name")}
    match posted.get("do"):
        case "leave" if session["cancel_url"]:
            return Lead(session["cancel_url"].replace(ITSELF, session["id"]))
        case "pay" | "bank" as how:
            checkout.pay(world, session["id"], **who, by_bank=how == "bank")
            return Lead(session["success_url"].replace(ITSELF, session["id"]))
        case "decline":
            checkout.decline(world, session["id"], **who)
            return shown(world, session, was_declined=True)
    return shown(world, session)


def shown(world: World, session: Json, *, was_declined: bool = False) -> Shown:
    """The page of an open session."""
    known = world.objects.get(session["customer"] or "", {})
    lines = [world.objects[id] for id in world.hidden(session["id"])["lines"]]
    repeating = [line["price"]["recurring"]["interval"] for line in lines if line["price"]["recurring"]]
    email, typed = known.get("email") or session["customer_email"] or "", session["customer_details"] or {}
    context = {
        "session": session,
        "lines": lines,
        "amount": money(session["amount_total"], session["currency"]),
        "repeats": repeating[0] if repeating else "",
        "email": email or typed.get("email") or "",
        "asks_email": not email,
        "name": known.get("name") or typed.get("name") or "",
        "was_declined": was_declined,
    }
    return Shown("sandbox/stripe/checkout.html", context)
