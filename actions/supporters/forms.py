"""What the form of every public action has beside its own questions.

Public pages are cached and carry no CSRF token. What tells a machine from a person here (a trap, the time, a proof of
work) never refuses anybody: it decides what becomes of what was sent.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from actions.limits import proof, quiet
from actions.limits.quiet import QuietField
from actions.supporters import consents


class PublicForm(forms.Form):
    """The box for news, with the version of its words; a trap, a stamp and a proof of work."""

    news = forms.BooleanField(required=False)
    topic = QuietField(
        label=_("Leave this field empty"), widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"})
    )
    stamp = QuietField()
    news_version = QuietField()
    altcha = proof.ProofField()

    traps = ("topic",)  # hidden from people by style; see components/form_shell.html
    asks_for_proof = False

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        about: int,
        news_wording: str,
        initial: Mapping[str, Any] | None = None,
        auto_id: str = "id_%s",
    ) -> None:
        self.news_wording = news_wording
        self.version = consents.version(news_wording)
        unseen = {"stamp": quiet.STAMPER.sign(str(about)), "news_version": self.version}
        super().__init__(data, initial={**(initial or {}), **unseen}, label_suffix="", auto_id=auto_id)
        self.fields["news"].label = news_wording
        if not news_wording:
            del self.fields["news"], self.fields["news_version"]

    def ask_for_proof(self) -> None:
        """Let the browser prove its work before this form is sent once more."""
        self.asks_for_proof = True
        self.fields["altcha"].widget = proof.ProofNowInput()

    def told(self) -> dict[str, Any]:
        """What the box and the quiet fields say. A proof counts once: only a form without errors uses it."""
        given = self.cleaned_data
        if given.get("news_version") != self.version:
            self.offer_news_anew(ticked=given.get("news", False))
        signs = {"trap": bool(given["topic"]), "haste": quiet.is_hasty(given["stamp"])}
        return {
            "news_wording": self.news_wording if given.get("news") else "",
            "suspicious": any(signs.values()),
            "state_reason": " ".join(name for name, seen in signs.items() if seen),
            "proven": not self.errors and proof.proven(given["altcha"]),
        }

    def offer_news_anew(self, *, ticked: bool) -> None:
        """The box said something else when she saw it (the page was old, or another's): that yes is none to this."""
        if ticked:
            words = _("The words beside this box have changed. Please read them, and tick it again if you agree.")
            self.add_error("news", ValidationError(words))
        shown = {key: value for key, value in self.data.items() if key != self.add_prefix("news")}
        self.data = shown | {self.add_prefix("news_version"): self.version}
