"""The pages of a letter's three steps: answers to a form, which nobody may keep and no search engine lists."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import get_language

from actions.legislators.lookup import Answer, Status
from actions.legislators.records import SENATE
from actions.legislators.seating import Seating, State
from actions.letters import composing, describing, drafts, targeting, versions
from actions.letters.drafts import Draft
from actions.letters.forms import DetailsForm, LetterForm, WhereForm
from actions.letters.models import LetterVersion, Reading
from actions.letters.offices import Office
from cms.pages import answering, letter_words
from cms.shell import Shell

Chosen = list[tuple[Office, LetterVersion]]
HEADERS = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}


@dataclass(frozen=True)
class Offices:
    """Whom a campaign writes to for one person, each with its version; and her seats without anybody to write to."""

    chosen: Chosen
    missing: tuple[Seating, ...]

    @property
    def offices(self) -> list[Office]:
        return [office for office, _version in self.chosen]


@dataclass(frozen=True)
class Sheet:
    """One version of the letter as it is shown: to whom, its fields (none where it is fixed), and its reading."""

    version: LetterVersion
    salutations: list[str]
    subject: Any
    body: Any
    reading: Reading | None


class Showing:
    """What is shown in answer to one request."""

    def __init__(self, page: Any, request: HttpRequest, at: datetime) -> None:
        self.page, self.request, self.at = page, request, at
        self.campaign, self.post = page.campaign, request.POST

    @cached_property
    def shell(self) -> Shell:
        return Shell(self.request, page=self.page)

    @cached_property
    def versions(self) -> list[LetterVersion]:
        return versions.of(self.campaign)

    def offices(self, draft: Draft) -> Offices:
        """Whom the campaign writes to for whoever wrote a draft. An office without a version is left out."""
        targets = targeting.of(self.campaign, draft.own_seats, at=self.at)
        chosen: Chosen = []
        for office in targets.offices:
            try:
                chosen.append((office, versions.for_office(self.versions, office)))
            except versions.NoVersion:
                continue
        return Offices(chosen, targets.missing)

    def details_form(
        self,
        draft: Draft,
        offices: Offices,
        data: Mapping[str, Any] | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> DetailsForm:
        """The form of the second step."""
        return DetailsForm(
            data,
            campaign=self.campaign,
            offices=offices.offices,
            draft=draft,
            news_wording=answering.news_wording(self.page, self.shell),
            initial=initial,
        )

    def letter_form(
        self,
        chosen: Chosen,
        name: str,
        data: Mapping[str, Any] | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> LetterForm:
        """The form of the third step."""
        return LetterForm(data, campaign=self.campaign, chosen=chosen, name=name, initial=initial)

    def show_where(
        self, draft: Draft, form: WhereForm, *, status: int = 200, answer: Answer | None = None, sentence: str = ""
    ) -> HttpResponse:
        """The first step, once something was sent."""
        if answer is not None and not (answer.status == Status.NO_MATCH and form.errors):
            sentence = describing.question(answer)
        seats = answer.seats if answer else ()
        certain = [one.member for one in seats if one.state == State.SEATED and one.seat.chamber == SENATE]
        without = describing.without_legislature(self.campaign, answer) if answer else ""
        context = {"form": form, "sentence": sentence, "certain": certain, "without": without}
        return self.render(draft, 1, context, status)

    def show_details(self, draft: Draft, form: DetailsForm, offices: Offices, *, status: int = 200) -> HttpResponse:
        """The second step: the offices, and what they need."""
        described = [describing.of_office(office) for office in offices.offices]
        context = {
            "form": form,
            "offices": list(zip(form["offices"], described, strict=True)),
            "missing": [describing.of_seat(seating) for seating in offices.missing],
            "left_out": describing.left_out(self.campaign, draft),
        }
        return self.render(draft, 2, context, status)

    def show_letter(
        self, draft: Draft, form: LetterForm, *, status: int = 200, nudge: bool = False, changed: bool = False
    ) -> HttpResponse:
        """The third step: the letter, and its reading beside it."""
        draft = replace(draft, shown=digest(form.versions))
        context = {
            "form": form,
            "sheets": sheets(form),
            "signature": composing.signature(form.name),
            "fixed": not form.editable,
            "foreign": get_language() != "en",
            "nudge": nudge,
            "changed": changed,
            **form.count(),
            "submit": letter_words.send([office for office, _version in form.chosen]),
            "most": settings.LONGEST_LETTER,
        }
        return self.render(draft, 3, context, status)

    def render(self, draft: Draft, step: int, words: dict[str, Any], status: int) -> HttpResponse:
        """One step's page."""
        context = self.page.get_context(self.request)
        context |= letter_words.around(self.page, at=self.at)
        context |= {"step": step, "token": drafts.sealed(draft, at=self.at)} | words
        context["others"] = others(context["shell"].languages, self.request)
        context["meta"] |= {"noindex": True, "structured": "", "alternates": []}
        template = f"cms/letter_step_{step}.html"
        return TemplateResponse(self.request, template, context, status=status, headers=HEADERS)


def others(languages: Iterable[Mapping[str, Any]], request: HttpRequest) -> list[Mapping[str, Any]]:
    """The page's other languages, each with the address that takes a step's fields over; none on another host."""
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    here = [one for one in languages if not one["current"] and not urlsplit(one["url"]).netloc]
    return [{**one, "url": f"{one['url']}{query}#write"} for one in here]


def sheets(form: LetterForm) -> list[Sheet]:
    """Each version that is used, with everybody whom it is for."""
    shown = []
    for version in form.versions:
        subject, body = (form[f"{name}_{version.pk}"] if form.editable else None for name in ("subject", "body"))
        greetings = [office.salutation for office, its in form.chosen if its.pk == version.pk]
        shown.append(Sheet(version, greetings, subject, body, versions.reading(version, get_language() or "")))
    return shown


def digest(shown: Iterable[LetterVersion]) -> str:
    """A short name for the words of some versions, so that they are not sent if they changed unseen."""
    words = repr([(version.pk, version.subject, version.body) for version in shown])
    return hashlib.sha256(words.encode()).hexdigest()[:16]
