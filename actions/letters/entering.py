"""From a request to a letter: what the page does once the third step has no errors."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from django.http import HttpRequest

from actions.letters import writing
from actions.letters.drafts import Draft
from actions.letters.models import Letter, LetterCampaign, LetterVersion
from actions.letters.offices import Office
from actions.limits import limits, networks
from actions.supporters import addresses, arriving

LONGEST_ADDRESS = 2000  # Letter.page_url
LONGEST_TITLE = 255
SEALED = ("prefix", "first_name", "last_name", "street", "city", "phone")


def enter(
    request: HttpRequest,
    draft: Draft,
    *,
    campaign: LetterCampaign,
    details: Mapping[str, Any],
    words: Mapping[str, Any],
    chosen: Sequence[tuple[Office, LetterVersion]],
    language: str,
    page_url: str,
    page_title: str,
    at: datetime,
) -> Letter:
    """Send the letter of a draft, counting the attempt against the limits first.

    `details` and `words` are what `DetailsForm` and `LetterForm` cleaned; `chosen` are the ticked offices, each
    with its version. Raises writing.Closed. A second time the same draft gives the letter that there is.
    """
    action, ip, mailbox = f"letter:{campaign.pk}", networks.client_ip(request), addresses.canonical(details["email"])
    verdict = limits.check(action=action, ip=ip, mailbox=mailbox, at=at)
    return writing.send(
        campaign=campaign,
        choices=[writing.Choice(office, version, *words["texts"][version.pk]) for office, version in chosen],
        own_words=words["own_words"],
        name=details["name"],
        email=details["email"],
        sealed={name: details[name] for name in SEALED} | {"address_validated": draft.address_validated},
        news_wording=details["news_wording"],
        language=language,
        page_url=page_url if len(page_url) <= LONGEST_ADDRESS else urljoin(page_url, "/"),
        page_title=page_title[:LONGEST_TITLE],
        source=arriving.source(request),
        utm=arriving.utm(request),
        at=at,
        **known(draft),
        **judged(draft, verdict),
    )


def known(draft: Draft) -> dict[str, Any]:
    """What the first step told."""
    return {name: getattr(draft, name) for name in ("key", "zip", "state", "district", "provider", "referrer")}


def judged(draft: Draft, verdict: limits.Verdict) -> dict[str, Any]:
    """What speaks for a person and what for a machine."""
    signs = [*draft.signs.split(), *(["limit"] if verdict.over else [])]
    return {
        "suspicious": bool(signs),
        "state_reason": " ".join(signs),
        "proven": draft.proven,
        "network": verdict.network,
        "table": verdict.table,
    }


def may_look_up(request: HttpRequest, campaign: LetterCampaign, *, at: datetime) -> bool:
    """Whether a provider of districts may be asked once more for this network: they are others', and not for floods."""
    verdict = limits.check(action=f"lookup:{campaign.pk}", ip=networks.client_ip(request), mailbox="", at=at)
    return not verdict.over
