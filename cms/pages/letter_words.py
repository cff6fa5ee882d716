"""What a letter's page says before, while and after it is open."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from actions.letters import needs, notices
from actions.letters.models import Delivery, LetterCampaign
from actions.letters.offices import Office
from cms import visibility
from cms.pages import answering


def around(page: Any, *, at: datetime) -> dict[str, Any]:
    """What stands around the form in every step."""
    return {
        "phase": answering.phase(page.campaign, at),
        "submit": page.button_words,
        "eligibility": page.eligibility,
        "note": " ".join(notices.kept()),
        "opens": answering.opens(page.campaign, at),
        "seed": str(page.translation_key),
    }


def refusal(campaign: LetterCampaign) -> str:
    """Why a letter is not taken, for whoever sends one all the same."""
    if campaign.state == LetterCampaign.State.DRAFT:
        return _("This letter campaign has not opened yet, so nothing was sent. What you typed is still here.")
    return _("This letter campaign is closed, so nothing was sent. What you typed is still here, for you to copy.")


def send(offices: list[Office]) -> str:
    """What the last button says: nothing is sent from here to an office whose own form she fills in."""
    automatic = {*needs.GATEWAYS, Delivery.Channel.EMAIL}
    if any(office.channel in automatic for office in offices):
        return _("Send my letter")
    return _("Finish my letter")


def lost() -> str:
    """Why she is back at the first step."""
    sentences = [
        _("This form was open for too long, so we no longer know where you live."),
        _("Please write your ZIP code again; what else you typed is kept."),
    ]
    return " ".join(sentences)


def next_action(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The next thing to do: what staff chose, else another letter that is open; nothing without either."""
    chosen = answering.chosen_next(page, request)
    if chosen:
        return chosen
    others = visibility.public(type(page).objects.sibling_of(page, inclusive=False)).select_related("campaign")
    other = others.filter(campaign__state=LetterCampaign.State.OPEN).exclude(campaign=page.campaign_id).first()
    if other is None:
        return {}
    return {"title": other.title, "text": other.ask, "url": other.get_url(request), "label": other.button_words}
