"""Proof of work: a puzzle that costs a browser a moment and a flood its speed. Its absence refuses nobody.

The puzzles are altcha-django's (1.1.0, read 2026-11-23), and `static/js/proof-of-work.js` solves them. Each answer
counts once: the package notes it in the shared cache, atomically.
"""

import logging
from typing import Any

from altcha_django import run_verification
from django import forms
from django.urls import reverse

LONGEST = 4_000  # characters; an honest answer has about 600

logger = logging.getLogger(__name__)


def proven(payload: str) -> bool:
    """Whether a form brought the answer to one of our puzzles; a second time it is False. Never raises.

    Called outside any transaction, once a form has no errors, since the answer is then used up.
    """
    if not payload or len(payload) > LONGEST:
        return False
    try:
        return run_verification(payload).verified
    except Exception:  # whatever a stranger wrote, or a cache that is down: not proven, and no worse
        logger.warning("A proof of work could not be checked.", exc_info=True)
        return False


class ProofInput(forms.HiddenInput):
    """The element that asks for a puzzle when its form is touched, around the hidden field for its answer."""

    template_name = "limits/proof.html"
    asks_now = False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """An answer sent once is never shown again."""
        context = super().get_context(name, None, attrs)
        query = "?now" if self.asks_now else ""
        return {**context, "challenge_url": reverse("proof:challenge") + query, "asks_now": self.asks_now}


class ProofNowInput(ProofInput):
    """The same, asking as soon as the browser has the page, whether there is pressure or not."""

    asks_now = True


class ProofField(forms.Field):
    """The answer as it came, for `proven`. It has no errors: whatever it holds, the form is not refused for it."""

    widget = ProofInput

    def __init__(self) -> None:
        super().__init__(required=False, label="")

    def to_python(self, value: Any) -> str:
        return value if isinstance(value, str) else ""
