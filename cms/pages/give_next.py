"""The page for gifts as the next thing to do, after somebody signed or wrote: what she typed goes along."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from wagtail.models import Page

from cms import linking, memory, visibility
from cms.pages import carrying
from cms.pages.giving import GivePage
from payments.models import Fundraiser

HOME = 2 * Page.steplen  # so much of a path leads to the home page of a site and language
Other = Callable[[Any, HttpRequest], dict[str, Any]]  # what comes next by an action's own rules; empty for nothing


def query(page: Any, request: HttpRequest, typed: dict[str, Any], other: Other, *, at: datetime) -> str:
    """What stands behind the address of the page of thanks: what was typed, sealed, where a page for gifts is next."""

    def found() -> tuple[bool]:
        return (bool(chosen(page) or (not other(page, request) and by_itself(page))),)

    (is_next,) = memory.recalled(request, f"give after {page.pk}", found)
    return carrying.query(typed, at=at) if is_next else ""


def shown(page: Any, request: HttpRequest, other: Other, *, at: datetime) -> dict[str, Any]:
    """The next thing to do: `other`, or the page for gifts where there is nothing else; what was typed goes there."""
    next_action = other(page, request)
    give = chosen(page) or (None if next_action else by_itself(page))
    if give is None:
        return next_action
    url = give.get_url(request) or ""
    if not next_action:
        next_action = {"title": give.title, "text": give.ask, "url": url, "label": give.button_words}
    # On another site of the installation a browser would not send this form.
    return next_action if urlsplit(url).netloc else {**next_action, "typed": carrying.taken(request, at=at)}


def chosen(page: Any) -> GivePage | None:
    """The page for gifts that staff chose as what comes next, in the reader's language."""
    found = linking.counterparts({page.next_page_id} - {None}, page.locale_id).get(page.next_page_id)
    return found if isinstance(found, GivePage) else None


def by_itself(page: Any) -> GivePage | None:
    """Where staff chose nothing, the site's own page for gifts, if one is open."""
    if page.next_page_id or page.next_url:
        return None
    below = visibility.public(GivePage.objects.filter(path__startswith=page.path[:HOME]))
    return below.filter(fundraiser__state=Fundraiser.State.OPEN).order_by("path").first()
