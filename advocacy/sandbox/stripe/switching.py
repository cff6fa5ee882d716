"""The page on which the demo's Stripe is watched and switched."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from advocacy.sandbox.scripts import LABELS
from advocacy.sandbox.stripe.checkout import Closed
from advocacy.sandbox.stripe.forms import BehaviourForm, ClockForm
from advocacy.sandbox.stripe.lists import NEWEST, sections
from advocacy.sandbox.stripe.refusals import Refused
from advocacy.sandbox.stripe.stripe_sandbox import PLAYING, Playing

Deed = Callable[[Playing, str], object]

DEEDS: dict[str, Deed] = {
    "bank_pays": lambda playing, id: playing.settle_payment(id),
    "bank_sends_back": lambda playing, id: playing.settle_payment(id, succeeds=False),
    "take_back": lambda playing, id: playing.take_back(id),
    "ask": lambda playing, id: playing.ask_about(id),
    "dispute": lambda playing, id: playing.dispute(id),
    "warn": lambda playing, id: playing.warn_of_fraud(id),
    "win": lambda playing, id: playing.close_dispute(id, won=True),
    "lose": lambda playing, id: playing.close_dispute(id, won=False),
    "fail_refund": lambda playing, id: playing.fail_refund(id),
    "fail_card": lambda playing, id: playing.fail_card(id),
    "mend_card": lambda playing, id: playing.mend_card(id),
    "pay_out": lambda playing, id: playing.pay_out(),
    "fail_payout": lambda playing, id: playing.fail_payout(id),
    "calm": lambda playing, id: playing.have_a_day(calm=True),
    "bad": lambda playing, id: playing.have_a_day(calm=False),
}


@never_cache
@require_safe
def stripe(request: HttpRequest) -> HttpResponse:
    """How it behaves, what it took, what is on its way."""
    return shown(request)


@never_cache
@require_POST
def do(request: HttpRequest) -> HttpResponse:
    """Let one thing happen that banks, cards or Stripe do."""
    deed = DEEDS.get(request.POST.get("do", ""))
    if deed is None:
        return shown(request, refused=_("There is no such button."), status=422)
    try:
        deed(PLAYING, request.POST.get("id", ""))
    except (Refused, Closed) as refused:
        return shown(request, refused=str(refused), status=422)
    return redirect("sandbox:stripe")


@never_cache
@require_POST
def behave(request: HttpRequest) -> HttpResponse:
    """Let it answer otherwise, at one endpoint or at all."""
    form = BehaviourForm(request.POST)
    if not form.is_valid():
        return shown(request, behaviour=form, status=422)
    PLAYING.script.always(form.cleaned_data["behaviour"], office=form.cleaned_data["endpoint"])
    return redirect("sandbox:stripe")


@never_cache
@require_POST
def reset(request: HttpRequest) -> HttpResponse:
    """Let it answer well again; a bad day stays one."""
    PLAYING.script.reset()
    return redirect("sandbox:stripe")


@never_cache
@require_POST
def advance(request: HttpRequest) -> HttpResponse:
    """Move its clock on."""
    form = ClockForm(request.POST)
    if not form.is_valid():
        return shown(request, clock=form, status=422)
    PLAYING.advance(timedelta(hours=form.cleaned_data["hours"]))
    return redirect("sandbox:stripe")


def shown(
    request: HttpRequest,
    *,
    behaviour: BehaviourForm | None = None,
    clock: ClockForm | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page."""
    context = {
        "playing": PLAYING,
        "now": datetime.fromtimestamp(PLAYING.world.clock.now(), UTC),
        "behaviour": behaviour or BehaviourForm(),
        "clock": clock or ClockForm(),
        "rules": [(endpoint, LABELS[what]) for endpoint, what in sorted(PLAYING.script.rules().items())],
        "sections": sections(PLAYING),
        "attempts": PLAYING.webhooks.attempts[:-NEWEST:-1],
        "waiting": len(PLAYING.webhooks.waiting),
        "refused": refused,
    }
    return render(request, "sandbox/stripe.html", context, status=status)
