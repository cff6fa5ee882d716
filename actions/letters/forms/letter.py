from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from actions.letters import composing
from actions.letters.models import LetterCampaign, LetterVersion
from actions.letters.offices import Office
from actions.supporters import redaction
from actions.supporters.fields import CleanedField, CommentField, LinesField

Chosen = Sequence[tuple[Office, LetterVersion]]


class SubjectField(CleanedField):
    """The subject of a letter, in English unless she writes it otherwise."""

    called = _("Subject")
    longest = 200
    default_error_messages = {
        "required": _("Write a subject."),
        "max_length": _("This subject is too long. Write at most 200 characters."),
    }


class BodyField(LinesField):
    """The letter between salutation and signature."""

    called = _("The letter that is sent")
    longest = settings.LONGEST_LETTER
    default_error_messages = {
        "required": _("The letter is empty. Write a few words."),
        "max_length": _("This letter is too long."),
    }


class OwnWordsField(LinesField):
    """What she adds, in any language; the numbers of identity documents in it go nowhere."""

    called = _("Your own words")
    longest = settings.LONGEST_LETTER
    attributes = CommentField.attributes
    default_error_messages = {"max_length": _("This is too long.")}

    def clean(self, value: Any) -> str:
        return redaction.redacted(super().clean(value))


class LetterForm(forms.Form):
    """The words: for each version `subject_12` and `body_12` where they may be changed, and her own once for all."""

    own_words = OwnWordsField(
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("In any language. They are sent as you write them, after the letter."),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        campaign: LetterCampaign,
        chosen: Chosen,
        name: str,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        self.chosen, self.name, self.editable = chosen, name, campaign.may_be_edited
        self.versions = list({version.pk: version for _office, version in chosen}.values())
        words: dict[str, Any] = {}
        own = {name: field for version in self.versions for name, field in fields_of(version, words).items()}
        super().__init__(data, initial=words | dict(initial or {}), label_suffix="")
        if self.editable:
            self.fields = own | self.fields
            self.restore(words)

    def restore(self, words: Mapping[str, str]) -> None:
        """A version that was not on her screen is shown, not sent."""
        self.unseen = [name for name in words if self.is_bound and name not in self.data]
        if self.unseen:
            self.data = {**words, **{name: self.data[name] for name in self.data}}

    @classmethod
    def typed(cls, post: QueryDict) -> dict[str, str]:
        """What a browser sent, as plain values that a draft can carry."""
        return {name: str(post[name]) for name in post if name == "own_words" or name.startswith(("subject_", "body_"))}

    def clean(self) -> dict[str, Any]:
        """`texts`: by version its subject and its body; and her own words."""
        given = self.cleaned_data
        if self.editable:
            for name in self.unseen:
                self.add_error(name, ValidationError(_("The letter has changed. Please read it once more.")))
        texts = {version.pk: self.text(version) for version in self.versions}
        own_words = given.get("own_words", "")
        longest = max(
            (self.length(office, texts[version.pk][1], own_words) for office, version in self.chosen), default=0
        )
        if longest > settings.LONGEST_LETTER:
            words = _("The letter has {number} characters with your own words. The offices take {most}.")
            raise ValidationError(str(words).format(number=f"{longest:,}", most=f"{settings.LONGEST_LETTER:,}"))
        return {"texts": texts, "own_words": own_words}

    def text(self, version: LetterVersion) -> tuple[str, str]:
        """The subject and the body of a version as she left them."""
        if not self.editable:
            return version.subject, version.body
        body = self.cleaned_data.get(f"body_{version.pk}", "")
        if not composing.same(version.body, body):
            body = redaction.redacted(body)
        return self.cleaned_data.get(f"subject_{version.pk}", ""), body

    def length(self, office: Office, body: str, own_words: str) -> int:
        """How long the letter to an office is, with its salutation and signature."""
        return len(composing.whole(salutation=office.salutation, statement=body, message=own_words, name=self.name))

    def count(self) -> dict[str, int]:
        """How long the longest letter is now, and how much of it she cannot change here."""
        parts = [(office, *self.written(version)) for office, version in self.chosen]
        whole = max((self.length(office, body, own) for office, body, own in parts), default=0)
        typed = max((len(body) for _office, body, _own in parts), default=0) if self.editable else 0
        own = max((len(own) + 2 for _office, _body, own in parts if own), default=0)
        return {"number": whole, "fixed_number": whole - typed - own}

    def written(self, version: LetterVersion) -> tuple[str, str]:
        """The body of a version and her own words as they stand on the screen."""
        body = str(self[f"body_{version.pk}"].value() or "") if self.editable else version.body
        own_words = str(self["own_words"].value() or "")
        return body.replace("\r\n", "\n"), own_words.replace("\r\n", "\n")

    def is_as_it_was(self) -> bool:
        """Whether nothing is hers in a letter that has no errors."""
        texts = self.cleaned_data["texts"]
        same = all(composing.same(version.body, texts[version.pk][1]) for version in self.versions)
        return same and not self.cleaned_data["own_words"]


def fields_of(version: LetterVersion, words: dict[str, Any]) -> dict[str, forms.Field]:
    """The two fields of a version; their words are put into `words`."""
    words |= {f"subject_{version.pk}": version.subject, f"body_{version.pk}": version.body}
    rows = max(8, version.body.count("\n") + len(version.body) // 60 + 2)
    english = {"lang": "en", "dir": "auto"}
    return {
        f"subject_{version.pk}": SubjectField(widget=forms.TextInput(english)),
        f"body_{version.pk}": BodyField(widget=forms.Textarea({**english, "rows": min(rows, 20)})),
    }
