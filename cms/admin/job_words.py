"""What the worker's jobs are called for people; `advocacy.work` says what is done. A test keeps the two alike."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

WORDS: dict[str, Any] = {
    "outbox.prune": _("Clear away finished jobs"),
    "limits.prune": _("Forget old attempts"),
    "supporters.welcome": _("Mail: welcome to the news"),
    "petitions.confirm": _("Mail: confirm a signature"),
    "petitions.return": _("Mail: a link back to a signature"),
    "petitions.already_signed": _("Mail: signed already"),
    "petitions.household_full": _("Mail: too many signers at one address"),
    "petitions.invalidate": _("Take signatures out, or put them back"),
    "petitions.fold": _("Count new signatures"),
    "petitions.compare": _("Check the counts of signatures"),
    "letters.deliver": _("Deliver a letter to an office"),
    "letters.tell": _("Mail: what became of a letter"),
    "letters.tell_again": _("Mail: news of a letter"),
    "letters.confirm": _("Mail: confirm a letter"),
    "letters.household_full": _("Mail: too many writers at one address"),
    "letters.wipe": _("Wipe street addresses"),
    "payments.event": _("Take in news from Stripe"),
    "payments.refund": _("Give a gift back"),
    "payments.receipt": _("Mail: receipt of a gift"),
    "payments.catch_up_gift": _("Gift to be looked at after an outage"),
    "payments.catch_up_plan": _("Recurring gift to be looked at after an outage"),
    "payments.receipt_again": _("Mail: changed receipt of a gift"),
    "payments.tribute": _("Mail: a gift in somebody's honour or memory"),
    "payments.failed": _("Mail: a payment failed"),
    "payments.renewal_failed": _("Mail: a recurring payment failed"),
    "payments.ended": _("Mail: a recurring gift ended"),
    "payments.statement": _("Mail: statement of a year"),
    "payments.go_on": _("Mail: link to go on with a gift"),
    "payments.link": _("Mail: link to one's own gifts"),
    "payments.offline_file": _("Enter the gifts of a file"),
    "payments.sweep": _("Look again at open gifts"),
    "cms.publish": _("Publish pages on time"),
}


class KindColumn(Column):
    """A job's name, with its code below for whoever helps; one that is no longer known has its code alone."""

    cell_template_name = "cms/admin/job_kind_cell.html"

    def get_value(self, instance: Any) -> Any:
        return WORDS.get(instance.kind, "")
