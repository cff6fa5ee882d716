"""What pages show of each other: pages of a list, a campaign's actions, what is new."""

from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE = 12


def page_of(found: QuerySet[Any], request: HttpRequest) -> ListPage:
    """The page of a list that `?page=` asks for; the nearest one where it asks for nonsense."""
    return Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
