"""What codes about letters mean, in words for staff."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy, ngettext

from actions.legislators.lookup import Status
from actions.letters.models import Delivery

STATE = Delivery.State
LOOK_UPS: dict[str, Any] = {
    Status.RESOLVED: gettext_lazy("Every seat is known"),
    Status.NEED_ADDRESS: gettext_lazy("The ZIP code has several districts: the street was asked for"),
    Status.MILITARY: gettext_lazy("A military ZIP code, which says nothing of where somebody votes"),
    Status.UPDATING: gettext_lazy("The tables of districts are out of date"),
    Status.UNKNOWN_ZIP: gettext_lazy("There is no such ZIP code"),
    Status.SEVERAL: gettext_lazy("Several districts fit the street: the person chose"),
    Status.NO_MATCH: gettext_lazy("The street was not found: the person chose"),
    Status.UNAVAILABLE: gettext_lazy("No look-up service told every district: the person chose"),
}
REASONS: dict[str, Any] = {
    "invalid_email": gettext_lazy("Its system does not take the mail address"),
    "invalid_address": gettext_lazy("Its system does not take the postal address"),
    "invalid_name": gettext_lazy("Its system does not take the name"),
    "invalid_phone": gettext_lazy("Its system does not take the telephone number"),
    "office_disabled": gettext_lazy("The office takes no messages by this way"),
    "duplicate": gettext_lazy("Its system says that it has the letter already"),
    "too_long": gettext_lazy("The letter is too long"),
    "schema": gettext_lazy("We wrote it in a way that its system does not take"),
    "unknown": gettext_lazy("A reason that we do not know"),
    "no_such_mailbox": gettext_lazy("There is no such mailbox"),
    "refused": gettext_lazy("The mail server refused it"),
    "unconfirmed": gettext_lazy("The person did not confirm it in three days"),
    "expired": gettext_lazy("Not reached in three days"),
    "switched_off": gettext_lazy("The office is switched off for longer than three days"),
    "erased": gettext_lazy("The person was forgotten"),
    "staff_retried": gettext_lazy("Sent again by staff"),
    "staff_arrived": gettext_lazy("It arrived, staff were told"),
    "staff_handed_over": gettext_lazy("Handed to the person by staff"),
    "staff_released": gettext_lazy("Released by staff"),
    "staff_dropped": gettext_lazy("Given up by staff"),
}
MINUTE, HOUR, DAY = 60, 3600, 86400


def reason(code: str) -> str:
    """Why an office did not take a letter; a code without words of ours is shown as it came."""
    return str(REASONS.get(code) or code.replace("_", " "))


def why(delivery: Delivery) -> str:
    """All that is known of why a delivery stands where it does: our words, then the office's own."""
    held = str(Delivery.Held(delivery.held).label) if delivery.held else ""
    said = [
        f"{reason(str(one.get('code', '')))}: {one['words']}" if one.get("words") else reason(str(one.get("code", "")))
        for one in delivery.reasons
    ]
    return "; ".join(filter(None, [held, *said]))


def place(delivery: Delivery) -> str:
    """Where the letter comes from, as much as staff see of it: the ZIP code and the district."""
    letter = delivery.letter
    district = f"{letter.state}-{letter.district}" if letter.district else letter.state
    return " ".join(filter(None, [letter.zip, district]))


def duration(took: timedelta) -> str:
    """A length of time in its largest sensible unit."""
    seconds = round(took.total_seconds())
    if seconds < 2 * MINUTE:
        return ngettext("%(number)s second", "%(number)s seconds", seconds) % {"number": seconds}
    if seconds < 2 * HOUR:
        number = round(seconds / MINUTE)
        return ngettext("%(number)s minute", "%(number)s minutes", number) % {"number": number}
    if seconds < 2 * DAY:
        number = round(seconds / HOUR)
        return ngettext("%(number)s hour", "%(number)s hours", number) % {"number": number}
    number = round(seconds / DAY)
    return ngettext("%(number)s day", "%(number)s days", number) % {"number": number}
