"""Searching the pages of a site, in one language."""

import unicodedata

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.shell import Shell

LONGEST = 100
PER_PAGE = 10


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The pages in which every word occurs, or begins one: in Korean a word carries its particles at its end."""
    query = cleaned(request.GET.get("q", ""))
    shell = Shell(request)
    page_obj = None
    if query and shell.home is not None:
        pages = Page.objects.live().public().descendant_of(shell.home, inclusive=True).specific()
        page_obj = Paginator(pages.autocomplete(query, operator="and"), PER_PAGE).get_page(request.GET.get("page"))
    context = {"shell": shell, "query": query, "page_obj": page_obj if page_obj and len(page_obj) else None}
    response = render(request, "cms/search.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


def cleaned(query: str) -> str:
    """The words that were asked for: letters, digits and their marks, all else as space, as the index has it."""
    composed = unicodedata.normalize("NFC", query[:LONGEST])
    kept = (character if unicodedata.category(character)[0] in "LNM" else " " for character in composed)
    return " ".join("".join(kept).split())
