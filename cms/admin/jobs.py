"""Jobs of the worker: those in trouble, to try again or drop, and the newest of all to look at."""

from collections.abc import Callable
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import HeaderButton
from wagtail.log_actions import log

from actions.outbox import retrying
from actions.outbox.models import Job
from cms.admin import keyset
from cms.admin.job_words import KindColumn
from cms.admin.listing import MomentColumn
from cms.admin.queues import Decision, QueueView

COLUMNS = [
    KindColumn("kind", label=gettext_lazy("Kind")),
    Column("reference", label=gettext_lazy("Row")),
    StatusTagColumn(
        "get_state_display", label=gettext_lazy("State"), primary=lambda job: job.state in {Job.State.DONE}
    ),
    Column("attempts", label=gettext_lazy("Attempts")),
    MomentColumn("due_at", label=gettext_lazy("Due")),
    Column("last_error", label=gettext_lazy("Last error"), accessor=lambda job: job.last_error.strip()[-300:]),
]


def each(chosen: QuerySet[Job], user: Any, verb: Callable[..., None], action: str) -> tuple[int, list[str]]:
    """Does the verb with each job; returns how many it was done with, and why not with the others."""
    refusals = []
    jobs = list(chosen)
    for job in jobs:
        try:
            verb(job=job, at=timezone.now(), by=user.get_username())
        except retrying.Refused as refusal:
            refusals.append(str(refusal))
        else:
            log(job, action, user=user)
    return len(jobs) - len(refusals), refusals


def retry(chosen: QuerySet[Job], user: Any) -> str:
    """Puts the chosen jobs back to waiting."""
    number, refusals = each(chosen, user, retrying.retry, "actions.retry")
    done = ngettext("%(number)s job will be tried again.", "%(number)s jobs will be tried again.", number)
    return " ".join([done % {"number": number}, *refusals])


def drop(chosen: QuerySet[Job], user: Any) -> str:
    """Gives the chosen jobs up for good."""
    number, refusals = each(chosen, user, retrying.drop, "actions.drop")
    done = ngettext("%(number)s job dropped.", "%(number)s jobs dropped.", number) % {"number": number}
    return " ".join([done, *refusals])


class TroubledJobsView(QueueView):
    """Jobs that failed, were given up, or of which nobody knows whether they were done."""

    model = Job
    url_name = "jobs"
    any_permission_required = ["view"]
    page_title = gettext_lazy("Jobs in trouble")
    header_icon = "cogs"
    intro = gettext_lazy(
        "Mails and other work that did not succeed. What failed is tried again by itself; what was given up waits for "
        "you. Where the outcome is unknown, find out first whether it was done: trying again may do it twice."
    )
    empty_message = gettext_lazy("No job is in trouble.")
    columns = COLUMNS
    decisions = [
        Decision("retry", gettext_lazy("Try again"), retry),
        Decision("drop", gettext_lazy("Drop"), drop, "no"),
    ]

    def get_queryset(self) -> QuerySet[Job]:
        return Job.objects.troubled()

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        return [HeaderButton(_("Newest jobs"), url="newest/", icon_name="list-ul")]


class JobFilterSet(WagtailFilterSet):
    """By state."""

    state = django_filters.ChoiceFilter(label=gettext_lazy("State"), choices=Job.State.choices)

    class Meta:
        model = Job
        fields = ["state"]


class NewestJobsReport(ReportView):
    """All jobs, newest first, to look at."""

    model = Job
    any_permission_required = ["view"]
    page_title = gettext_lazy("Newest jobs")
    header_icon = "cogs"
    index_url_name = "newest_jobs"
    index_results_url_name = "newest_jobs_results"
    results_template_name = "cms/admin/keyset_results.html"
    filterset_class = JobFilterSet
    paginate_by = None
    columns = [*COLUMNS, DateColumn("created_at", label=gettext_lazy("Made"))]

    @cached_property
    def page(self) -> keyset.KeysetPage:
        return keyset.page(self.filter_queryset(Job.objects.all()), self.request.GET)

    def get_filtered_queryset(self) -> list[Job]:
        return self.page.rows

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return context | {"page": self.page}
