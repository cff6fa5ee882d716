"""What a donor does on the page of a session: pay by card or bank, be declined, walk away."""

from functools import partial

from advocacy.sandbox.stripe import paying, people, sessions, subscribing
from advocacy.sandbox.stripe.refusals import Json, Refused
from advocacy.sandbox.stripe.shapes import made
from advocacy.sandbox.stripe.shapes.checkout import DETAILS
from advocacy.sandbox.stripe.world import World

OF_AN_INTENT = ("description", "metadata", "receipt_email", "setup_future_usage")
SOMEBODY = {"email": "donor@example.org", "name": "Sandbox Donor"}


class Closed(Exception):
    """The session was paid or has expired."""


def open_session(world: World, id: str) -> Json:
    """A session that may be paid. Raises `Closed`."""
    session = world.find("checkout.session", id)
    if session["status"] != "open":
        raise Closed(session["status"])
    return session


def pay(world: World, id: str, *, email: str = "", name: str = "", by_bank: bool = False) -> Json:
    """Pay with a good card, or let a bank be asked. Raises `Closed`."""
    session = open_session(world, id)
    tell_who(world, session, email, name)
    if session["mode"] == "subscription":
        subscribing.pay(world, session, by_bank=by_bank, then=partial(hear, world, session))
        return complete(world, session, is_paid=not by_bank)
    intent = intent_of(world, session)
    if by_bank:
        paying.ask_bank(world, intent, details=session["customer_details"], then=partial(hear, world, session))
    else:
        paying.charge_card(world, intent, details=session["customer_details"])
    return complete(world, session, is_paid=not by_bank)


def decline(world: World, id: str, *, email: str = "", name: str = "") -> Json:
    """Try a card that is declined: the session stays open. Raises `Closed`."""
    session = open_session(world, id)
    tell_who(world, session, email, name)
    if session["mode"] == "subscription":
        subscribing.decline(world, session)
    else:
        paying.decline_card(world, intent_of(world, session), details=session["customer_details"])
    return session


def complete(world: World, session: Json, *, is_paid: bool) -> Json:
    """The session is over; a bank has not answered yet."""
    session.update(status="complete", payment_status="paid" if is_paid else "unpaid", url=None)
    world.emit("checkout.session.completed", session)
    return session


def hear(world: World, session: Json, succeeded: bool) -> None:
    """What the bank said."""
    if succeeded:
        session["payment_status"] = "paid"
    world.emit(f"checkout.session.async_payment_{'succeeded' if succeeded else 'failed'}", session)


def tell_who(world: World, session: Json, email: str, name: str) -> None:
    """Keep what the page asks of who pays; an address that is known beforehand stays."""
    known = world.objects.get(session["customer"] or "", {})
    details = made(
        DETAILS,
        email=known.get("email") or session["customer_email"] or email or SOMEBODY["email"],
        name=name or known.get("name") or SOMEBODY["name"],
    )
    session["customer_details"] = details
    if session["customer"] is None and (session["mode"] == "subscription" or session["customer_creation"] == "always"):
        customer = people.create(world, {field: details[field] for field in ("email", "name")})
        session["customer"] = customer["id"]


def intent_of(world: World, session: Json) -> Json:
    """The payment of a session: made when it is tried first, the same when it is tried again."""
    if session["payment_intent"] is None:
        given = sessions.data_of(world, session, "payment_intent_data")
        fields = {name: given[name] for name in OF_AN_INTENT if name in given}
        total, currency = session["amount_total"], session["currency"]
        intent = paying.intend(world, amount=total, currency=currency, customer=session["customer"], **fields)
        session["payment_intent"] = intent["id"]
    return world.find("payment_intent", session["payment_intent"])


def settle(world: World, id: str, *, succeeds: bool) -> None:
    """Let the bank answer now. Refused if no bank was asked."""
    session = world.find("checkout.session", id)
    intent = world.objects.get(session["payment_intent"] or subscribing.intent_of(world, session))
    settle_charge(world, (intent or {}).get("latest_charge") or "", succeeds=succeeds)


def settle_charge(world: World, id: str, *, succeeds: bool) -> None:
    """Let the bank answer for a charge. Refused if it does not wait."""
    charge = world.objects.get(id)
    if charge is None or charge.get("status") != "pending" or charge["object"] != "charge":
        raise Refused("No bank is asked for this payment.")
    paying.settle(world, world.find("payment_intent", charge["payment_intent"]), charge, succeeds)
