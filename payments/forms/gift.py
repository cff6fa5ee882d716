"""The form of a gift. It asks what the fundraiser says, and knows nothing of pages."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from actions.limits.quiet import QuietField
from actions.supporters import arriving
from actions.supporters.fields import CityField, EmailField, NameField, StreetField, ZipField
from actions.supporters.forms import PublicForm
from payments import money
from payments.forms.donor_fields import (
    DonorStateField,
    EmployerField,
    OwnAmountField,
    SuggestionsField,
    TributeNoteField,
)
from payments.models import Fundraiser, Gift

EVERY = Gift.Frequency
OTHER = "other"
TRIBUTES = [
    (Gift.Tribute.NONE.value, gettext_lazy("No")),
    (Gift.Tribute.HONOUR.value, gettext_lazy("In honor of someone")),
    (Gift.Tribute.MEMORY.value, gettext_lazy("In memory of someone")),
]
ADDRESS = ("street", "city", "state", "zip")


class GiftForm(PublicForm):
    """Who gives, and what. Cleaned, its keys are the keywords of `giving.start`; what is not asked is empty.

    Each way of giving (once, monthly, yearly) has suggestions of its own, `amount_once` and so on; those of the way
    that was chosen count. Without script, an old browser shows all of them.
    """

    frequency = forms.ChoiceField(label=gettext_lazy("How often"), widget=forms.RadioSelect)
    cover = forms.BooleanField(
        required=False, label=gettext_lazy("Cover the card's fee, so that the whole gift arrives")
    )
    name = NameField()
    email = EmailField()
    street = StreetField()
    city = CityField()
    state = DonorStateField()
    zip = ZipField()
    tribute = forms.ChoiceField(
        label=gettext_lazy("In honor or in memory of someone"),
        choices=TRIBUTES,
        required=False,
        widget=forms.RadioSelect,
        initial="",
    )
    tribute_name = NameField(required=False, label=gettext_lazy("Of whom"))
    tribute_email = EmailField(
        required=False,
        label=gettext_lazy("Who should hear of it"),
        help_text=gettext_lazy("An e-mail address. We write to it once, with your name, never with the amount."),
    )
    tribute_note = TributeNoteField(required=False)
    employer = EmployerField(
        required=False,
        help_text=gettext_lazy("Many employers double what their people give. Show yours the receipt, and ask."),
    )
    referrer = QuietField(widget=arriving.ReferrerInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        fundraiser: Fundraiser,
        news_wording: str,
        initial: Mapping[str, Any] | None = None,
        auto_id: str = "id_%s",
    ) -> None:
        self.fundraiser, self.currency, self.ways = fundraiser, fundraiser.currency, ways(fundraiser)
        first = {"frequency": self.ways[0]}
        super().__init__(
            data, about=fundraiser.pk, news_wording=news_wording, initial={**first, **(initial or {})}, auto_id=auto_id
        )
        for way in self.ways:
            self.fields[f"amount_{way}"] = self.suggestions(way)
        self.fields["own"] = OwnAmountField(currency=self.currency, help_text=self.limits())
        self.fields["frequency"].choices = [(way, EVERY(way).label) for way in self.ways]  # type: ignore[attr-defined]
        if len(self.ways) == 1:
            self.fields["frequency"].widget = forms.HiddenInput()
        if money.knows_fee(self.currency):
            self.fields["cover"].help_text = self.costs()
        else:
            del self.fields["cover"]
        for name in () if fundraiser.address_asked else ADDRESS:
            del self.fields[name]
        self.order_fields(["frequency", *(f"amount_{way}" for way in self.ways), "own", "cover", "name", "email"])

    def suggestions(self, way: str) -> SuggestionsField:
        """The amounts that are offered for one way of giving, and the choice of another."""
        labels = {EVERY.ONCE: _("Amount"), EVERY.MONTHLY: _("Amount each month"), EVERY.YEARLY: _("Amount each year")}
        choices = [(str(cents), money.written(cents, self.currency)) for cents in amounts(self.fundraiser, way)]
        return SuggestionsField(label=labels[EVERY(way)], choices=[*choices, (OTHER, _("Another amount"))])

    def limits(self) -> str:
        """What the smallest and the largest gift are."""
        least, most = self.fundraiser.minimum_cents, self.fundraiser.maximum_cents
        return _("From {least} to {most}.").format(
            least=money.written(least, self.currency), most=money.written(most, self.currency)
        )

    def costs(self) -> str:
        """What covering the fee adds, said of a small and of a large suggestion."""
        offered = amounts(self.fundraiser, self.ways[0])
        if not offered:
            return ""
        small, large = min(offered), max(offered)
        return _("That adds {fee} to {amount}, and {larger_fee} to {larger_amount}.").format(
            fee=money.exact(money.fee(small, self.currency), self.currency),
            amount=money.written(small, self.currency),
            larger_fee=money.exact(money.fee(large, self.currency), self.currency),
            larger_amount=money.written(large, self.currency),
        )

    def clean(self) -> dict[str, Any]:
        """The gift with its fee, where she covers that, and what the quiet fields tell."""
        given = self.cleaned_data
        amount = self.amount()
        tribute = self.dedication()
        covered = money.fee(amount, self.currency) if given.get("cover") else 0
        told = self.told()
        return {
            "frequency": given.get("frequency", ""),
            "amount_cents": amount + covered,
            "covered_cents": covered,
            "address": {name: given[name] for name in ADDRESS if given.get(name)},
            **{name: given.get(name, "") for name in ("name", "email", "employer")},
            **tribute,
            "referrer": arriving.host(given["referrer"]),
            **told,
        }

    def amount(self) -> int:
        """What she chose or typed, in the smallest unit; 0 where something is wrong with it, which is then said."""
        choices = f"amount_{self.cleaned_data.get('frequency')}"
        if choices not in self.fields or self.errors.keys() & {choices, "own"}:
            return 0
        chosen, own = self.cleaned_data[choices], self.cleaned_data["own"]
        if chosen in {"", OTHER}:
            if own is None:
                words = _("Write how much you would like to give.") if chosen else _("Choose an amount.")
                self.add_error("own" if chosen else choices, ValidationError(words))
                return 0
            return self.within_limits(own)
        if own not in {None, int(chosen)}:
            words = _("You chose {chosen} and wrote {own} as well. Keep one of them.")
            both = {"chosen": money.written(int(chosen), self.currency), "own": money.written(own, self.currency)}
            self.add_error("own", ValidationError(words.format(**both)))
            return 0
        return int(chosen)

    def within_limits(self, own: int) -> int:
        """An amount that somebody typed, if the fundraiser takes it."""
        least, most = self.fundraiser.minimum_cents, self.fundraiser.maximum_cents
        if own < least:
            words = _("The smallest gift is {amount}: of less, the card's fee would take too much.")
            self.add_error("own", ValidationError(words.format(amount=money.written(least, self.currency))))
        elif own > most:
            words = _("The largest gift on this page is {amount}. Write to us if you would like to give more.")
            self.add_error("own", ValidationError(words.format(amount=money.written(most, self.currency))))
        else:
            return own
        return 0

    def dedication(self) -> dict[str, str]:
        """In whose honour or memory it is given; nothing of it unless one of both was chosen."""
        names = ("tribute", "tribute_name", "tribute_email", "tribute_note")
        told = {name: self.cleaned_data.get(name, "") for name in names}
        if told["tribute"] and not told["tribute_name"] and "tribute_name" not in self.errors:
            self.add_error("tribute_name", ValidationError(_("Write the name of the person.")))
        elif not told["tribute"] and told["tribute_name"]:
            self.add_error("tribute", ValidationError(_("Choose whether it is in honor or in memory.")))
        return told if told["tribute"] else dict.fromkeys(names, "")


def ways(fundraiser: Fundraiser) -> list[str]:
    """How one may give, what is chosen at first in front. Dues are paid monthly or yearly."""
    often = [EVERY.MONTHLY.value] if fundraiser.monthly_offered else []
    if fundraiser.opens_membership:
        return [*often, EVERY.YEARLY.value]
    return [*often, EVERY.ONCE.value] if fundraiser.monthly_first else [EVERY.ONCE.value, *often]


def amounts(fundraiser: Fundraiser, way: str) -> list[int]:
    """What is suggested, in the smallest unit."""
    return fundraiser.amounts_monthly if way == EVERY.MONTHLY else fundraiser.amounts_once


def typed(gift: Gift) -> dict[str, Any]:
    """What somebody typed, for the form that she comes back to."""
    fundraiser, amount = gift.fundraiser, gift.amount_cents - gift.covered_cents
    kept = {name: getattr(gift, name) for name in ("frequency", "name", "email", "employer", "tribute")}
    kept |= {name: getattr(gift, name) for name in ("tribute_name", "tribute_email", "tribute_note")}
    kept |= {**gift.address, "cover": bool(gift.covered_cents)}
    if amount in amounts(fundraiser, gift.frequency):
        return kept | {f"amount_{gift.frequency}": str(amount)}
    unit = 10 ** money.digits(gift.currency)
    places = 0 if amount % unit == 0 else money.digits(gift.currency)
    return kept | {f"amount_{gift.frequency}": OTHER, "own": number_format(Decimal(amount) / unit, places)}
