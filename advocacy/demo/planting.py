"""Puts the planned pages on the site: first all of them in English, then their words that point to one another."""

import json
from uuid import uuid4

from wagtail.models import Locale, Page

from advocacy.demo import body
from advocacy.demo.body import Shelf
from advocacy.demo.plan import Planned
from cms.pictures import Picture

HOME_SLUG = "maru"  # never seen: the home page's address is the language alone


def plant(plan: list[Planned], root: Page, locale: Locale, pictures: dict[str, Picture]) -> dict[str, Page]:
    """Make every page and publish it; the pages by their paths."""
    shelf = Shelf({}, pictures)
    for planned in plan:
        parent = shelf.pages[planned.path.rpartition("/")[0]] if planned.path else root
        shelf.pages[planned.path] = parent.add_child(instance=unfinished(planned, locale, pictures))
    for planned in plan:
        finish(planned, shelf)
    return shelf.pages


def unfinished(planned: Planned, locale: Locale, pictures: dict[str, Picture]) -> Page:
    """A page with all that names no other page, not live yet."""
    words = {name: words.en for name, words in planned.words.items()}
    prose = {name: body.prose(parts) for name, parts in planned.prose.items()}
    slug = planned.path.rpartition("/")[2] or HOME_SLUG
    page: Page = planned.model(slug=slug, locale=locale, live=False, **words, **prose, **planned.fixed)
    if planned.picture:
        page.picture = pictures[planned.picture]
    return page


def finish(planned: Planned, shelf: Shelf) -> None:
    """Fill in what names other pages, and publish."""
    page = shelf.pages[planned.path]
    for name, blocks in planned.streams.items():
        setattr(page, name, body.stream(blocks, shelf))
    for name, path in planned.links.items():
        setattr(page, name, Page.objects.get(pk=shelf.pages[path].pk))
    if planned.related:
        chosen = [{"type": "page", "id": str(uuid4()), "value": shelf.pages[path].pk} for path in planned.related]
        page.related = json.dumps(chosen)
    page.save_revision().publish()
