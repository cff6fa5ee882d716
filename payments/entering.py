"""From a request to a gift: what every door to a fundraiser does with a valid form."""

import logging
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from actions.limits import limits, networks
from actions.supporters import addresses, arriving
from payments import checkouts, giving, guarding, stripe_client
from payments.forms.gift import GiftForm
from payments.models import Fundraiser, Gift
from payments.models.gift import LONGEST_TITLE

logger = logging.getLogger(__name__)


class NotTaken(Exception):
    """No gift was begun and nothing charged. `words` say why and what to do, `status` is HTTP's; `field` names the
    field that is to blame, if one is; `needs_proof`: the same form is taken with a proof of work.
    """

    def __init__(self, status: int, words: str, *, field: str | None = None, needs_proof: bool = False) -> None:
        super().__init__(words)
        self.status, self.words, self.field, self.needs_proof = status, words, field, needs_proof


def enter(
    request: HttpRequest,
    form: GiftForm,
    *,
    fundraiser: Fundraiser,
    page_url: str,
    page_title: str,
    language: str,
    at: datetime,
) -> Gift:
    """Begin a gift with a valid form, counting the attempt against the limits first. Raises NotTaken.

    `page_url` (absolute, with a slash at its end) is where Stripe sends the donor back to; `page_title` is what her
    receipt calls it. Where she came from is read from the address that the form was sent to: `s` or `source`, and
    `utm_*`. A gift without a page of Stripe's has been mailed a link to go on; `by_link` in the form asks for that.
    """
    values = dict(form.cleaned_data)
    suspicious, proven, _reason = (values.pop(name) for name in ("suspicious", "proven", "state_reason"))
    network, over = counted(request, fundraiser, values["email"], at=at)
    if over or suspicious:
        raise NotTaken(429, too_many())
    try:
        by_link = guarding.let_in(
            network=network, email=values["email"], proven=proven, by_link="by_link" in request.POST, at=at
        )
        return giving.start(
            **values,
            by_link=by_link,
            fundraiser=fundraiser,
            language=language,
            page_url=page_url,
            page_title=page_title[:LONGEST_TITLE],
            source=arriving.source(request),
            utm=arriving.utm(request),
            network=network,
            at=at,
        )
    except REFUSALS as error:
        raise reason(error, fundraiser) from error


def counted(request: HttpRequest, fundraiser: Fundraiser, email: str, *, at: datetime) -> tuple[str, bool]:
    """The hash of the network that an attempt comes from, and whether it is one too many."""
    mailbox, ip = addresses.canonical(email), networks.client_ip(request)
    verdict = limits.check(action=f"give:{fundraiser.pk}", ip=ip, mailbox=mailbox, at=at)
    return verdict.network, verdict.over


REFUSALS = (guarding.TooMany, guarding.ProofNeeded, giving.Closed, checkouts.Busy, stripe_client.Refused)


def reason(error: Exception, fundraiser: Fundraiser) -> NotTaken:
    """Why it was not taken, in words for the donor."""
    match error:
        case guarding.TooMany():
            return NotTaken(429, too_many())
        case guarding.ProofNeeded():
            return NotTaken(422, proof_needed(error.cause), needs_proof=True)
        case giving.Paused():
            return NotTaken(503, error.words)
        case giving.Closed():
            return NotTaken(409, closed(fundraiser))
        case stripe_client.Refused(code="email_invalid"):
            return NotTaken(422, _("Stripe does not take this e-mail address. Check it for a slip."), field="email")
        case stripe_client.Refused():
            logger.error("Stripe refuses to open a page: %s", error)
    return NotTaken(503, busy())


def too_many() -> str:
    return " ".join(
        [
            _("Just now more gifts are being tried than we can take from one place. Nothing was charged."),
            _("What you typed is still here: wait a few minutes and press the button again."),
        ]
    )


def proof_needed(cause: guarding.Cause) -> str:
    crowd = _("Very many gifts come in at this moment, so we take them one after the other. Nothing was charged.")
    attack = _("Somebody is trying stolen cards at this moment, so we look twice. Nothing was charged.")
    return " ".join(
        [
            crowd if cause == guarding.Cause.CROWD else attack,
            _("Your browser is doing a small sum for us now: wait ten seconds and press the button again."),
            _("If that does not help, let us mail you a link: the second button does that."),
        ]
    )


def closed(fundraiser: Fundraiser) -> str:
    if fundraiser.state == Fundraiser.State.DRAFT:
        return _("Gifts are not taken here yet. Nothing was charged, and what you typed is still here.")
    return _("Gifts are no longer taken here. Nothing was charged, and what you typed is still here.")


def busy() -> str:
    return " ".join(
        [
            _("Stripe, which takes the payment, does not answer at the moment. Nothing was charged."),
            _("What you typed is still here: wait a minute and press the button again."),
        ]
    )
