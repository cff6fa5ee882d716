"""What the codes of refusals mean, in the words of whoever reads them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

WORDS = {
    "invalid_email": _("Its system does not take your e-mail address."),
    "invalid_address": _("Its system does not know your street address, or takes it for another district's."),
    "invalid_name": _("Its system does not take the name as it was written."),
    "invalid_phone": _("Its system does not take the telephone number as it was written."),
    "office_disabled": _("This office takes no messages by that way at the moment."),
    "duplicate": _("Its system says that it has this letter already."),
    "too_long": _("The letter is longer than its system takes."),
    "schema": _("Its system did not take the letter as we wrote it. That is ours to mend."),
    "no_such_mailbox": _("Its mail address does not exist any more."),
    "refused": _("Its mail server refused the letter."),
    "expired": _("We could not reach it in three days, and have deleted your address since."),
    "unconfirmed": _("You did not confirm it in three days, so nothing was sent, and we have deleted your address."),
    "switched_off": _("This office takes no messages for some days."),
}
STAFF = "staff_"  # so begin the codes of what staff did, see `deciding`
OTHER = _("Its system did not say why in a way that we understand.")


def words(reasons: list[dict[str, Any]]) -> list[str]:
    """A sentence for each reason of a delivery, none twice. What staff noted beside them is theirs."""
    codes = [str(reason.get("code", "")) for reason in reasons]
    return list(dict.fromkeys(str(WORDS.get(code, OTHER)) for code in codes if not code.startswith(STAFF)))
