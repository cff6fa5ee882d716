"""Signatures that the limits set aside: staff look whether they are people's, and let them out."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from actions.petitions import releasing
from actions.petitions.models import Signature
from cms.admin.comments import log_each
from cms.admin.queues import Decision, QueueView, of_petition
from cms.admin.signatures import address, name, reason


def release(chosen: QuerySet[Signature], user: Any) -> str:
    """Counts the chosen signatures as if they had just been signed, and sends their mails."""
    log_each(chosen, "actions.release", user)
    number = releasing.release(signatures=chosen, at=timezone.now())
    return ngettext(
        "%(number)s signature released. It counts now, and its mail is on its way.",
        "%(number)s signatures released. They count now, and their mails are on their way.",
        number,
    ) % {"number": number}


class QuarantineView(QueueView):
    """What is in quarantine, newest first; `?petition=` narrows it to one."""

    model = Signature
    url_name = "quarantine"
    page_title = gettext_lazy("Quarantine")
    is_stacked = True
    header_icon = "warning"
    intro = gettext_lazy(
        "These signatures came faster than the limits allow, or looked like a machine's. Their signers were told "
        "nothing of it. Many from one network within an hour may be a sign-up table: release them."
    )
    empty_message = gettext_lazy("Nothing is in quarantine.")
    columns = [
        TitleColumn("name", label=gettext_lazy("Name"), accessor=name, url_name="signatures:inspect"),
        Column("mail", label=gettext_lazy("Mail address"), accessor=address),
        Column("petition", label=gettext_lazy("Petition")),
        Column("state_reason", label=gettext_lazy("Why"), accessor=reason),
        Column("network", label=gettext_lazy("Network"), accessor=lambda signature: signature.network[:8]),
        DateColumn("signed_at", label=gettext_lazy("Signed")),
    ]
    decisions = [Decision("release", gettext_lazy("Release"), release)]

    def get_queryset(self) -> QuerySet[Signature]:
        waiting = Signature.objects.filter(state=Signature.State.QUARANTINED)
        return of_petition(waiting, self.request.GET).select_related("supporter__mailbox", "petition")
