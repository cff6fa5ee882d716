"""What staff see first: how many signed, how far the open petitions are, and whether anything is stuck."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.utils import timezone
from wagtail.admin.ui.components import Component

from actions.letters import deciding
from actions.outbox.models import Job
from actions.petitions import reports
from actions.petitions.models import Petition
from cms.admin import charts, keyset, numbers

PETITIONS = 6
DAYS = 7
KEPT = 60  # seconds
MOST = 100


@dataclass(frozen=True)
class Progress:
    """An open petition on its way."""

    petition: Petition
    reached: int
    percent: int


class ActionsPanel(Component):
    """Signatures of the last days and open petitions. Empty for those who may not see petitions."""

    name = "actions"
    template_name = "cms/admin/dashboard_actions.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        if not user.has_perm("actions.view_petition"):
            return {"is_shown": False}
        newest = Petition.objects.filter(state=Petition.State.OPEN).order_by("-created_at")[:PETITIONS]
        week: list[int] | None = cache.get("admin:week")
        if week is None:
            week = signed_by_day(at=timezone.now())
            cache.set("admin:week", week, KEPT)
        return {
            "is_shown": True,
            "today": week[-1],
            "week": sum(week),
            "sparkline": charts.sparkline(week),
            "progress": [progress(petition) for petition in newest],
        }


class TroublePanel(Component):
    """A warning that jobs failed, for those who can do something about it; nothing while all is well."""

    name = "trouble"
    template_name = "cms/admin/dashboard_trouble.html"
    order = 40

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        if not parent_context["request"].user.has_perm("actions.view_job"):
            return {"number": 0}
        stuck = Job.objects.filter(state__in=[Job.State.DEAD, Job.State.UNKNOWN])
        number = keyset.up_to(stuck, MOST + 1)
        return {"number": min(number, MOST), "is_more": number > MOST}


class LettersPanel(Component):
    """A line when letters wait for a decision, for those who decide; nothing while none does."""

    name = "letters"
    template_name = "cms/admin/dashboard_letters.html"
    order = 42

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        if not parent_context["request"].user.has_perm("actions.change_delivery"):
            return {"number": 0}
        number = keyset.up_to(deciding.waiting(), MOST + 1)
        return {"number": min(number, MOST), "is_more": number > MOST}


def signed_by_day(*, at: datetime) -> list[int]:
    """How many signed the open petitions on each of the last days, oldest first."""
    petitions = Petition.objects.filter(state=Petition.State.OPEN)
    days = [reports.by_day(petition, days=DAYS, at=at) for petition in petitions]
    return [sum(day.signed for day in of_one_date) for of_one_date in zip(*days, strict=True)] or [0] * DAYS


def progress(petition: Petition) -> Progress:
    """How far a petition is, by the numbers of the last fold."""
    reached = petition.public_count + petition.offline_count
    return Progress(petition, reached, numbers.percent(reached, petition.goal))
