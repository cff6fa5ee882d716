"""Letters that do not go on by themselves: staff send them again, hand them to the person, or give them up."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.log_actions import log

from actions.letters import deciding
from actions.letters.models import Delivery, Letter, LetterCampaign
from cms.admin import letter_words
from cms.admin.members import OfficeField
from cms.admin.queues import Decision, QueueView

STATE = Delivery.State
STATES = [(state.value, state.label) for state in (*deciding.FAILED, STATE.HELD)]


def each(chosen: QuerySet[Delivery], user: Any, verb: Callable[..., Any], action: str) -> tuple[int, list[str]]:
    """Does the verb with each delivery, and notes it in its campaign's history; returns how many, and why not more."""
    done: dict[LetterCampaign, list[int]] = defaultdict(list)
    refusals: dict[str, None] = {}
    for delivery in chosen:
        try:
            verb(delivery=delivery, at=timezone.now(), by=user.get_username())
        except deciding.Refused as refusal:
            refusals[str(refusal)] = None
        else:
            done[delivery.campaign].append(delivery.pk)
    note(done, user, action)
    return sum(map(len, done.values())), list(refusals)


def note(done: dict[LetterCampaign, list[int]], user: Any, action: str) -> None:
    """Writes into each campaign's history what somebody did with which of its deliveries."""
    for campaign, numbers in done.items():
        log(campaign, action, user=user, data={"number": len(numbers), "deliveries": numbers})


def retry(chosen: QuerySet[Delivery], user: Any) -> str:
    """Puts the chosen deliveries back to be sent."""
    number, refusals = each(chosen, user, deciding.retry, "actions.letter_retry")
    words = ngettext("%(number)s delivery is sent again.", "%(number)s deliveries are sent again.", number)
    return " ".join([words % {"number": number}, *refusals])


def arrived(chosen: QuerySet[Delivery], user: Any) -> str:
    """Notes that the chosen deliveries were accepted."""
    number, refusals = each(chosen, user, deciding.arrived, "actions.letter_arrived")
    words = ngettext(
        "%(number)s delivery is noted as accepted.", "%(number)s deliveries are noted as accepted.", number
    )
    return " ".join([words % {"number": number}, *refusals])


def hand_over(chosen: QuerySet[Delivery], user: Any) -> str:
    """Hands the chosen deliveries to the people who wrote them."""
    number, refusals = each(chosen, user, deciding.hand_over, "actions.letter_hand_over")
    words = ngettext(
        "%(number)s delivery is handed to the person, who is told by mail.",
        "%(number)s deliveries are handed to the people, who are told by mail.",
        number,
    )
    return " ".join([words % {"number": number}, *refusals])


def release(chosen: QuerySet[Delivery], user: Any) -> str:
    """Sends the letters of the chosen deliveries that looked like a machine's."""
    letters = Letter.objects.filter(pk__in=list(chosen.values_list("letter", flat=True))).select_related("campaign")
    done: dict[LetterCampaign, list[int]] = defaultdict(list)
    refusals: dict[str, None] = {}
    for letter in letters:
        try:
            deciding.release(letter=letter, at=timezone.now())
        except deciding.Refused as refusal:
            refusals[str(refusal)] = None
        else:
            done[letter.campaign].append(letter.pk)
    note(done, user, "actions.letter_release")
    number = sum(map(len, done.values()))
    words = ngettext(
        "%(number)s letter released. It counts now and is on its way.",
        "%(number)s letters released. They count now and are on their way.",
        number,
    )
    return " ".join([words % {"number": number}, *refusals])


def drop(chosen: QuerySet[Delivery], user: Any) -> str:
    """Gives the chosen deliveries up for good."""
    number, refusals = each(chosen, user, deciding.drop, "actions.letter_drop")
    words = ngettext("%(number)s delivery given up.", "%(number)s deliveries given up.", number)
    return " ".join([words % {"number": number}, *refusals])


def address(delivery: Delivery) -> str:
    """Whether it can still be sent from here, as a cell that explains itself on a phone."""
    if not deciding.has_address(delivery, timezone.now()):
        return _("Address gone")
    until = date_format(timezone.localtime(delivery.sealed_until), "SHORT_DATETIME_FORMAT")
    return _("Address kept until %(moment)s") % {"moment": until}


DECISIONS = [
    Decision(
        "retry",
        gettext_lazy("Send again"),
        retry,
        warning=gettext_lazy(
            "They go to the office once more, in their turn. Where the outcome is unknown, the office may get the same "
            "letter twice: ask it first, if you can."
        ),
    ),
    Decision(
        "hand_over",
        gettext_lazy("Hand to the person"),
        hand_over,
        "button-secondary",
        gettext_lazy(
            "Each person is told by mail how to bring her letter herself: by the office's form, on paper, or by "
            "telephone. We do not send it any more."
        ),
    ),
    Decision(
        "arrived",
        gettext_lazy("It arrived"),
        arrived,
        "button-secondary",
        gettext_lazy(
            "Only if the office or its gateway told you so. They are counted as accepted, and the addresses are wiped."
        ),
    ),
    Decision(
        "release",
        gettext_lazy("Release"),
        release,
        "button-secondary",
        gettext_lazy("These letters looked like a machine's. Released, the whole letter goes to all of its offices."),
    ),
    Decision(
        "drop",
        gettext_lazy("Give up"),
        drop,
        "no",
        gettext_lazy("They are never sent, and their addresses are wiped at once. This cannot be undone."),
    ),
]


class FilterForm(forms.Form):
    """Which of those that wait are shown."""

    campaign = forms.ModelChoiceField(
        label=gettext_lazy("Campaign"),
        queryset=LetterCampaign.objects.order_by("name"),
        required=False,
        empty_label=gettext_lazy("All"),
    )
    state = forms.ChoiceField(label=gettext_lazy("State"), choices=[("", gettext_lazy("All")), *STATES], required=False)
    office = OfficeField(label=gettext_lazy("Office"), required=False)


class LetterDeliveriesView(QueueView):
    """Deliveries to decide, newest first. Of where somebody lives it shows ZIP code and district."""

    model = Delivery
    url_name = "letter_deliveries"
    template_name = "cms/admin/letter_deliveries.html"
    any_permission_required = ["view", "change"]
    page_title = gettext_lazy("Deliveries to decide")
    header_icon = "mail"
    is_stacked = True
    intro = gettext_lazy(
        "Letters that an office refused, that were given up, held back, or of which nobody knows whether they arrived. "
        "An address is kept for three days at most; after that a letter can be handed to the person and no more."
    )
    empty_message = gettext_lazy("No delivery waits for a decision.")
    columns = [
        Column("recipient", label=gettext_lazy("Office")),
        Column("campaign", label=gettext_lazy("Campaign")),
        Column("channel", label=gettext_lazy("Channel"), accessor="get_channel_display"),
        StatusTagColumn("state", label=gettext_lazy("State"), accessor="get_state_display"),
        Column("why", label=gettext_lazy("Why"), accessor=letter_words.why, classname="comment-cell"),
        Column("place", label=gettext_lazy("From"), accessor=letter_words.place),
        DateColumn("ended_at", label=gettext_lazy("Since")),
        Column("address", label=gettext_lazy("Address"), accessor=address),
    ]
    decisions = DECISIONS

    @cached_property
    def filter_form(self) -> FilterForm:
        return FilterForm(self.request.GET or None)

    def get_queryset(self) -> QuerySet[Delivery]:
        rows = deciding.waiting()
        if self.filter_form.is_valid():
            chosen = {column: value for column, value in self.filter_form.cleaned_data.items() if value}
            rows = rows.filter(**chosen)
        return rows.select_related("letter", "campaign").defer("sealed", "statement", "message")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"filter_form": self.filter_form}
