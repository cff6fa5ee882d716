"""What stands around every page: name, menu, languages, footer. Pages give it to their template; for all other public
views (a signature's page, errors) the context processor does."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from cms import linking, memory, staff, visibility
from cms.site_settings import SiteSettings

CAMPAIGN_DEPTH = 3  # the root is 1, a front page 2
LOGO_FILTER = "max-480x120|format-webp"


def shell(request: HttpRequest) -> dict[str, "Shell"]:
    """The context processor."""
    return {"shell": Shell(request)}


class Shell:
    """One site's frame in one language. Every part is looked up when a template first asks for it, and once."""

    def __init__(self, request: HttpRequest, page: Page | None = None) -> None:
        self.request = request
        self.page = page

    @cached_property
    def site(self) -> Site | None:
        return Site.find_for_request(self.request)

    @cached_property
    def settings(self) -> SiteSettings | None:
        return memory.recalled(
            self.request, "settings", lambda: SiteSettings.for_request(self.request) if self.site else None
        )

    @cached_property
    def homes(self) -> QuerySet[Page]:
        """The live front pages of this site, one a language."""
        root = self.site.root_page if self.site else None
        return Page.objects.live().filter(translation_key=root.translation_key if root else None)

    @cached_property
    def home(self) -> Any:
        """The front page in the reader's language, else the site's own; with the words for every page. None without."""
        if self.page is not None and self.page.depth == 2:
            return self.page
        return memory.recalled(self.request, "home", self.find_home)

    def find_home(self) -> Any:
        spoken = Q(locale=self.page.locale_id) if self.page else Q(locale__language_code=get_language())
        found = self.homes.filter(spoken).select_related("homepage").first()
        if found is None:
            return self.site.root_page.specific if self.site else None
        return getattr(found, "homepage", found)

    def word(self, name: str) -> Any:
        """A text of the front page's words, "" where there is none."""
        return getattr(self.home, name, "")

    @cached_property
    def name(self) -> str:
        return self.word("organisation") or (self.settings and self.settings.name) or settings.WAGTAIL_SITE_NAME

    @cached_property
    def home_url(self) -> str:
        return (self.home.get_url(self.request) if self.home else None) or "/"

    @cached_property
    def logo(self) -> SafeString | str:
        picture = self.settings.logo if self.settings else None
        return mark_safe(picture.get_rendition(LOGO_FILTER).img_tag({"alt": self.name})) if picture else ""

    @cached_property
    def accent(self) -> str:
        """The name of the colour: that of the page's campaign, else the site's ("site" for one of its own)."""
        if self.settings is None:
            return SiteSettings.Palette.PERSIMMON
        return self.campaign_accent or ("site" if self.settings.custom_colour else self.settings.palette)

    @cached_property
    def campaign_accent(self) -> str:
        """The colour of the campaign that the page is or stands below, "" without one."""
        if self.page is None or self.page.depth < CAMPAIGN_DEPTH:
            return ""
        own: str | None = getattr(self.page, "accent", None)
        if own is not None or self.page.depth == CAMPAIGN_DEPTH:
            return own or ""
        above = Page.objects.ancestor_of(self.page).filter(campaignpage__accent__gt="")
        return above.values_list("campaignpage__accent", flat=True).first() or ""

    @property
    def drawn_accent(self) -> str:
        """The accent for pictures made on the server: a palette's name, or a colour."""
        own = "" if self.settings is None else self.settings.custom_colour
        return (self.accent == "site" and own) or self.accent

    @cached_property
    def stylesheet(self) -> str:
        colour = self.settings.custom_colour if self.settings else ""
        return reverse("site_css", args=[colour.removeprefix("#").lower()]) if colour else ""

    @cached_property
    def listed(self) -> list[Any]:
        """The pages below the front page that staff put in a menu."""
        if self.home is None:
            return []
        wanted = Q(show_in_menus=True) | Q(standardpage__show_in_footer=True)
        children = visibility.public(Page.objects.child_of(self.home)).filter(wanted)
        return list(children.select_related("standardpage").order_by("path"))

    @cached_property
    def menu(self) -> list[dict[str, Any]]:
        here = self.page.path if self.page else ""
        return [
            {"title": page.title, "url": page.get_url(self.request), "current": here.startswith(page.path)}
            for page in self.listed
            if page.show_in_menus
        ]

    @cached_property
    def footer_menu(self) -> list[dict[str, Any]]:
        pages = [page for page in self.listed if getattr(getattr(page, "standardpage", None), "show_in_footer", False)]
        chosen = [{"title": page.title, "url": page.get_url(self.request)} for page in pages]
        return [*chosen, {"title": _("Search"), "url": reverse("search")}]

    @cached_property
    def translations(self) -> list[Page]:
        """The page in each language that it is live in, in the order of LANGUAGES; without a page, the front pages."""
        order = {code: number for number, (code, name) in enumerate(settings.LANGUAGES)}
        found = self.homes
        if self.page is not None and self.page.pk:
            found = visibility.public(Page.objects.filter(translation_key=self.page.translation_key))
        found = found.select_related("locale")
        return sorted(found, key=lambda page: order.get(page.locale.language_code, len(order)))

    @cached_property
    def languages(self) -> list[dict[str, Any]]:
        listed = [self.language(page) for page in self.translations]
        return [each for each in listed if each["url"]] if len(listed) > 1 else []

    def language(self, page: Page) -> dict[str, Any]:
        """A translation, as the language switch shows it and search engines are told."""
        code = page.locale.language_code
        return {
            "code": code,
            "name": get_language_info(code)["name_local"].capitalize(),
            "url": page.get_url(self.request),
            "absolute": page.get_full_url(self.request),
            "current": page.locale_id == self.page.locale_id if self.page else code == get_language(),
        }

    @cached_property
    def privacy_url(self) -> str:
        pk = self.word("privacy_page_id")
        if not pk:
            return ""
        home = self.home
        found = linking.linked(home) if home is self.page else linking.counterparts({pk}, home.locale_id)
        return found[pk].get_url(self.request) if pk in found else ""

    @property
    def about(self) -> str:
        return self.word("about")

    @property
    def tax_status(self) -> str:
        return self.word("tax_status")

    @property
    def address(self) -> str:
        return self.settings.address if self.settings else ""

    @property
    def email(self) -> str:
        return self.settings.email if self.settings else ""

    @property
    def phone(self) -> str:
        return self.settings.phone if self.settings else ""

    @cached_property
    def social(self) -> list[dict[str, str]]:
        return [block.value for block in self.settings.social] if self.settings else []

    @cached_property
    def userbar(self) -> bool:
        return staff.looks(self.request)
