"""The user bar that staff see on public pages, with Wagtail's checks of the content."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.models import Page


class ContentChecks(ContentCheckerItem):
    """Checks what editors can change: the page, and not the frame around it."""

    axe_include = ["main"]


def checks_of_the_content(request: HttpRequest, items: list[Any], page: Page) -> None:
    """Put our checks in the place of Wagtail's."""
    items[:] = [ContentChecks() if isinstance(item, ContentCheckerItem) else item for item in items]
