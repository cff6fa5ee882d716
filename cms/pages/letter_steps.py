"""From one step of a letter to the next: what was sent is read, checked, and answered with the page it leads to.

Between the steps nothing is stored: a sealed draft goes to and fro in a hidden field (`actions.letters.drafts`). The
page in another language has the same campaign, so it takes the draft over, and shows the step with all that was typed.
"""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language

from actions.legislators.lookup import Answer, Status
from actions.letters import describing, drafts, entering, links, placing, writing
from actions.letters.drafts import Draft
from actions.letters.forms import DetailsForm, LetterForm, WhereForm
from cms.pages import give_next, letter_showing, letter_words
from cms.pages.letter_showing import Chosen, Showing


class Steps(Showing):
    """One request to the page of a letter."""

    def first_form(self) -> WhereForm:
        """The form that everybody finds: a ZIP code, and the street where no ZIP code could do."""
        return WhereForm(street=placing.writes_to_legislature(self.campaign))

    def answer(self) -> HttpResponse:
        """What the step that was sent leads to."""
        step, going_back, switching = self.post.get("step"), "back" in self.post, "switch" in self.post
        try:
            draft = drafts.opened(self.post.get("draft", ""), campaign=self.campaign, at=self.at)
        except drafts.Lost:
            draft = drafts.begin(self.campaign)
        if step == "where":
            return self.where(draft)
        if step == "details" and draft.is_placed:
            draft = replace(draft, details=DetailsForm.typed(self.post))
            if switching:
                return self.back_to_details(draft)
            return self.back_to_where(draft) if going_back else self.details(draft)
        if step == "letter" and draft.is_placed:
            draft = replace(draft, words=LetterForm.typed(self.post))
            if switching:
                return self.letter_again(draft)
            return self.back_to_details(draft) if going_back else self.letter(draft)
        return self.start_again(draft)

    def where(self, draft: Draft) -> HttpResponse:
        """The first step was sent."""
        form = WhereForm(self.post, street="street" in self.post, demanded=False)
        if not form.is_valid():
            return self.show_where(draft, form, status=422)
        if not self.campaign.accepts(self.at):
            form.add_error(None, letter_words.refusal(self.campaign))
            return self.show_where(draft, form, status=409)
        place = {key: form.cleaned_data[key] for key in ("zip", "street", "city")}
        draft = replace(draft, referrer=draft.referrer or form.cleaned_data["referrer"])
        herself = bool(self.post.get("district")) and ("choose" in self.post or not place["street"])
        answer = self.look_up(place, herself=herself)
        refusal = describing.refusal(self.campaign, answer)
        if refusal:
            form.add_error("zip", refusal)
            return self.show_where(draft, form, status=422)
        return self.decide(draft, answer, place, choice=self.post["district"] if herself else "")

    def decide(self, draft: Draft, answer: Answer, place: dict[str, str], *, choice: str) -> HttpResponse:
        """On to the second step where the place decides, or her choice; else the first once more."""
        if placing.holds(draft, choice, **place):
            return self.back_to_details(draft)
        if not placing.is_open(self.campaign, answer, street=place["street"]):
            return self.back_to_details(placing.settled(draft, answer, **place))
        options = {option.key: option for option in placing.options(self.campaign, answer)}
        if choice in options:
            return self.back_to_details(placing.chosen(draft, answer, options[choice], **place))
        return self.ask_for_street(draft, answer, [*options.values()], place)

    def look_up(self, place: dict[str, str], *, herself: bool) -> Answer:
        """One look-up, by the street where one was typed; but for whoever asks too often by the ZIP code alone."""
        by_street = bool(place["street"]) and not herself
        may_ask = by_street and entering.may_look_up(self.request, self.campaign, at=self.at)
        asked = place if by_street else {"zip": place["zip"]}
        return placing.look_up(campaign=self.campaign, **asked, herself=herself, may_ask=may_ask, at=self.at)

    def ask_for_street(
        self, draft: Draft, answer: Answer, options: list[placing.Option], place: dict[str, str]
    ) -> HttpResponse:
        """The ZIP code does not decide: the first step again, with the street and the districts to choose from.

        What a street told all the same goes along in the draft.
        """
        if placing.lacks_legislature(answer):
            draft = placing.settled(draft, answer, **place)
        labels = [(option.key, describing.option(option, answer)) for option in options]
        asked_before, choosing = "street" in self.post, "choose" in self.post
        form = WhereForm(street=True, options=labels, initial=place)
        if asked_before and (choosing or not place["street"]):
            form = WhereForm(self.post, street=True, options=labels, demanded=not choosing)
            form.is_valid()
            if choosing:
                form.choose()
        elif answer.status == Status.NO_MATCH:
            form = WhereForm(self.post, street=True, options=labels)
            form.add_error("street", describing.question(answer))
        status = 422 if form.errors else 200
        return self.show_where(draft, form, status=status, answer=answer)

    def details(self, draft: Draft) -> HttpResponse:
        """The second step was sent."""
        offices = self.offices(draft)
        form = self.details_form(draft, offices, draft.details | {"altcha": self.post.get("altcha", "")})
        if not self.campaign.accepts(self.at):
            form.add_error(None, letter_words.refusal(self.campaign))
            return self.show_details(draft, form, offices, status=409)
        if not form.is_valid():
            return self.show_details(draft, form, offices, status=422)
        told = form.cleaned_data
        draft = replace(draft, proven=draft.proven or told["proven"], signs=told["state_reason"])
        return self.show_letter(
            draft, self.letter_form(ticked(offices.chosen, told), told["name"], initial=draft.words)
        )

    def letter(self, draft: Draft) -> HttpResponse:
        """The third step was sent. Who writes, and to whom, is checked once more."""
        offices = self.offices(draft)
        details = self.details_form(draft, offices, draft.details)
        if not details.is_valid():
            return self.show_details(draft, details, offices, status=422)
        told = details.cleaned_data
        chosen = ticked(offices.chosen, told)
        form = self.letter_form(chosen, told["name"], draft.words)
        valid = form.is_valid()
        if not self.campaign.accepts(self.at):
            return self.refuse(draft, form)
        changed = not self.campaign.may_be_edited and draft.shown != letter_showing.digest(form.versions)
        nudge = valid and not draft.asked and self.asks_for_own_words(form)
        if not valid or changed or nudge:
            draft = replace(draft, asked=draft.asked or nudge)
            return self.show_letter(draft, form, status=200 if valid and nudge else 422, nudge=nudge, changed=changed)
        try:
            return self.send(draft, told, form.cleaned_data, chosen)
        except writing.Closed:  # between the look and the letter
            return self.refuse(draft, form)

    def asks_for_own_words(self, form: LetterForm) -> bool:
        """Whether the campaign asks for them, and nothing in a letter without errors is hers."""
        return self.campaign.editing == self.campaign.Editing.ASKED and form.is_as_it_was()

    def send(self, draft: Draft, told: dict[str, Any], words: dict[str, Any], chosen: Chosen) -> HttpResponse:
        """Hand a letter without errors to the campaign, and lead to what becomes of it."""
        letter = entering.enter(
            self.request,
            draft,
            campaign=self.campaign,
            details=told,
            words=words,
            chosen=chosen,
            language=get_language() or "",
            page_url=self.page.get_full_url(self.request),
            page_title=self.page.title,
            at=self.at,
        )
        url = reverse("letters:letter", args=[links.token(letter, "written")])
        typed = {"name": told["name"], "email": told["email"], "zip": draft.zip}
        query = give_next.query(self.page, self.request, typed, letter_words.next_action, at=self.at)
        return HttpResponseRedirect(f"{url}{query}", status=303)

    def refuse(self, draft: Draft, form: LetterForm) -> HttpResponse:
        """The campaign takes no letters; what she wrote is shown for her to copy."""
        form.add_error(None, letter_words.refusal(self.campaign))
        return self.show_letter(draft, form, status=409)

    def back_to_where(self, draft: Draft) -> HttpResponse:
        """The first step with what she typed there. The street is asked for only where it was."""
        typed = {"zip": draft.zip, "street": draft.street, "city": draft.city}
        asked = bool(draft.street) or placing.writes_to_legislature(self.campaign)
        return self.show_where(draft, WhereForm(street=asked, initial=typed))

    def back_to_details(self, draft: Draft) -> HttpResponse:
        """The second step with what she typed there, if she was there before."""
        offices = self.offices(draft)
        return self.show_details(draft, self.details_form(draft, offices, initial=draft.details), offices)

    def letter_again(self, draft: Draft) -> HttpResponse:
        """The third step as she left it on the page in another language. It is checked once she goes on."""
        offices = self.offices(draft)
        details = self.details_form(draft, offices, draft.details)
        details.full_clean()
        chosen = ticked(offices.chosen, details.cleaned_data)
        if not chosen:
            return self.back_to_details(draft)
        return self.show_letter(draft, self.letter_form(chosen, details.cleaned_data["name"], initial=draft.words))

    def start_again(self, draft: Draft) -> HttpResponse:
        """The draft is lost: the first step again. What came with the form goes on in a new draft."""
        draft = replace(draft, details=draft.details or DetailsForm.typed(self.post))
        draft = replace(draft, words=draft.words or LetterForm.typed(self.post))
        return self.show_where(draft, self.first_form(), status=422, sentence=letter_words.lost())

    def preview(self, mode: str) -> HttpResponse:
        """The second or the third step, as it is for somebody whom the roster's first senator stands for."""
        draft = placing.sample(drafts.begin(self.campaign))
        offices = self.offices(draft)
        if mode == "details":
            return self.show_details(draft, self.details_form(draft, offices), offices)
        return self.show_letter(draft, self.letter_form(offices.chosen, "Ana Reyes"))


def ticked(chosen: Chosen, told: dict[str, Any]) -> Chosen:
    """The offices that she left ticked."""
    return [(office, version) for office, version in chosen if office.key in told["offices"]]
