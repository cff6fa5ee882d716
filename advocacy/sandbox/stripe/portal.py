"""The customer portal: asked for by the site, used by who gives monthly."""

from advocacy.sandbox.stripe import invoices
from advocacy.sandbox.stripe.clock import HOUR
from advocacy.sandbox.stripe.refusals import Json, Refused, play_only
from advocacy.sandbox.stripe.shapes.checkout import PORTAL
from advocacy.sandbox.stripe.world import World

KEPT = ("customer", "return_url", "locale")
PLAYED = {"customer", "return_url", "locale", "configuration", "expand"}


def create(world: World, params: Json) -> Json:
    """A session of the portal, good for an hour."""
    play_only(params, PLAYED)
    if "customer" not in params:
        raise Refused("Missing required param: customer.", code="parameter_missing", param="customer")
    world.find("customer", params["customer"], param="customer", status=400)
    session = world.make(PORTAL, **{name: params[name] for name in KEPT if name in params})
    session["url"] = f"{world.url}/p/session/{session['id']}"
    return session


def is_over(world: World, session: Json) -> bool:
    """Whether its hour has passed."""
    return bool(world.clock.now() > session["created"] + HOUR)


def change_card(world: World, customer_id: str) -> None:
    """Give a card that is good. What is owed is paid at the next try, or by `pay_owed`."""
    world.failing.discard(customer_id)
    customer = world.find("customer", customer_id)
    settings = {**customer["invoice_settings"], "default_payment_method": world.ids.next("pm")}
    world.emit("customer.updated", customer, world.change(customer, invoice_settings=settings))


def pay_owed(world: World, customer_id: str) -> None:
    """Try all open invoices of a customer at once."""
    for invoice in owed(world, customer_id):
        invoices.collect(world, invoice)


def owed(world: World, customer_id: str) -> list[Json]:
    """The invoices that wait to be tried again."""
    mine = [invoice for invoice in world.all("invoice") if invoice["customer"] == customer_id]
    return [invoice for invoice in mine if invoice["status"] == "open" and invoice["next_payment_attempt"]]
