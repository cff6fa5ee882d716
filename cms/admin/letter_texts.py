"""A letter's words in a form: the English that is sent, and what readers of other languages see beside it."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput

from actions.letters.models import LetterCampaign, LetterVersion, Reading

SENT = "en"
READINGS = [(code, name) for code, name in settings.LANGUAGES if code != SENT]
COLUMNS = ("subject", "body", "script")


def name(column: str, language: str) -> str:
    """What the field of a reading is called in the form: `body_ko`."""
    return f"{column}_{language.replace('-', '_')}"


def text_field(model: type[LetterVersion] | type[Reading], column: str) -> Any:
    """The field for one of the three texts, never required by itself."""
    field: Any = model._meta.get_field(column)
    widget = forms.TextInput if column == "subject" else AdminAutoHeightTextInput
    return field.formfield(required=False, widget=widget)


class LetterTextForm(WagtailAdminModelForm):
    """A form with the readings of one version; `version` says whose, `save_readings` keeps them."""

    def version(self) -> LetterVersion | None:
        """The version that is changed; None while there is none."""
        raise NotImplementedError

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        version = self.version()
        for reading in version.readings.all() if version else []:
            for column in COLUMNS:
                self.initial.setdefault(name(column, reading.language), getattr(reading, column))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for language, _name in READINGS:
            subject, body, script = (cleaned.get(name(column, language)) for column in COLUMNS)
            if (body or script) and not subject:
                self.add_error(name("subject", language), _("Write the subject in this language too."))
            if (subject or script) and not body:
                self.add_error(name("body", language), _("Write the letter in this language too."))
        return cleaned

    def save_readings(self, version: LetterVersion) -> None:
        """Keeps what was written in each language; a language that was emptied is removed."""
        for language, _name in READINGS:
            columns = {column: self.cleaned_data.get(name(column, language), "") for column in COLUMNS}
            if columns["body"]:
                Reading.objects.update_or_create(version=version, language=language, defaults=columns)
            else:
                Reading.objects.filter(version=version, language=language).delete()


LetterTextForm.declared_fields.update(
    {name(column, language): text_field(Reading, column) for language, _name in READINGS for column in COLUMNS}
)


def for_everybody(campaign: LetterCampaign) -> LetterVersion | None:
    """The version that goes to whoever has no other."""
    return campaign.versions.filter(chamber="", party="", person="").first() if campaign.pk else None


def sent_panel(heading: Any) -> MultiFieldPanel:
    """The English that is sent."""
    return MultiFieldPanel([FieldPanel(column) for column in COLUMNS], heading)


def reading_panels() -> list[MultiFieldPanel]:
    """A panel a language, folded: most campaigns begin in English."""
    return [
        MultiFieldPanel(
            [FieldPanel(name(column, language)) for column in COLUMNS],
            format_lazy(gettext_lazy("For those who read {language}"), language=language_name),
            classname="collapsed",
            help_text=gettext_lazy("Shown beside the English, which is what is sent. Made by people, not by machines."),
        )
        for language, language_name in READINGS
    ]
