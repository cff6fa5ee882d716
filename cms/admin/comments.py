"""The queue of comments that nobody sees before staff approve them."""

from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.log_actions import log

from actions.petitions import moderating
from actions.petitions.models import Petition, Signature
from cms.admin.queues import Decision, QueueView, of_petition
from cms.admin.signatures import language, name


def approve(chosen: QuerySet[Signature], user: Any) -> str:
    """Lets the chosen comments be shown and delivered."""
    log_each(chosen, "actions.approve", user)
    number = moderating.approve(signatures=chosen)
    return ngettext("%(number)s comment approved.", "%(number)s comments approved.", number) % {"number": number}


def refuse(chosen: QuerySet[Signature], user: Any) -> str:
    """Keeps the chosen comments from everybody; the signatures stand."""
    log_each(chosen, "actions.refuse", user)
    number = moderating.refuse(signatures=chosen)
    return ngettext("%(number)s comment refused.", "%(number)s comments refused.", number) % {"number": number}


def log_each(chosen: QuerySet[Signature], action: str, user: Any) -> None:
    """Notes in each petition's history how many of its signatures somebody decided on."""
    numbers = chosen.order_by().values_list("petition").annotate(Count("pk"))
    for petition_id, number in list(numbers):
        log(Petition.objects.get(pk=petition_id), action, user=user, data={"number": number})


def waiting() -> QuerySet[Signature]:
    """Comments to be read. Those of withdrawn, quarantined or invalidated signatures are shown to nobody anyway."""
    standing = [Signature.State.VALID, Signature.State.PENDING]
    return Signature.objects.filter(moderation=Signature.Moderation.WAITING, state__in=standing)


class CommentsView(QueueView):
    """Comments that wait, the oldest signatures last."""

    model = Signature
    url_name = "comments"
    page_title = gettext_lazy("Comments to read")
    is_stacked = True
    header_icon = "comment"
    intro = gettext_lazy(
        "Approved comments may be shown on the page and are delivered with the list of names. A refused comment is "
        "kept from everybody; its signature stands."
    )
    empty_message = gettext_lazy("No comment waits to be read.")
    columns = [
        Column("comment", label=gettext_lazy("Comment"), classname="comment-cell"),
        TitleColumn("name", label=gettext_lazy("Name"), accessor=name, url_name="signatures:inspect"),
        Column("petition", label=gettext_lazy("Petition")),
        Column("language", label=gettext_lazy("Language"), accessor=language),
        DateColumn("signed_at", label=gettext_lazy("Signed")),
    ]
    decisions = [
        Decision("approve", gettext_lazy("Approve"), approve),
        Decision("refuse", gettext_lazy("Refuse"), refuse, "button-secondary"),
    ]

    def get_queryset(self) -> QuerySet[Signature]:
        return of_petition(waiting(), self.request.GET).select_related("supporter", "petition")
