"""Which of a campaign's versions an office gets: always one and no other."""

from collections.abc import Sequence

from django.core.cache import cache

from actions.letters.models import LetterCampaign, LetterVersion, Reading
from actions.letters.offices import Office

CACHED = 5  # seconds until what staff changed is heeded; a visitor's page is older than that


class NoVersion(Exception):
    """No version fits an office: the campaign lacks the one for everybody. Names the office."""


def of(campaign: LetterCampaign) -> list[LetterVersion]:
    """A campaign's versions with their readings, the most particular ones first; as they were some seconds ago."""
    key = f"letters:versions:{campaign.pk}"
    found: list[LetterVersion] | None = cache.get(key)
    if found is None:
        found = in_order(campaign)
        cache.set(key, found, CACHED)
    return found


def in_order(campaign: LetterCampaign) -> list[LetterVersion]:
    """The same, as they are now."""
    rows = list(campaign.versions.prefetch_related("readings"))
    for version in rows:
        version.campaign = campaign
    return sorted(rows, key=lambda version: (not version.person, not version.party, not version.chamber, version.pk))


def for_office(versions: Sequence[LetterVersion], office: Office) -> LetterVersion:
    """The version for an office, of those that `of` gives, in that order. Raises NoVersion."""
    for version in versions:
        if fits(version, office):
            return version
    raise NoVersion(office.name)


def fits(version: LetterVersion, office: Office) -> bool:
    """Whether a version is meant for an office, among others."""
    if version.person:
        return version.person == office.key
    chamber = office.seat.chamber if office.seat else ""
    return version.chamber in {"", chamber} and version.party.casefold() in {"", office.party.casefold()}


def reading(version: LetterVersion, language: str) -> Reading | None:
    """The version in a reader's language; None in English, and where nobody has made one."""
    return next((reading for reading in version.readings.all() if reading.language == language), None)
