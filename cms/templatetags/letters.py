"""What a writer is shown once her letter is sent, out of the page that she wrote it on: {% after_writing letter %}."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.utils import timezone

from actions.letters.models import Letter
from actions.petitions import sharing
from cms import visibility
from cms.pages import give_next, letter_words
from cms.pages.letters import LetterPage

register = template.Library()


@register.inclusion_tag("cms/after_writing.html", takes_context=True)
def after_writing(context: dict[str, Any], letter: Letter) -> dict[str, Any]:
    """The page's thanks, the ways to pass it on, and the next thing to do. Nothing where no page is left."""
    request: HttpRequest = context["request"]
    pages = visibility.public(LetterPage.objects.filter(campaign=letter.campaign_id)).select_related("locale")
    there = {page.locale.language_code: page for page in pages}
    page = there.get(letter.language) or next(iter(there.values()), None)
    if page is None:
        return {}
    return {
        "page": page,
        "sharing": sharing.ways(url=page.get_full_url(request), title=page.share_words or page.title),
        "next": give_next.shown(page, request, letter_words.next_action, at=timezone.now()),
    }
