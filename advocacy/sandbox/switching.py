"""The page on which the stand-ins of the demo are watched and switched."""

from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from advocacy.sandbox.forms import CensusForm, GatewayForm
from advocacy.sandbox.gateways import PLAYING
from advocacy.sandbox.received import NEWEST, Delivery, Tray
from advocacy.sandbox.scripts import EVERYBODY, LABELS, Script

TITLES: dict[str, str | Promise] = {
    "house": _("The House's message gateway"),
    "senate": _("The Senate's message gateway"),
    "census": _("The Census Bureau's geocoder"),
}


@dataclass(frozen=True)
class Stand:
    """One stand-in as the page shows it. A geocoder has no tray."""

    name: str
    title: str | Promise
    script: Script
    tray: Tray | None
    form: Form

    @property
    def rules(self) -> list[tuple[str, str | Promise]]:
        """What it always does: for all others ("") first, then for each office."""
        return [(office, LABELS[behaviour]) for office, behaviour in sorted(self.script.rules().items())]

    @property
    def deliveries(self) -> list[Delivery]:
        return self.tray.newest() if self.tray else []


def stand(name: str, posted: Any = None) -> Stand:
    """A stand-in with its form, filled in with what was posted."""
    form = CensusForm if name == "census" else GatewayForm
    script, tray = scripts()[name]
    usual = {"behaviour": script.rules()[EVERYBODY]}
    return Stand(name, TITLES[name], script, tray, form(posted, prefix=name, initial=usual))


def scripts() -> dict[str, tuple[Script, Tray | None]]:
    """What can be changed and looked at, by name."""
    return {
        "house": (PLAYING.house.script, PLAYING.house.tray),
        "senate": (PLAYING.senate.script, PLAYING.senate.tray),
        "census": (PLAYING.census, None),
    }


@never_cache
@require_safe
def gateways(request: HttpRequest) -> HttpResponse:
    """How each behaves, and what the gateways took, without anybody's address."""
    return shown(request, [stand(name) for name in TITLES])


@never_cache
@require_POST
def switch(request: HttpRequest, name: str) -> HttpResponse:
    """Let one behave otherwise, towards all or towards one office."""
    if name not in TITLES:
        raise Http404("There is no such stand-in.")
    chosen = stand(name, request.POST)
    if not chosen.form.is_valid():
        return shown(request, [chosen if name == other else stand(other) for other in TITLES], status=422)
    behaviour, office = chosen.form.cleaned_data["behaviour"], chosen.form.cleaned_data.get("office", EVERYBODY)
    chosen.script.always(behaviour, office=office)
    return redirect("sandbox:gateways")


@never_cache
@require_POST
def reset(request: HttpRequest) -> HttpResponse:
    """Let all behave well again, and keep what was received."""
    for script, _tray in scripts().values():
        script.reset()
    return redirect("sandbox:gateways")


def shown(request: HttpRequest, stands: list[Stand], *, status: int = 200) -> HttpResponse:
    """The page."""
    context = {"stands": stands, "is_running": bool(PLAYING.url), "newest": NEWEST}
    return render(request, "sandbox/gateways.html", context, status=status)
