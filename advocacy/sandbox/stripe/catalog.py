"""Products and prices, also those that a request names in passing."""

from decimal import Decimal

from advocacy.sandbox.stripe.refusals import Json, Refused, play_only
from advocacy.sandbox.stripe.shapes import made
from advocacy.sandbox.stripe.shapes.billing import PLAN
from advocacy.sandbox.stripe.shapes.checkout import PRICE, PRODUCT, RECURRING
from advocacy.sandbox.stripe.world import World

OF_A_PRODUCT = ("active", "description", "name", "images", "metadata", "url")
OF_A_PRICE = ("active", "lookup_key", "nickname", "metadata")
PLAYED = {"currency", "product", "product_data", "recurring", "unit_amount", "unit_amount_decimal"}
LARGEST = 99_999_999  # cents


def create_product(world: World, params: Json, at: str = "") -> Json:
    """A product, by itself or at one of a request's places."""
    play_only(params, {*OF_A_PRODUCT, "id", "expand"}, at)
    fields = {name: params[name] for name in OF_A_PRODUCT if name in params}
    if "id" in params:
        if params["id"] in world.objects:
            raise Refused("Product already exists.", code="resource_already_exists", param="id")
        fields["id"] = params["id"]
    return world.make(PRODUCT, **fields, updated=world.clock.now())


def create_price(world: World, params: Json) -> Json:
    """A price of a product."""
    if "product" not in params and "product_data" not in params:
        raise Refused("You must specify either `product` or `product_data`.", param="product")
    fields = {name: params[name] for name in OF_A_PRICE if name in params}
    given = {name: value for name, value in params.items() if name not in {*OF_A_PRICE, "expand"}}
    return a_price(world, given, "", **fields)


def a_price(world: World, given: Json, at: str, **fields: object) -> Json:
    """A price made of what a request says, as a whole or at one of its places."""
    amount = amount_of(given, at)
    play_only(given, PLAYED, at)
    recurring = given.get("recurring")
    play_only(recurring or {}, {"interval", "interval_count"}, f"{at}[recurring]" if at else "recurring")
    product = given.get("product")
    if product is None:
        product = create_product(world, given["product_data"], f"{at}[product_data]")["id"]
    else:
        world.find("product", product, param=f"{at}[product]" if at else "product", status=400)
    return world.make(
        PRICE,
        currency=currency_of(given["currency"]),
        product=product,
        unit_amount=amount,
        unit_amount_decimal=str(amount),
        recurring=made(RECURRING, **recurring) if recurring else None,
        type="recurring" if recurring else "one_time",
        **fields,
    )


def amount_of(given: Json, at: str) -> int:
    """Cents of one unit."""
    where = f"{at}[unit_amount]" if at else "unit_amount"
    if ("unit_amount" in given) == ("unit_amount_decimal" in given):
        raise Refused("You must specify one of `unit_amount` and `unit_amount_decimal`.", param=where)
    amount = Decimal(given["unit_amount"] if "unit_amount" in given else given["unit_amount_decimal"])
    if amount < 0 or amount != int(amount):
        raise Refused(f"Invalid non-negative integer: {amount}", code="parameter_invalid_integer", param=where)
    if amount > LARGEST:
        raise Refused(f"Amount must be no more than {LARGEST}.", code="amount_too_large", param=where)
    return int(amount)


def currency_of(code: str) -> str:
    """A currency, in small letters."""
    if len(code) != 3 or not code.isalpha():
        raise Refused(f"Invalid currency: {code}.", param="currency")
    return code.lower()


def plan_of(price: Json) -> Json:
    """The plan that older parts of Stripe show beside a price."""
    return made(
        PLAN,
        id=price["id"],
        amount=price["unit_amount"],
        amount_decimal=price["unit_amount_decimal"],
        created=price["created"],
        currency=price["currency"],
        interval=price["recurring"]["interval"],
        interval_count=price["recurring"]["interval_count"],
        product=price["product"],
    )
