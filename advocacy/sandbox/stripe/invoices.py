"""Invoices of subscriptions: drawn, collected, tried again, paid, void."""

from functools import partial

from advocacy.sandbox.stripe import dunning, paying
from advocacy.sandbox.stripe.refusals import Json
from advocacy.sandbox.stripe.shapes import a_list
from advocacy.sandbox.stripe.shapes.billing import INVOICE, INVOICE_LINE, INVOICE_PAYMENT
from advocacy.sandbox.stripe.world import World

OF_WHO_PAYS = ("address", "email", "name", "phone")


def draw(world: World, subscription: Json, *, reason: str) -> Json:
    """An open invoice for the period that runs, with its payment that nobody has tried yet."""
    items = subscription["items"]["data"]
    start, end = items[0]["current_period_start"], items[0]["current_period_end"]
    customer, now = world.find("customer", subscription["customer"]), world.clock.now()
    invoice = world.make(
        INVOICE,
        billing_reason=reason,
        currency=subscription["currency"],
        customer=customer["id"],
        **{f"customer_{name}": customer[name] for name in OF_WHO_PAYS},
        effective_at=now,
        parent=parent_of(subscription),
        period_start=now if reason == "subscription_create" else start,
        period_end=now if reason == "subscription_create" else start,
        number=f"{customer['invoice_prefix']}-{customer['next_invoice_sequence']:04d}",
    )
    customer["next_invoice_sequence"] += 1
    lines = [a_line(world, invoice, item["price"], item["quantity"], period=(start, end), item=item) for item in items]
    for once in world.hidden(subscription["id"]).pop("once", ()):
        lines.append(a_line(world, invoice, once["price"], once["quantity"], period=(now, now), item=None))
    total = sum(line["amount"] for line in lines)
    invoice.update(dict.fromkeys(("amount_due", "amount_remaining", "subtotal", "total"), total))
    invoice.update(dict.fromkeys(("subtotal_excluding_tax", "total_excluding_tax"), total))
    invoice["lines"] = a_list(lines, f"/v1/invoices/{invoice['id']}/lines")
    invoice["hosted_invoice_url"] = f"{world.url}/i/{invoice['id']}"
    invoice["status_transitions"]["finalized_at"] = now
    subscription["latest_invoice"] = invoice["id"]
    world.hidden(invoice["id"])["subscription"] = subscription["id"]
    intend(world, invoice)
    world.emit("invoice.created", invoice)
    world.emit("invoice.finalized", invoice)
    return invoice


def parent_of(subscription: Json) -> Json:
    """Where an invoice comes from, since Basil."""
    details = {"metadata": dict(subscription["metadata"]), "subscription": subscription["id"]}
    return {"type": "subscription_details", "quote_details": None, "subscription_details": details}


def a_line(
    world: World, invoice: Json, price: Json, quantity: int, *, period: tuple[int, int], item: Json | None
) -> Json:
    """What one thing costs for a period."""
    details = {"type": "subscription_item_details", "invoice_item_details": None} | {
        "subscription_item_details": item and {
            "invoice_item": None, "proration": False, "proration_details": {"credited_items": None},
            "subscription": item["subscription"], "subscription_item": item["id"],
        }
    }  # fmt: skip
    cents = price["unit_amount"] * quantity
    pricing = {"price": price["id"], "product": price["product"]}
    return world.make(
        INVOICE_LINE, amount=cents, subtotal=cents, currency=price["currency"], invoice=invoice["id"],
        description=f"{quantity} × {world.find('product', price['product'])['name']}", quantity=quantity,
        period={"start": period[0], "end": period[1]}, parent=details if item else None,
        pricing={
            "type": "price_details", "price_details": pricing, "unit_amount_decimal": price["unit_amount_decimal"],
        },
    )  # fmt: skip


def intend(world: World, invoice: Json) -> None:
    """The one payment of an invoice; each try is another charge of it."""
    intent = paying.intend(
        world, amount=invoice["amount_due"], currency=invoice["currency"], customer=invoice["customer"],
        description="Subscription creation" if invoice["billing_reason"].endswith("create") else "Subscription update",
    )  # fmt: skip
    payment = world.make(
        INVOICE_PAYMENT, amount_requested=invoice["amount_due"], currency=invoice["currency"], invoice=invoice["id"],
        payment={"type": "payment_intent", "payment_intent": intent["id"]},
    )  # fmt: skip
    world.hidden(invoice["id"]).update(intent=intent["id"], payment=payment["id"])


def collect(world: World, invoice: Json, *, details: Json | None = None, declined: bool = False) -> None:
    """Try to have it paid, by card or by bank as the subscription goes."""
    if invoice["status"] != "open":
        return
    hidden = world.hidden(invoice["id"])
    intent, by_bank = world.objects[hidden["intent"]], world.hidden(hidden["subscription"]).get("by_bank")
    if intent["status"] == "processing":
        return
    invoice.update(attempted=True, attempt_count=invoice["attempt_count"] + 1, next_payment_attempt=None)
    if declined or invoice["customer"] in world.failing:
        paying.decline_card(world, intent, details=details)
        fail(world, invoice)
    elif by_bank:
        paying.ask_bank(world, intent, details=details, then=partial(hear, world, invoice))
        dunning.believe(world, invoice)
    else:
        paying.charge_card(world, intent, details=details)
        settle(world, invoice)


def hear(world: World, invoice: Json, succeeded: bool) -> None:
    """What the bank said."""
    (settle if succeeded else fail)(world, invoice)
    if then := world.hidden(invoice["id"]).pop("then", None):
        then(succeeded)


def settle(world: World, invoice: Json) -> None:
    """It is paid."""
    now, hidden = world.clock.now(), world.hidden(invoice["id"])
    invoice.update(status="paid", amount_paid=invoice["amount_due"], amount_remaining=0, next_payment_attempt=None)
    invoice.update(auto_advance=False, status_transitions={**invoice["status_transitions"], "paid_at": now})
    payment = world.objects[hidden["payment"]]
    payment.update(status="paid", amount_paid=payment["amount_requested"])
    payment["status_transitions"]["paid_at"] = now
    dunning.relieve(world, invoice)
    for type in ("invoice.paid", "invoice.payment_succeeded"):
        world.emit(type, invoice)


def fail(world: World, invoice: Json) -> None:
    """It was not paid; when it is tried again is a matter of the dunning."""
    dunning.press(world, invoice, again=partial(collect, world, invoice))


def void(world: World, invoice: Json) -> None:
    """Ask for it no more."""
    invoice.update(status="void", auto_advance=False, amount_remaining=0, next_payment_attempt=None)
    invoice["status_transitions"]["voided_at"] = world.clock.now()
    world.emit("invoice.voided", invoice)
