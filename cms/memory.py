"""What a process remembers of the site while it answers forms, as long as it keeps pages (`PAGE_CACHE_SECONDS`).

Finding a page and its words costs more than a signature does. A form comes from a page that was as old at least as what
is remembered here. Whoever has a session, and every page that is only read, gets the newest.
"""

from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.utils.translation import get_language

from cms import page_cache, staff

Found = TypeVar("Found")


def recalled(
    request: HttpRequest, name: str, find: Callable[[], Found], keep: Callable[[Found], bool] = lambda found: True
) -> Found:
    """What `find` finds for this host and language; at most so old. Nothing (None), and what `keep` denies, is not
    remembered: whoever sends forms to addresses that lead nowhere must not push the pages out. Nor is anything for a
    host that is not ours: its error page is all it gets.

    Each request gets a copy of its own, so that none changes what another sees.
    """
    seconds = settings.PAGE_CACHE_SECONDS
    if request.method != "POST" or not seconds or staff.has_session(request):
        return find()
    try:
        key = page_cache.digest(f"{request.get_host()} {get_language()} {name}")
    except DisallowedHost:
        return find()
    found = caches["pages"].get(key)
    if found is None:
        found = find()
        if found is not None and keep(found):
            caches["pages"].set(key, found, seconds)
    return found
