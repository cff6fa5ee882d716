"""How a session becomes a subscription: with its customer, its first invoice and that invoice's payment."""

from functools import partial

from advocacy.sandbox.stripe import catalog, invoices, renewing, sessions
from advocacy.sandbox.stripe.clock import a_period_later
from advocacy.sandbox.stripe.paying import Then
from advocacy.sandbox.stripe.refusals import Json
from advocacy.sandbox.stripe.shapes import a_list
from advocacy.sandbox.stripe.shapes.billing import ITEM, SUBSCRIPTION
from advocacy.sandbox.stripe.world import World


def pay(world: World, session: Json, *, by_bank: bool, then: Then) -> None:
    """Begin, and collect the first invoice; a bank that is asked is believed for now."""
    subscription, invoice = begun(world, session)
    world.hidden(subscription["id"])["by_bank"] = by_bank
    if by_bank:
        world.hidden(invoice["id"])["then"] = then
    invoices.collect(world, invoice, details=session["customer_details"])
    session.update(subscription=subscription["id"], invoice=invoice["id"])


def decline(world: World, session: Json) -> None:
    """Begin with a card that is declined: the subscription stays incomplete, and ends with the session."""
    _subscription, invoice = begun(world, session)
    invoices.collect(world, invoice, details=session["customer_details"], declined=True)


def begun(world: World, session: Json) -> tuple[Json, Json]:
    """The subscription and first invoice of a session: made when it is tried first, the same when it is tried again."""
    hidden = world.hidden(session["id"])
    if "subscription" not in hidden:
        subscription = begin(world, session)
        invoice = invoices.draw(world, subscription, reason="subscription_create")
        hidden.update(subscription=subscription["id"], invoice=invoice["id"])
        hidden["ending"] = [partial(give_up, world, subscription, invoice)]
        world.emit("customer.subscription.created", subscription)
    return world.objects[hidden["subscription"]], world.objects[hidden["invoice"]]


def begin(world: World, session: Json) -> Json:
    """An incomplete subscription to the lines of a session that repeat."""
    given = sessions.data_of(world, session, "subscription_data")
    fields = {name: given[name] for name in ("description", "metadata") if name in given}
    now = world.clock.now()
    subscription = world.make(
        SUBSCRIPTION, **fields, customer=session["customer"], currency=session["currency"], start_date=now,
        billing_cycle_anchor=now, default_payment_method=world.ids.next("pm"),
    )  # fmt: skip
    lines = [world.objects[id] for id in world.hidden(session["id"])["lines"]]
    once = [line for line in lines if line["price"]["type"] == "one_time"]
    items = [item(world, subscription, line["price"], line["quantity"]) for line in lines if line not in once]
    subscription["items"] = a_list(items, f"/v1/subscription_items?subscription={subscription['id']}")
    world.hidden(subscription["id"]).update(session=session["id"], once=once)
    renewing.plan(world, subscription)
    return subscription


def item(world: World, subscription: Json, price: Json, quantity: int) -> Json:
    """What is paid for each period, and the period that runs."""
    now = world.clock.now()
    recurring = price["recurring"]
    ends = a_period_later(now, recurring["interval"], recurring["interval_count"], subscription["billing_cycle_anchor"])
    return world.make(
        ITEM, subscription=subscription["id"], price=price, plan=catalog.plan_of(price), quantity=quantity,
        current_period_start=now, current_period_end=ends,
    )  # fmt: skip


def give_up(world: World, subscription: Json, invoice: Json) -> None:
    """The session expired before anything was paid."""
    if subscription["status"] == "incomplete":
        subscription.update(status="incomplete_expired", ended_at=world.clock.now())
        invoices.void(world, invoice)
        world.emit("customer.subscription.updated", subscription, {"status": "incomplete"})


def intent_of(world: World, session: Json) -> str:
    """The id of the payment of a session's first invoice, or nothing."""
    invoice = world.hidden(session["id"]).get("invoice", "")
    return str(world.hidden(invoice).get("intent", ""))
