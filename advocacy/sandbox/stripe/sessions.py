"""Checkout sessions as they are asked for."""

from typing import Any

from advocacy.sandbox.stripe import catalog, expanding, listing
from advocacy.sandbox.stripe.clock import DAY, MINUTE
from advocacy.sandbox.stripe.refusals import Json, Refused, money, play_only
from advocacy.sandbox.stripe.shapes.checkout import LINE, SESSION
from advocacy.sandbox.stripe.world import World

LEAST = {"usd": 50, "cad": 50, "aud": 50, "eur": 50, "gbp": 30, "chf": 50, "mxn": 1000, "jpy": 50, "krw": 100}
SAME = ("customer", "payment_intent", "subscription", "status")  # by which sessions are found
SHORTEST, LONGEST = 30 * MINUTE, DAY
COPIED = (
    "adaptive_pricing", "allow_promotion_codes", "billing_address_collection", "cancel_url", "client_reference_id",
    "consent_collection", "customer", "customer_creation", "customer_email", "integration_identifier", "locale",
    "metadata", "mode", "payment_method_collection", "payment_method_types", "phone_number_collection",
    "submit_type", "success_url",
)  # fmt: skip
UNDERSTOOD = {
    *COPIED, "line_items", "payment_intent_data", "subscription_data", "expires_at", "expand", "ui_mode",
    "automatic_tax", "custom_text", "payment_method_options", "saved_payment_method_options", "branding_settings",
}  # fmt: skip
OF_WHAT_FOLLOWS = {
    "payment_intent_data": {"description", "metadata", "receipt_email", "setup_future_usage"},
    "subscription_data": {"description", "metadata"},
}
OF_ONE_MODE = {
    "payment": {"payment_intent_data", "customer_creation", "invoice_creation"},
    "subscription": {"subscription_data", "payment_method_collection"},
}


def create(world: World, params: Json) -> Json:
    """A session that is open, and its page."""
    hold_against_rules(world, params)
    items = [a_line(world, given, f"line_items[{n}]", params["mode"]) for n, given in enumerate(params["line_items"])]
    total = total_of(items, params["mode"])
    session = world.make(SESSION, **{name: params[name] for name in COPIED if name in params})
    world.hidden(session["id"]).update(lines=[item["id"] for item in items], params=params, declines=0)
    session.update(amount_subtotal=total, amount_total=total, currency=items[0]["currency"])
    session["expires_at"] = params.get("expires_at", world.clock.now() + LONGEST)
    session["url"] = f"{world.url}/c/pay/{session['id']}"
    if params["mode"] == "payment":
        session["customer_creation"] = params.get("customer_creation", "if_required")
    else:
        session["payment_method_collection"] = params.get("payment_method_collection", "always")
    world.clock.later(session["expires_at"], expire_open, world, session)
    return session


def hold_against_rules(world: World, params: Json) -> None:
    """What Stripe's types do not say and Stripe refuses, and what the sandbox does not play."""
    mode = params.get("mode")
    if mode not in OF_ONE_MODE:
        raise Refused("The sandbox knows the modes payment and subscription.", param="mode")
    for other in OF_ONE_MODE.keys() - {mode}:
        for name in OF_ONE_MODE[other] & params.keys():
            raise Refused(f"You can only pass `{name}` in `{other}` mode.", param=name)
    play_only(params, UNDERSTOOD)
    for name, played in OF_WHAT_FOLLOWS.items():
        play_only(params.get(name) or {}, played, name)
    if params.get("ui_mode", "hosted_page") != "hosted_page":
        raise Refused("The sandbox has the hosted page alone.", param="ui_mode")
    for name in ("success_url", "line_items"):
        if not params.get(name):
            raise Refused(f"Missing required param: {name}.", code="parameter_missing", param=name)
    hold_against_addresses(params)
    hold_against_customer(world, params)
    hold_against_time(world, params)


def hold_against_addresses(params: Json) -> None:
    """Where somebody is sent from the page."""
    for name in {"success_url", "cancel_url"} & params.keys():
        if not params[name].startswith(("http://", "https://")) or not params[name].isprintable():
            raise Refused("Not a valid URL", code="url_invalid", param=name)


def hold_against_customer(world: World, params: Json) -> None:
    """Who pays, if that is known."""
    if "customer" in params:
        if "customer_email" in params:
            raise Refused("You may only specify one of these parameters: customer, customer_email.", param="customer")
        world.find("customer", params["customer"], param="customer", status=400)


def hold_against_time(world: World, params: Json) -> None:
    """When a session may expire."""
    ends = params.get("expires_at")
    if ends is not None and not SHORTEST <= ends - world.clock.now() <= LONGEST:
        raise Refused(
            "The `expires_at` timestamp must be between 30 minutes and 24 hours from now.", param="expires_at"
        )


def a_line(world: World, given: Json, at: str, mode: str) -> Json:
    """One line: a price of the catalog, or one that is named in passing."""
    play_only(given, {"price", "price_data", "quantity"}, at)
    if ("price" in given) == ("price_data" in given):
        raise Refused("You must specify one of `price` and `price_data`.", param=at)
    if "price" in given:
        price = world.find("price", given["price"], param=f"{at}[price]", status=400)
    else:
        if "product" not in given["price_data"] and "product_data" not in given["price_data"]:
            raise Refused("You must specify either `product` or `product_data`.", param=f"{at}[price_data]")
        price = catalog.a_price(world, given["price_data"], f"{at}[price_data]", active=False)
    if mode == "payment" and price["type"] == "recurring":
        raise Refused("You specified `payment` mode but passed a recurring price.", param="mode")
    quantity = given.get("quantity", 1)
    if quantity < 1:
        raise Refused("Invalid positive integer", code="parameter_invalid_integer", param=f"{at}[quantity]")
    cents = price["unit_amount"] * quantity
    name = world.find("product", price["product"])["name"]
    return world.make(
        LINE, amount_subtotal=cents, amount_total=cents, currency=price["currency"], description=name, price=price,
        quantity=quantity,
    )  # fmt: skip


def total_of(items: list[Json], mode: str) -> int:
    """The sum of the lines, if it may be asked for."""
    currencies = {item["currency"] for item in items}
    if len(currencies) > 1:
        raise Refused("All line items must have the same currency.", param="line_items")
    if mode == "subscription" and not any(item["price"]["type"] == "recurring" for item in items):
        raise Refused("You must provide at least one recurring price in `subscription` mode.", param="line_items")
    (currency,), total = currencies, sum(item["amount_total"] for item in items)
    if total < (least := LEAST.get(currency, 50)):
        said = "The Checkout Session's total amount due must add up to at least"
        raise Refused(f"{said} {money(least, currency)}", code="amount_too_small", param="line_items")
    return int(total)


def expire(world: World, params: Json, id: str) -> Json:
    """End an open session by its owner's will."""
    session = world.find("checkout.session", id)
    if session["status"] != "open":
        raise Refused(
            f'Only Checkout Sessions with a status in ["open"] can be expired. This one is {session["status"]}.',
            param="session",
        )
    expire_open(world, session)
    return session


def expire_open(world: World, session: Json) -> None:
    """End a session if it is still open."""
    if session["status"] == "open":
        session.update(status="expired", url=None)
        world.emit("checkout.session.expired", session)
        cancel_payment(world, world.objects.get(session["payment_intent"] or ""))
        for ending in world.hidden(session["id"]).get("ending", ()):
            ending()


def cancel_payment(world: World, intent: Json | None) -> None:
    """A payment that was declined cannot be tried again once its session is over."""
    if intent and intent["status"] == "requires_payment_method":
        intent.update(status="canceled", canceled_at=world.clock.now(), cancellation_reason="expired")
        world.emit("payment_intent.canceled", intent)


def find_all(world: World, params: Json) -> Json:
    """Sessions by what they led to, by customer or by the address that was typed."""
    email = (params.get("customer_details") or {}).get("email")

    def matches(session: Json) -> bool:
        details = session["customer_details"] or {}
        return all(session[n] == params[n] for n in SAME if n in params) and email in {None, details.get("email")}

    return listing.page(
        world, "checkout.session", params, "/v1/checkout/sessions", knows={*SAME, "customer_details"}, matches=matches
    )


def line_items(world: World, params: Json, id: str) -> Json:
    """What is paid for."""
    world.find("checkout.session", id)
    found = expanding.lines_of(world, id)
    return {**found, "data": found["data"][: params.get("limit", listing.MOST)]}


def data_of(world: World, session: Json, name: str) -> dict[str, Any]:
    """What was given for the intent or the subscription to come."""
    return world.hidden(session["id"])["params"].get(name) or {}
