"""Beginning a gift: the row is committed, then Stripe is asked for the page on which it is paid."""

import hashlib
from datetime import datetime
from typing import Any, TypedDict, Unpack

from django.db import IntegrityError, transaction
from django.db.models import F

from actions.supporters import addresses, consents, names, people
from actions.supporters.models import Consent, Supporter
from payments import checkouts, going_on, pausing, settling, stripe_client
from payments.models import Fundraiser, Gift

STATE = Gift.State
OPEN = [STATE.CREATED, STATE.CHECKOUT_OPEN]
OVER = {STATE.CREATED, STATE.EXPIRED, STATE.CANCELLED, STATE.FAILED}  # nothing to show for: on to another
TRIES = 3
# What makes it another attempt when it is changed: what Stripe was told.
TOLD = ["amount_cents", "currency", "frequency", "email", "language", "page_url"]
UNTOLD = ["address", "tribute", "tribute_name", "tribute_email", "tribute_note", "employer"]  # we alone keep these


class Closed(Exception):
    """The fundraiser takes no gifts: it is a draft, or ended more than a day ago."""


class Paused(Closed):
    """Staff have paused giving. `words` are what she reads, in her language."""

    def __init__(self, fundraiser: Fundraiser, words: str) -> None:
        super().__init__(fundraiser)
        self.words = words


class Given(TypedDict):
    """What is kept with a gift just as it is given. Amounts are in the currency's smallest unit."""

    frequency: str
    amount_cents: int  # with the fee, where she covers it
    covered_cents: int
    name: str
    email: str
    address: dict[str, str]  # street, city, state, zip; empty where none is asked for
    tribute: str
    tribute_name: str
    tribute_email: str
    tribute_note: str
    employer: str
    language: str
    page_url: str  # absolute, with a slash at its end
    page_title: str  # as she read it
    source: str
    referrer: str  # a host
    utm: dict[str, str]
    network: str  # a keyed hash


def start(
    *, fundraiser: Fundraiser, news_wording: str, at: datetime, by_link: bool = False, **given: Unpack[Given]
) -> Gift:
    """Keep a gift and open its page at Stripe; its `checkout_url` is where the donor goes next.

    The same person on the same network who sends the form again, before she has paid, has the same gift and, unless
    she changed it, the same page; a changed one closes the page before. A gift that was paid meanwhile comes back as it
    is. `news_wording` is the wording beside the box she ticked. With `by_link` a gift without a page comes back without
    one, and a link to go on with it is mailed. Raises Closed, Paused and checkouts.Busy; at the
    last the row stays, nothing was charged, and the same form sent again goes on where it ended.
    """
    heed(fundraiser, given["language"], at=at)
    for _ in range(TRIES):
        gift = kept(fundraiser, news_wording, given, at=at)
        if gift.session_id and is_other(gift, given):
            if not checkouts.close_page(gift.session_id):
                return settled(gift, at=at)
            gift = begin_anew(gift, given, at=at)
        if gift.session_id:
            gift = settled(gift, at=at)
        if gift.state == STATE.CREATED and by_link:
            going_on.promise(gift=gift, at=at)
            return gift
        if gift.state == STATE.CREATED:
            gift = to_stripe(gift, at=at)
        if gift.state not in OVER:
            return gift
    raise checkouts.Busy("the gift was changed by another request")


def go_on(*, gift: Gift, at: datetime) -> Gift:
    """Open the page of a gift whose link was followed; one that was opened before comes back as it is now.

    Raises Closed, Paused and checkouts.Busy, as `start` does.
    """
    heed(gift.fundraiser, gift.language, at=at)
    if gift.session_id:
        gift = settled(gift, at=at)
    return to_stripe(gift, at=at) if gift.state == STATE.CREATED else gift


def heed(fundraiser: Fundraiser, language: str, *, at: datetime) -> None:
    """Raises Closed or Paused where nothing is taken."""
    if not fundraiser.accepts(at):
        raise Closed(fundraiser)
    if pause := pausing.in_force(at=at):
        raise Paused(fundraiser, pausing.words(pause, language))


def to_stripe(gift: Gift, *, at: datetime) -> Gift:
    """Open its page. It waits for no link any more; should the answer be lost, the sweep looks for the page."""
    if gift.waits:
        Gift.objects.filter(pk=gift.pk).update(waits=False, settled_at=at)
        gift.waits, gift.settled_at = False, at
    return checkouts.open_page(gift, at=at)


def settled(gift: Gift, *, at: datetime) -> Gift:
    """As Stripe has it now. Raises checkouts.Busy."""
    try:
        return settling.settle(gift_id=gift.pk, at=at)
    except stripe_client.Unavailable as error:
        raise checkouts.Busy(str(error)) from None


def kept(fundraiser: Fundraiser, news_wording: str, given: Given, *, at: datetime) -> Gift:
    """The gift of this person that is open, or a new one."""
    key = open_key(fundraiser, given)
    for _ in range(TRIES):
        if before := Gift.objects.select_related("fundraiser").filter(open_key=key).first():
            agreed(before.supporter, news_wording, given, at=at)
            if is_other(before, given) and not before.session_id:
                return begin_anew(before, given, at=at)
            return noted(before, given)
        try:
            with transaction.atomic():
                return add(fundraiser, key, news_wording, given, at=at)
        except IntegrityError:  # the same form came at this very moment
            continue
    raise checkouts.Busy("a gift was in another's way three times")


def add(fundraiser: Fundraiser, key: str, news_wording: str, given: Given, *, at: datetime) -> Gift:
    """The row of a new gift, tied to its donor, and her yes to news."""
    supporter = donor(given, at=at)
    gift = Gift.objects.create(
        fundraiser=fundraiser,
        supporter=supporter,
        currency=fundraiser.currency,
        **in_return(fundraiser),
        open_key=key,
        created_at=at,
        **given,
    )
    agreed(supporter, news_wording, given, at=at)
    return gift


def agreed(supporter: Supporter | None, news_wording: str, given: Given, *, at: datetime) -> None:
    """Keep her yes to news; the same words, ticked again before she has confirmed them, are the same yes."""
    if not news_wording or supporter is None:
        return
    if Consent.objects.awaited(supporter).filter(wording=news_wording).exists():
        return
    consents.give(
        supporter=supporter, wording=news_wording, language=given["language"], page_url=given["page_url"], at=at
    )


def donor(given: Given, *, at: datetime) -> Supporter | None:
    """Who gives. A mailbox that stands for enough people gives as well: its gift names her, and no record does."""
    try:
        return people.record(
            name=given["name"],
            email=given["email"],
            language=given["language"],
            zip=given["address"].get("zip", ""),
            source=given["source"],
            at=at,
        )
    except people.HouseholdFull:
        return None


@transaction.atomic
def begin_anew(gift: Gift, given: Given, *, at: datetime) -> Gift:
    """A changed attempt: the next generation of the same gift, without a page yet. Who comes second takes it so.

    A page that another request has opened meanwhile is not forgotten: somebody may be paying there.
    """
    locked = Gift.objects.select_for_update().get(pk=gift.pk)
    is_same = (locked.generation, locked.session_id) == (gift.generation, gift.session_id)
    if is_same and locked.state in OPEN:
        of_a_page: dict[str, Any] = {"session_id": None, "checkout_url": "", "payment_intent_id": None}
        of_a_page |= in_return(gift.fundraiser)
        values = {**given, **of_a_page, "subscription": None, "state": STATE.CREATED, "settled_at": at}
        Gift.objects.filter(pk=gift.pk).update(generation=F("generation") + 1, declines=0, **values)
    return Gift.objects.select_related("fundraiser").get(pk=gift.pk)


def in_return(fundraiser: Fundraiser) -> dict[str, Any]:
    """What she gets for it, as it is said now; a later word changes no gift."""
    return {"benefit_cents": fundraiser.benefit_cents, "benefit": fundraiser.benefit}


def noted(gift: Gift, given: Given) -> Gift:
    """What Stripe was not told may change without another page."""
    changed = {name: given[name] for name in UNTOLD if getattr(gift, name) != given[name]}  # type: ignore[literal-required]
    if changed:
        Gift.objects.filter(pk=gift.pk, state__in=OPEN).update(**changed)
        gift.refresh_from_db(fields=changed)
    return gift


def is_other(gift: Gift, given: Given) -> bool:
    """Whether the donor has changed what Stripe was told."""
    return any(getattr(gift, name) != given[name] for name in TOLD if name in given)  # type: ignore[literal-required]


def open_key(fundraiser: Fundraiser, given: Given) -> str:
    """The same for the same person, on the same network, at the same fundraiser."""
    parts = [str(fundraiser.pk), given["network"], addresses.canonical(given["email"]), names.folded(given["name"])]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
