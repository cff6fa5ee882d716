"""Whether the reader of a public page is staff. A visitor without a session cookie is never asked for a session."""

from django.conf import settings
from django.http import HttpRequest


def has_session(request: HttpRequest) -> bool:
    """Whether the browser carries a session at all: staff, or somebody who gave a page's password."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def looks(request: HttpRequest) -> bool:
    """Whether the user bar is shown. False in previews made without a user."""
    user = getattr(request, "user", None)
    return has_session(request) and user is not None and user.has_perm("wagtailadmin.access_admin")
