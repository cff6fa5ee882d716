"""What a petition's page shows before, while, after and long after somebody signs."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from actions.opening.models import Opening
from actions.petitions import counting, notices, sharing
from actions.petitions.models import Petition
from cms import linking, visibility
from cms.shell import Shell


def phase(action: Opening, at: datetime) -> str:
    """How a petition or a letter campaign stands: "open", "early" (a draft, or before its date) or "closed"."""
    if action.is_closed(at):
        return "closed"
    return "early" if action.is_early(at) else "open"


def news_wording(page: Any, shell: Shell) -> str:
    """What the box for news says: the page's words, else the front page's, else these. Kept as the signer's consent."""
    default = _("Yes, send me news about this and other campaigns of {organisation}. I can stop it with one click.")
    return page.news_wording or shell.word("news_wording") or default.format(organisation=shell.name)


def privacy_note(petition: Petition, shell: Shell) -> str:
    """What is said near the form about what is kept."""
    default = [*notices.kept(petition), _("The mail has a link that takes your name off again, whenever you like.")]
    return shell.word("privacy_note") or " ".join(default)


def box(page: Any, request: HttpRequest | None, shell: Shell, *, form: Any, at: datetime) -> dict[str, Any]:
    """The form and what stands around it, on the petition's own page and wherever a block puts it."""
    petition = page.petition
    now = phase(petition, at)
    url = page.get_url(request) or ""
    return {
        "phase": now,
        "form": form,
        "form_url": url,
        "counts": counting.counts(petition, at=at),
        "count_url": f"{url}count.json",
        "submit": page.button_words,
        "eligibility": page.eligibility,
        "note": privacy_note(petition, shell),
        "opens": opens(petition, at),
        "seed": str(page.translation_key),
    }


def block(page: Any, url: str, beside: Any) -> dict[str, Any]:
    """What of the box is different in a block on the page `beside` it, None in a block's own preview.

    It has ids of its own, and its form says from where it came. On another site of the installation a browser would
    neither send this form nor ask for the number, so there is a link (`away`).
    """
    away = bool(urlsplit(url).netloc)
    return {
        "box_id": f"sign-{page.pk}",
        "form_url": sharing.tagged(url, beside.slug) if beside else url,
        "away": away,
        "count_url": "" if away else f"{url}count.json",
    }


def opens(action: Opening, at: datetime) -> str:
    """When something early opens, in words, with the zone of the clock; "" where nobody said, or it is open."""
    if action.opens_at is None or phase(action, at) != "early":
        return ""
    moment = localtime(action.opens_at)
    return _("{moment} ({zone})").format(moment=date_format(moment, "DATETIME_FORMAT"), zone=f"{moment:%Z}")


def refusal(petition: Petition) -> str:
    """Why a signature is not taken, for whoever sent one all the same."""
    if petition.state == Petition.State.DRAFT:
        return _("This petition has not opened yet, so your name was not added. Nothing you typed is lost.")
    return _("This petition is closed, so your name was not added. What you typed is still here, for you to copy.")


def next_action(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The next thing to do: what staff chose, else another petition that is open, else the front page."""
    chosen = chosen_next(page, request)
    if chosen:
        return chosen
    other = another_petition(page)
    if other is not None:
        return {"title": other.title, "text": other.ask, "url": other.get_url(request), "label": other.button_words}
    return {}


def chosen_next(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The next thing to do that staff chose on an action's page, if they did."""
    chosen = linking.counterparts({page.next_page_id} - {None}, page.locale_id).get(page.next_page_id)
    if chosen is None and not page.next_url:
        return {}
    title = page.next_title or (chosen.title if chosen else _("There is more to do"))
    url = chosen.get_url(request) if chosen else page.next_url
    return {"title": title, "text": page.next_text, "url": url, "label": page.next_label or _("Go on")}


def another_petition(page: Any) -> Any:
    """An open petition beside this one, None where there is none."""
    others = visibility.public(type(page).objects.sibling_of(page, inclusive=False))
    return others.filter(petition__state=Petition.State.OPEN).exclude(petition=page.petition_id).first()


def outcome(petition: Petition) -> dict[str, str]:
    """What came of a closed petition, in two words and a date."""
    names = {
        Petition.Outcome.WON: _("We won"),
        Petition.Outcome.LOST: _("We did not get this"),
        Petition.Outcome.DELIVERED: _("Handed over"),
        Petition.Outcome.WITHDRAWN: _("Withdrawn"),
    }
    kind = {Petition.Outcome.WON: "good", Petition.Outcome.DELIVERED: "good"}
    chosen = Petition.Outcome(petition.outcome)
    on = date_format(petition.outcome_on) if petition.outcome_on else ""
    return {"title": names.get(chosen, _("This petition is closed")), "on": on, "kind": kind.get(chosen, "")}
