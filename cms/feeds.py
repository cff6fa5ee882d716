"""News as RSS."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language


def rss(
    request: HttpRequest, *, title: str, description: str, link: str, feed_url: str, articles: Iterable[Any]
) -> HttpResponse:
    """The articles as one feed, in the page's language."""
    feed = Rss201rev2Feed(title, link, description, language=get_language(), feed_url=feed_url)
    for article in articles:
        url = article.get_full_url(request)
        feed.add_item(
            article.title,
            url,
            article.description,
            author_name=article.author or None,
            unique_id=url,
            pubdate=datetime.combine(article.published_on, time(12), tzinfo=UTC),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
