"""Lists in which staff choose rows and decide on them: comments to read, signatures to release, jobs to try again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import BaseColumn, Table
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from cms.admin import keyset

MOST = 1000  # above this a queue is said to hold "more than" it


@dataclass(frozen=True)
class Decision:
    """A button under the list. `act` is given the chosen rows and the user, and returns what to tell her.

    With a `warning` a page in between says it and asks once more.
    """

    name: str
    label: Any
    act: Callable[[QuerySet[Any], Any], str]
    classname: str = ""
    warning: Any = ""


class QueueView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """A list with a box before each row and the decisions under it. To look needs one permission, to decide another."""

    model: type[Model]
    template_name = "cms/admin/queue.html"
    any_permission_required = ["change"]
    decide_permission = "change"
    url_name = ""
    empty_message: Any = ""
    intro: Any = ""
    is_stacked = False  # on a phone each row is a block, where its cells explain themselves
    columns: Sequence[BaseColumn] = ()
    decisions: Sequence[Decision] = ()

    def get_queryset(self) -> QuerySet[Any]:
        """What waits. Decisions reach no row outside of it."""
        raise NotImplementedError

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = self.get_queryset()
        page = keyset.page(waiting, self.request.GET, size=100)
        context: dict[str, Any] = super().get_context_data(**kwargs)
        number = keyset.up_to(waiting, MOST + 1)
        table = Table([ChoiceColumn("pk", label=""), *self.columns], page.rows, caption=self.page_title)
        return context | {
            "page": page,
            "table": table,
            "number": min(number, MOST),
            "is_more": number > MOST,
            "decisions": self.decisions if self.user_has_permission(self.decide_permission) else (),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.user_has_permission(self.decide_permission):
            raise PermissionDenied
        decision = next((one for one in self.decisions if one.name == request.POST.get("decision")), None)
        chosen = [pk for pk in map(keyset.number, request.POST.getlist("pk")) if pk is not None]
        rows = self.get_queryset().filter(pk__in=chosen)
        if decision is None or not chosen:
            messages.warning(request, _("Choose at least one row, then what to do with it."))
        elif decision.warning and "confirmed" not in request.POST:
            return self.ask(decision, rows)
        else:
            messages.success(request, decision.act(rows, request.user))
        return redirect(self.list_url())

    def ask(self, decision: Decision, rows: QuerySet[Any]) -> HttpResponse:
        """The page in between: what would be done, with which rows."""
        chosen = list(rows.order_by("-pk"))
        if not chosen:
            messages.warning(self.request, _("What you chose waits no more: somebody has decided on it."))
            return redirect(self.list_url())
        context = super().get_context_data()
        table = Table(self.columns, chosen, caption=self.page_title)
        context |= {"decision": decision, "chosen": chosen, "number": len(chosen), "table": table}
        return TemplateResponse(self.request, "cms/admin/queue_confirm.html", context | {"list_url": self.list_url()})

    def list_url(self) -> str:
        """The list as it was narrowed."""
        return f"{reverse(self.url_name)}?{self.request.GET.urlencode()}".rstrip("?")


def of_petition(signatures: QuerySet[Any], query: QueryDict) -> QuerySet[Any]:
    """The signatures of the petition that `?petition=` names, all where it names none."""
    petition = keyset.number(query.get("petition"))
    return signatures if petition is None else signatures.filter(petition=petition)


class ChoiceColumn(BaseColumn):
    """The box before each row."""

    header_template_name = "cms/admin/choice_header.html"
    cell_template_name = "cms/admin/choice_cell.html"
