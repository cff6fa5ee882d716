"""Gathers the website's models, where Django looks for them."""

from cms.pages.campaigns import CampaignPage
from cms.pages.giving import GivePage
from cms.pages.home import HomePage
from cms.pages.letters import LetterPage
from cms.pages.news import ArticlePage, NewsIndexPage
from cms.pages.petitions import PetitionPage
from cms.pages.standard import StandardPage
from cms.pages.stories import StoryIndexPage, StoryPage
from cms.pictures import Picture, Rendition
from cms.site_settings import SiteSettings

__all__ = [
    "ArticlePage",
    "CampaignPage",
    "GivePage",
    "HomePage",
    "LetterPage",
    "NewsIndexPage",
    "PetitionPage",
    "Picture",
    "Rendition",
    "SiteSettings",
    "StandardPage",
    "StoryIndexPage",
    "StoryPage",
]
