"""The letter campaign of the demonstration: to the House and the Senate, each with a version of its own."""

from datetime import datetime, timedelta

from actions.letters.models import LetterCampaign, LetterVersion, Reading
from advocacy.demo.content import letter
from advocacy.demo.words import LANGUAGES, Words

OPENED = timedelta(days=25)


def campaign(at: datetime) -> LetterCampaign:
    """The campaign, open for some weeks, with what is said in each language beside the English."""
    made = LetterCampaign.objects.create(
        name=letter.INTERNAL_NAME, state=LetterCampaign.State.OPEN, opens_at=at - OPENED, about=letter.ABOUT_US
    )
    version(made, "All", letter.LETTER)
    version(made, "Senate", letter.SENATE_LETTER, chamber="senate")
    return made


def version(made: LetterCampaign, name: str, body: Words, **targets: str) -> None:
    """One version with its readings."""
    kept = LetterVersion.objects.create(
        campaign=made,
        name=name,
        subject=letter.SUBJECT.en,
        body=body.en,
        script=letter.SCRIPT.en,
        **targets,
    )
    Reading.objects.bulk_create(
        Reading(
            version=kept,
            language=language,
            subject=letter.SUBJECT.in_language(language),
            body=body.in_language(language),
            script=letter.SCRIPT.in_language(language),
        )
        for language in LANGUAGES
        if language != "en"
    )
