"""Naming a member of the roster, or an office that staff wrote down, in a form: names are typed, ids are kept."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from actions.legislators import sitting
from actions.legislators.models import DataSet, Member
from actions.letters.models import Target
from cms.admin import keyset

CONTACT = "contact:"
KEY = re.compile(r"\(([^()\s]+)\)\s*\Z")  # as `label` ends
SHOWN = 5
KINDS = [DataSet.Kind.CONGRESS, DataSet.Kind.STATE]


def current() -> Any:
    """The members of the rosters in use, by name."""
    rows = Member.objects.filter(data_set__state=DataSet.State.CURRENT, data_set__kind__in=KINDS)
    return rows.order_by("family_name", "name", "pk")


def parties() -> list[str]:
    """The parties that the rosters name, those of most members first."""
    names = list(current().exclude(party="").order_by().values_list("party", flat=True))
    return sorted(set(names), key=lambda party: (-names.count(party), party))


def label(member: Member) -> str:
    """A member as staff choose her: “Grace Meng, House of Representatives, NY 6 (M001188)”."""
    place = f"{member.state} {member.district}" if member.chamber != Member.Chamber.SENATE else member.state
    return f"{member.name}, {member.get_chamber_display()}, {place} ({member.person})"


def contact_label(target: Target) -> str:
    """An office of staff's own as they choose it: “Kathy Hochul, Governor (contact:12)”."""
    return f"{', '.join(filter(None, [target.name, target.title]))} ({CONTACT}{target.pk})"


def contacts(keys: Iterable[str]) -> dict[str, Target]:
    """The offices of staff's own behind some keys."""
    numbers = [keyset.number(key.removeprefix(CONTACT)) for key in keys if key.startswith(CONTACT)]
    rows = Target.objects.filter(person="", pk__in=[number for number in numbers if number is not None])
    return {f"{CONTACT}{target.pk}": target for target in rows}


def labels(keys: Iterable[str]) -> dict[str, str]:
    """Offices by their keys, in words; those that nobody knows any more are left out."""
    keys = list(keys)
    found = {person: label(member) for person, member in sitting.named(keys).items()}
    return found | {key: contact_label(target) for key, target in contacts(keys).items()}


def choices(*, with_contacts: bool = False) -> list[str]:
    """What is offered while somebody types: Congress, not the thousands of the states' legislators."""
    offered = [label(member) for member in current().filter(data_set__kind=DataSet.Kind.CONGRESS)]
    if with_contacts:
        offered += [contact_label(target) for target in Target.objects.filter(person="").order_by("name", "pk")]
    return offered


class OfficeInput(forms.TextInput):
    """A line to type a name into, with a list that narrows while typing. Without script it is read all the same."""

    template_name = "cms/admin/office_input.html"
    with_contacts = False

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        list_id = f"{name}-offered"
        context = super().get_context(name, value, {**(attrs or {}), "list": list_id, "autocomplete": "off"})
        context["widget"] |= {"list_id": list_id, "choices": choices(with_contacts=self.with_contacts)}
        return context


class MemberField(forms.CharField):
    """A member by her name, or by her id; what comes out is the id. Only those in the roster in use are known."""

    widget = OfficeInput
    with_contacts = False
    default_error_messages = {
        "nobody": gettext_lazy("Nobody in the roster in use is called so or has this id. Type a part of the name."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 300} | kwargs)
        self.widget.with_contacts = self.with_contacts

    def prepare_value(self, value: Any) -> Any:
        """The id that a row holds, in words."""
        return labels([value]).get(value, value) if value else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((initial or "") != self.key(data or ""))

    def key(self, typed: str) -> str:
        """The id at the end of what was chosen, or all that was typed."""
        found = KEY.search(typed)
        return found.group(1) if found else typed.strip()

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        if not typed:
            return ""
        known = self.known(self.key(typed))
        if known:
            return known
        return self.by_name(typed)

    def known(self, key: str) -> str:
        """The id itself, if it is one."""
        return key if key in sitting.named([key]) else ""

    def by_name(self, typed: str) -> str:
        """The id of the only one whose name has all these words. Raises ValidationError for none, or for several."""
        query = Q()
        for word in typed.split():
            query &= Q(name__icontains=word)
        found = list(current().filter(query)[: SHOWN + 1])
        if not found:
            raise forms.ValidationError(self.error_messages["nobody"], code="nobody")
        if len(found) > 1:
            names = "; ".join(label(member) for member in found[:SHOWN])
            raise forms.ValidationError(_("Several are called so: %(names)s. Write which.") % {"names": names})
        return str(found[0].person)


class OfficeField(MemberField):
    """A member, or an office that staff wrote down as some campaign's target."""

    with_contacts = True

    def known(self, key: str) -> str:
        return key if key in labels([key]) else ""


FIND_HINT = gettext_lazy("Type a part of the name and choose. State legislators are found by their whole name.")
