"""The switch that pauses giving, and what visitors read meanwhile."""

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from payments.models import GivingPause


def in_force(*, at: datetime) -> GivingPause | None:
    """The pause that holds at this moment, of several the longest."""
    return GivingPause.objects.filter(until__gt=at).order_by("-until", "-pk").first()


def words(pause: GivingPause, language: str) -> str:
    """What it says in a language."""
    written: str = pause.words.get(language, "")
    if written:
        return written
    with translation.override(language):
        return _("Giving is paused for a short while. Nothing was charged. Please come back later; thank you.")
