"""Builds the demonstration: *Citizenship for All*, in three languages, with some weeks of signatures."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from actions.legislators import starting
from actions.petitions import counting, offline
from actions.petitions.models import Petition
from advocacy.demo import crowd, furnishing, giving, letter_crowd, letter_writing, pictures, plan, planting, translating
from advocacy.demo.content import (
    about,
    campaign,
    give,
    home,
    language_access,
    letter,
    news,
    petition,
    privacy,
    stories_young,
)
from advocacy.demo.crowd import Crowd
from cms import sites

CONTENT = (about, campaign, give, home, language_access, letter, news, petition, privacy, stories_young)
LOGINS = furnishing.LOGINS
OPENED, WON_OPENED, WON_CLOSED, DECIDED = 60, 110, 20, 9  # days ago
PLACES = {
    "Home page": "/en/",
    "The campaign": "/en/citizenship-for-all/",
    "The petition": "/en/citizenship-for-all/sign/",
    "The same in Korean": "/ko/citizenship-for-all/sign/",
    "The same in Spanish": "/es/citizenship-for-all/sign/",
    "A letter to Congress": "/en/citizenship-for-all/write/",
    "Giving": "/en/give/",
    "Mail that was sent": "/sandbox/mail/",
    "Message gateways": "/sandbox/gateways/",
    "Staff": "/admin/",
}


def is_built() -> bool:
    """Whether the demonstration is there. It is built as a whole or not at all."""
    return Petition.objects.filter(name=petition.INTERNAL_NAME).exists()


@transaction.atomic
def build(*, progress: Callable[[str], None], at: datetime) -> None:
    """Build the demonstration as of the moment `at`. A second time nothing is changed."""
    if is_built():
        return
    english, *others = sites.languages()
    root = sites.root()
    furnishing.rules()
    furnishing.staff()
    starting.start(at=at, with_gateways=True)
    letters = letter_writing.campaign(at)
    petitions = {plan.SIGN: open_petition(at), plan.WON: won_petition(at)}
    fundraiser = giving.fundraiser(at)
    giving.recipient()
    progress("Drawing the pictures")
    drawn = pictures.hang()
    with disable_reference_index_auto_update():  # each page is saved several times, and looked through once, below
        progress("Setting the pages in English")
        planted = planting.plant(plan.pages(petitions, letters, fundraiser, at), root, english, drawn)
        furnishing.site(planted[""])
        progress("Translating them into Korean and Spanish")
        known = translating.memory(CONTENT)
        for page in planted.values():
            translating.translate(page, others, known)
    for page in Page.objects.filter(depth__gt=1).specific():
        ReferenceIndex.create_or_update_for_object(page)
    progress("Collecting signatures")
    sign(petitions, at)
    progress("Collecting letters")
    letter_crowd.gather(letters, plan.WRITE, at)


def open_petition(at: datetime) -> Petition:
    """The petition of the campaign, open for two months."""
    return Petition.objects.create(
        name=petition.INTERNAL_NAME,
        targets=petition.TARGETS,
        first_goal=3_000,
        state=Petition.State.OPEN,
        opens_at=before(at, OPENED),
        comment_field=Petition.Field.OPTIONAL,
    )


def won_petition(at: datetime) -> Petition:
    """The petition that was closed and won."""
    return Petition.objects.create(
        name=language_access.INTERNAL_NAME,
        targets=language_access.TARGETS,
        first_goal=500,
        state=Petition.State.CLOSED,
        opens_at=before(at, WON_OPENED),
        closes_at=before(at, WON_CLOSED),
        outcome=Petition.Outcome.WON,
        outcome_on=before(at, DECIDED).date(),
    )


def sign(petitions: dict[str, Petition], at: datetime) -> None:
    """Gather both crowds, enter what was signed on paper, and count."""
    asked, won = petitions[plan.SIGN], petitions[plan.WON]
    title, begins, ends = language_access.SIGN_TITLE, before(at, WON_OPENED), before(at, WON_CLOSED)
    crowd.gather(Crowd(won, plan.WON, title, 640, begins, ends, {0: 6, 70: 5}, seed=2))
    waves = {0: 9, 19: 5, 37: 14, 52: 7, 59: 3}
    crowd.gather(Crowd(asked, plan.SIGN, petition.TITLE, 2_620, before(at, OPENED), at, waves, seed=1))
    for number, days, reason in ((118, 33, "Harvest market in Queens"), (67, 12, "Sunday lunch, church in Annandale")):
        day = before(at, days).date()
        offline.enter(petition=asked, number=number, collected_on=day, reason=reason, entered_by="organiser", at=at)
    counting.fold(at=at)


def before(at: datetime, days: int) -> datetime:
    """The midnight that so many days before had begun with, in the site's time."""
    return timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=days)
