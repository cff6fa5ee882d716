"""What those who keep the books see first, and a warning while cards are being tried."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.utils import timezone
from wagtail.admin.ui.components import Component

from actions.petitions.reports import Day
from cms.admin import charts
from payments import guarding, money, pausing, reports
from payments.guarding import Pulse

DAYS = 30
KEPT = 60  # seconds


@dataclass(frozen=True)
class Giving:
    """The numbers of the panel. The chart is of the currency with most gifts, in whole units of it."""

    given: list[reports.Given]
    recurring: reports.Recurring
    chart: charts.Chart | None
    currency: str


class GivingPanel(Component):
    """Given today, this month and this year, and who gives again. Empty for those who may not see gifts."""

    name = "giving"
    template_name = "cms/admin/dashboard_giving.html"
    order = 52

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        if not parent_context["request"].user.has_perm("payments.view_gift"):
            return {"is_shown": False}
        at = timezone.now()
        giving: Giving | None = cache.get("admin:giving")
        if giving is None:
            giving = numbers(at=at)
            cache.set("admin:giving", giving, KEPT)
        return {"is_shown": True, "giving": giving, "pulse": guarding.pulse(at=at)}


class CardsPanel(Component):
    """A warning while cards are being tried, a word while very many give, a line while giving is paused."""

    name = "cards"
    template_name = "cms/admin/dashboard_cards.html"
    order = 41

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        if not parent_context["request"].user.has_perm("payments.change_givingpause"):
            return {"pulse": Pulse(0, 0), "pause": None}
        at = timezone.now()
        return {
            "pulse": guarding.pulse(at=at),
            "is_crowd": guarding.cause(at=at) == guarding.Cause.CROWD,
            "begun": guarding.begun(at=at),
            "pause": pausing.in_force(at=at),
        }


def numbers(*, at: datetime) -> Giving:
    """The numbers from the rows."""
    given = reports.given(at=at)
    currency = given[0].currency if given else ""
    chart = None
    if currency:
        unit = 10 ** money.digits(currency)
        days = reports.by_day(currency=currency, days=DAYS, at=at)
        chart = charts.by_day([Day(day.date, day.all // unit, day.recurring // unit) for day in days])
    return Giving(given, reports.recurring(at=at), chart, currency.upper())
