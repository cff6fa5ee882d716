"""Forms and numbers that the style guide shows its components with, and its words, read from words.toml."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator

from cms.pages import giving_words
from payments.forms.gift import GiftForm
from payments.models import Fundraiser
from payments.raised import Raised

WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
TRAP = {"tabindex": "-1", "autocomplete": "off"}
POSTAL = {"autocomplete": "postal-code", "inputmode": "numeric"}


@dataclass(frozen=True)
class Counts:
    """What progress.html expects."""

    count: int
    confirmed: int
    offline: int
    goal: int

    @property
    def total(self) -> int:
        return self.count + self.offline


COUNTS = {
    "none": Counts(0, 0, 0, 100),
    "one": Counts(1, 1, 0, 100),
    "near": Counts(2694, 2301, 120, 3000),
    "many": Counts(1_204_377, 1_180_002, 0, 1_250_000),
}


class Questions(forms.Form):
    """One field of every kind."""

    name = forms.CharField(label="Name", help_text="As you would sign it, in any script.")
    email = forms.EmailField(label="E-mail", help_text="We write once, to confirm.")
    zip = forms.CharField(label="ZIP code", widget=forms.TextInput(POSTAL))
    phone = forms.CharField(label="Telephone", required=False, widget=forms.TextInput({"type": "tel"}))
    state = forms.ChoiceField(label="State", choices=[("", "Choose"), ("ny", "New York"), ("tx", "Texas")])
    often = forms.ChoiceField(
        label="How often may we write?",
        choices=[("week", "Once a week"), ("month", "Once a month")],
        widget=forms.RadioSelect,
    )
    comment = forms.CharField(label="Why this matters to you", required=False, widget=forms.Textarea({"rows": 4}))
    news = forms.BooleanField(
        label="Yes, write to me about this campaign and others. I can stop it with one click.", required=False
    )
    website = forms.CharField(label="Leave this empty", required=False, widget=forms.TextInput(TRAP))
    traps = ("website",)


class Signing(forms.Form):
    """A petition's form as most people meet it."""

    name = forms.CharField(label="Name")
    email = forms.EmailField(label="E-mail")
    zip = forms.CharField(label="ZIP code", widget=forms.TextInput(POSTAL))
    news = forms.BooleanField(label="Yes, send me news of this campaign. I can stop it with one click.", required=False)


WRONG = {"name": "", "email": "ana@", "zip": "1000", "state": "", "often": "", "phone": "", "comment": ""}


def page_of_many() -> Page:
    """The second of five pages."""
    return Paginator(range(50), 10).page(2)


TOKENS = (
    "paper",
    "paper-raised",
    "paper-sunk",
    "ink",
    "ink-soft",
    "line",
    "line-strong",
    "accent",
    "accent-deep",
    "accent-ink",
    "good",
    "bad",
    "focus",
    "patch-1",
    "patch-2",
    "patch-3",
)


def giving() -> dict[str, Any]:
    """The form of a gift, empty and with errors, and a bar; in the language that is active."""
    asks = Fundraiser(goal_cents=2_500_000, address_asked=True)
    wrong = {"frequency": "month", "amount_month": "other", "own": "3", "tribute": "memory", "tribute_email": "min@"}
    return {
        "gift_form": GiftForm(fundraiser=asks, news_wording="", auto_id="gift_%s"),
        "gift_wrong": GiftForm(wrong, fundraiser=asks, news_wording="", auto_id="gift_wrong_%s"),
        "sums": giving_words.sums(asks),
        "raised": [Raised(cents, 2_500_000, "usd") for cents in (0, 748_400, 2_600_000)],
    }
