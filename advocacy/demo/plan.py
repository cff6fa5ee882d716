"""The demonstration's pages: where each stands, of which type it is, and which words go into which field."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from wagtail.models import Page

from actions.letters.models import LetterCampaign
from actions.petitions.models import Petition
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
from advocacy.demo.content.shapes import Article, Block, Prose, Step, Story
from advocacy.demo.words import Words
from cms.models import (
    ArticlePage,
    CampaignPage,
    GivePage,
    HomePage,
    LetterPage,
    NewsIndexPage,
    PetitionPage,
    StandardPage,
    StoryIndexPage,
    StoryPage,
)
from payments.models import Fundraiser

SIGN = f"{campaign.SLUG}/sign"
WRITE = f"{campaign.SLUG}/{letter.SLUG}"
WON = f"{language_access.SLUG}/sign"
Blocks = tuple[Block | Step, ...]


@dataclass(frozen=True)
class Planned:
    """One page: its path below the home page, its type, and by field name what goes in.

    `links` and `related` name other pages by their paths, `picture` a drawing by its name.
    """

    path: str
    model: type[Page]
    words: dict[str, Words]
    streams: dict[str, Blocks] = field(default_factory=dict)
    prose: dict[str, tuple[Words, ...]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    fixed: dict[str, Any] = field(default_factory=dict)
    related: tuple[str, ...] = ()
    picture: str = ""


def pages(
    petitions: dict[str, Petition], letters: LetterCampaign, fundraiser: Fundraiser, at: datetime
) -> list[Planned]:
    """Every page, each after the one that it stands below; petitions by the path of their page."""
    return [
        front(),
        the_campaign(),
        sign_page(petitions[SIGN]),
        write_page(letters),
        Planned(
            path="stories",
            model=StoryIndexPage,
            words={"title": stories_young.INDEX_TITLE, "lead": stories_young.INDEX_INTRO},
            fixed={"show_in_menus": True},
        ),
        *(story(each, number, at) for number, each in enumerate(stories_young.STORIES)),
        Planned(
            path="news",
            model=NewsIndexPage,
            words={"title": news.INDEX_TITLE, "lead": news.INDEX_INTRO},
            fixed={"show_in_menus": True},
        ),
        *(article(each, at) for each in news.ARTICLES),
        won_campaign(),
        won_page(petitions[WON]),
        standard(about.SLUG, about.TITLE, about.LEAD, about.BODY, show_in_menus=True),
        give_page(fundraiser),
        standard(privacy.SLUG, privacy.TITLE, privacy.LEAD, privacy.BODY, show_in_footer=True),
    ]


def front() -> Planned:
    """The home page, with the words that all pages share."""
    return Planned(
        path="",
        model=HomePage,
        words={
            "title": home.TITLE,
            "lead": home.LEAD,
            "search_description": home.DESCRIPTION,
            "action_label": home.ACTION_LABEL,
            "organisation": home.NETWORK,
            "about": home.ABOUT,
            "tax_status": home.TAX_STATUS,
            "privacy_note": home.PRIVACY,
            "news_wording": petition.NEWS_WORDING,
        },
        prose={"thanks_text": (home.THANKS,)},
        streams={"body": home.BODY},
        links={"action_page": SIGN, "privacy_page": privacy.SLUG},
    )


def the_campaign() -> Planned:
    """The campaign *Citizenship for All*."""
    return Planned(
        path=campaign.SLUG,
        model=CampaignPage,
        words={"title": campaign.TITLE, "lead": campaign.LEAD, "search_description": campaign.DESCRIPTION},
        streams={"story": campaign.STORY, "facts": campaign.FACTS, "timeline": campaign.TIMELINE},
        related=("stories/two-lunch-boxes", "news/a-bus-in-spring", language_access.SLUG),
        fixed={"show_in_menus": True},
    )


def sign_page(asked: Petition) -> Planned:
    """The open petition."""
    return Planned(
        path=SIGN,
        model=PetitionPage,
        words={
            "title": petition.TITLE,
            "ask": petition.ASK,
            "search_description": petition.DESCRIPTION,
            "button_label": petition.BUTTON,
            "eligibility": petition.ELIGIBILITY,
            "share_words": petition.SHARE_WORDS,
            "thanks_title": petition.THANKS_TITLE,
            "next_title": petition.NEXT_TITLE,
            "next_text": petition.NEXT_TEXT,
            "next_label": petition.NEXT_LABEL,
        },
        streams={"body": (petition.LETTER, campaign.QUESTIONS)},
        prose={"thanks_text": (petition.THANKS_TEXT,)},
        links={"next_page": "stories/the-sewing-room"},
        fixed={"petition": asked},
    )


def write_page(asked: LetterCampaign) -> Planned:
    """The letter to Congress."""
    return Planned(
        path=WRITE,
        model=LetterPage,
        words={
            "title": letter.TITLE,
            "ask": letter.ASK,
            "search_description": letter.DESCRIPTION,
            "button_label": letter.BUTTON,
            "eligibility": letter.ELIGIBILITY,
            "share_words": letter.SHARE_WORDS,
            "next_title": letter.NEXT_TITLE,
            "next_text": letter.NEXT_TEXT,
            "next_label": letter.NEXT_LABEL,
        },
        streams={"body": (letter.WHY, letter.QUESTIONS)},
        links={"next_page": SIGN},
        fixed={"campaign": asked},
    )


def give_page(asked: Fundraiser) -> Planned:
    """The page for gifts."""
    return Planned(
        path=give.SLUG,
        model=GivePage,
        words={
            "title": give.TITLE,
            "ask": give.ASK,
            "search_description": give.DESCRIPTION,
            "button_label": give.BUTTON,
            "share_words": give.SHARE_WORDS,
            "thanks_title": give.THANKS_TITLE,
            "next_title": give.NEXT_TITLE,
            "next_text": give.NEXT_TEXT,
            "next_label": give.NEXT_LABEL,
        },
        streams={"body": (give.WHY, give.VOICE, give.QUESTIONS)},
        prose={"thanks_text": (give.THANKS_TEXT,)},
        links={"next_page": SIGN},
        fixed={"fundraiser": asked, "show_in_menus": True},
    )


def won_campaign() -> Planned:
    """The campaign that was won."""
    return Planned(
        path=language_access.SLUG,
        model=CampaignPage,
        words={
            "title": language_access.TITLE,
            "lead": language_access.LEAD,
            "search_description": language_access.DESCRIPTION,
        },
        streams={"story": (*language_access.STORY, Prose((language_access.INVENTED,)))},
        related=("news/rosewood-answers", campaign.SLUG),
        fixed={"accent": "indigo"},
    )


def won_page(asked: Petition) -> Planned:
    """The petition that was won, which keeps its address."""
    return Planned(
        path=WON,
        model=PetitionPage,
        words={
            "title": language_access.SIGN_TITLE,
            "ask": language_access.SIGN_ASK,
            "search_description": language_access.DESCRIPTION,
            "closed_title": language_access.CLOSED_TITLE,
            "next_title": language_access.NEXT_TITLE,
            "next_text": language_access.NEXT_TEXT,
            "next_label": language_access.NEXT_LABEL,
        },
        streams={"body": (language_access.SIGN_BODY,)},
        prose={"closed_text": language_access.OUTCOME},
        links={"next_page": SIGN},
        fixed={"petition": asked},
    )


def story(told: Story, number: int, at: datetime) -> Planned:
    """A member's story. They were published a week apart, the first of the list last."""
    body = tuple(Prose((part,)) if isinstance(part, Words) else part for part in told.paragraphs)
    return Planned(
        path=f"stories/{told.slug}",
        model=StoryPage,
        words={
            "title": told.title,
            "person": told.person,
            "place": told.place,
            "lead": told.summary,
            "picture_alt": told.portrait_alt,
        },
        streams={"body": (*body, Prose((stories_young.INVENTED,)))},
        fixed={"first_published_at": at - timedelta(days=5 + 7 * number)},
        picture=told.slug,
    )


def article(told: Article, at: datetime) -> Planned:
    """One article of the news."""
    return Planned(
        path=f"news/{told.slug}",
        model=ArticlePage,
        words={"title": told.title, "lead": told.lead, "author": news.AUTHOR},
        streams={"body": told.body},
        fixed={"published_on": (at - timedelta(days=told.days_ago)).date()},
    )


def standard(path: str, title: Words, lead: Words, body: Blocks, **fixed: bool) -> Planned:
    """A page of words."""
    return Planned(
        path=path, model=StandardPage, words={"title": title, "lead": lead}, streams={"body": body}, fixed=fixed
    )
