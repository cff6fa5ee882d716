"""The form of a letter campaign: what, to whom, and the letter that everybody gets, on one page."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from actions.letters.models import LetterCampaign, LetterVersion
from cms.admin import letter_texts
from cms.admin.letter_texts import COLUMNS, LetterTextForm, text_field

CHAMBERS = ("to_house", "to_senate", "to_upper", "to_lower")


class LetterCampaignForm(LetterTextForm):
    """Opens nothing that could not be sent: it needs somebody to write to, and a letter for all of them."""

    subject = text_field(LetterVersion, "subject")
    body = text_field(LetterVersion, "body")
    script = text_field(LetterVersion, "script")

    def version(self) -> LetterVersion | None:
        return letter_texts.for_everybody(self.instance)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if version := self.version():
            self.initial |= {column: getattr(version, column) for column in COLUMNS}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        opens = cleaned.get("state") == LetterCampaign.State.OPEN
        subject, body, script = (cleaned.get(column) for column in COLUMNS)
        readings = [value for key, value in cleaned.items() if key.startswith(("body_", "subject_")) and value]
        begun = bool(subject or body or script or readings or self.version())
        if (opens or begun) and not subject and "subject" not in self.errors:
            self.add_error("subject", self.lacks_letter(opens))
        if (opens or begun) and not body and "body" not in self.errors:
            self.add_error("body", _("Write the letter."))
        if opens and not any(cleaned.get(chamber) for chamber in CHAMBERS) and not self.has_targets():
            self.add_error("state", _("It goes to nobody yet. Keep it a draft, add a target, then open it."))
        return cleaned

    def lacks_letter(self, opens: bool) -> str:
        """Why the subject is asked for."""
        if opens:
            return _("Before the campaign opens, write the letter that goes to everybody: its subject and its words.")
        return _("Write the subject.")

    def has_targets(self) -> bool:
        return bool(self.instance.pk) and self.instance.targets.exists()

    def save(self, commit: bool = True) -> LetterCampaign:
        self.instance.date_closing(timezone.now())
        campaign: LetterCampaign = super().save(commit)
        if commit and self.cleaned_data["body"]:
            columns = {column: self.cleaned_data[column] for column in COLUMNS}
            version, _made = LetterVersion.objects.update_or_create(
                campaign=campaign,
                chamber="",
                party="",
                person="",
                defaults=columns,
                create_defaults=columns | {"name": _("For everybody")},
            )
            self.save_readings(version)
        return campaign


PANELS = [
    FieldPanel("name"),
    MultiFieldPanel(
        [
            *[FieldPanel(chamber) for chamber in CHAMBERS],
            FieldPanel("to_nonvoting"),
        ],
        gettext_lazy("Whom it goes to"),
        help_text=gettext_lazy(
            "Each reader's own legislators. A named member, a committee or a governor is added on the campaign's page."
        ),
    ),
    letter_texts.sent_panel(gettext_lazy("The letter to everybody")),
    *letter_texts.reading_panels(),
    MultiFieldPanel(
        [
            FieldPanel("state"),
            FieldRowPanel(
                [
                    FieldPanel("opens_at", help_text=gettext_lazy("Left empty: as soon as its state is open.")),
                    FieldPanel("closes_at", help_text=gettext_lazy("Left empty: when you set its state to closed.")),
                ]
            ),
        ],
        gettext_lazy("When"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("topic"),
            FieldRowPanel([FieldPanel("bill_type"), FieldPanel("bill_number"), FieldPanel("bill_congress")]),
            FieldPanel("position"),
            FieldPanel("about"),
        ],
        gettext_lazy("What it is about"),
        help_text=gettext_lazy("For the offices: they sort letters by it."),
    ),
    MultiFieldPanel([FieldPanel("editing"), FieldPanel("default_prefix")], gettext_lazy("How people write")),
]
