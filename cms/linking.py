"""Links between pages that stay in the reader's language.

Staff choose the page they know; a translated page keeps the choice, and shows its counterpart where that is live.
A page behind a password or a login is shown nowhere: its title and its form are for whoever may open it.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from wagtail.blocks import StreamValue, StructValue
from wagtail.models import Page

from cms import visibility

# The page types that lists and blocks show with a picture, or what is opened and closed with them, so that one query
# brings all of it.
ACTIONS = (
    "petitionpage__picture",
    "petitionpage__petition",
    "letterpage__picture",
    "letterpage__campaign",
    "givepage__picture",
    "givepage__fundraiser",
)
TOGETHER = (
    "homepage",
    "campaignpage__picture",
    *ACTIONS,
    "storypage__picture",
    "articlepage__picture",
    "standardpage__picture",
)


def in_language_of(chosen: Page | None, page: Page | None) -> Any:
    """A chosen page's live counterpart in the language of the page it is linked from, else itself; None if not live.

    Without a page (in an editor's preview of a block) the chosen one.
    """
    if chosen is None:
        return None
    if page is None:
        return chosen.specific if chosen.live else None
    return linked(page).get(chosen.pk)


def linked(page: Page) -> dict[int, Page]:
    """All that a page's blocks and fields link to, by the id of what was chosen: one query, the first time."""
    if "_linked" not in page.__dict__:
        page.__dict__["_linked"] = counterparts(set(chosen_on(page)), page.locale_id)
    return page.__dict__["_linked"]


def chosen_on(page: Page) -> Iterator[int]:
    """The ids of the pages that were chosen on a page, in its blocks and in the fields that it names."""
    yield from (getattr(page, f"{name}_id") for name in page.links if getattr(page, f"{name}_id"))
    for name in page.get_streamfield_names():
        yield from chosen_in(getattr(page, name))


def chosen_in(stream: StreamValue) -> Iterator[int]:
    """The ids of the pages that were chosen in a stream: as blocks, or as a part of one."""
    for child in stream:
        parts = child.value.values() if isinstance(child.value, StructValue) else [child.value]
        yield from (part.pk for part in parts if isinstance(part, Page))


def counterparts(ids: set[int], locale_id: int) -> dict[int, Page]:
    """For the id of each chosen page the page to show, in one language as far as it is spoken; specific."""
    if not ids:
        return {}
    keys = Page.objects.filter(pk__in=ids).values("translation_key")
    there = Page.objects.filter(Q(locale=locale_id) | Q(pk__in=ids), translation_key__in=keys)
    found = list(there.annotate(closed_off=visibility.restricted()).select_related(*TOGETHER))
    chosen = {page.pk: page.translation_key for page in found if page.pk in ids}
    pages = [as_itself(page) for page in found if page.live and not page.closed_off]
    spoken = {page.translation_key: page for page in pages if page.locale_id == locale_id}
    itself = {page.pk: page for page in pages}
    return {pk: page for pk, key in chosen.items() if (page := spoken.get(key) or itself.get(pk))}


def as_itself(page: Page) -> Page:
    """The page as its own type, if that came along with it."""
    return getattr(page, page.cached_content_type.model, page)
