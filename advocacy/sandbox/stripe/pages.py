"""The pages that a donor sees: paying in a session, and the portal. On an origin of their own, as Stripe's are."""

import re
from dataclasses import dataclass, field
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from advocacy.sandbox.stripe import checkout_page, portal_page
from advocacy.sandbox.stripe.refusals import Refused
from advocacy.sandbox.stripe.seen import Lead, Shown
from advocacy.sandbox.stripe.world import World

PATHS = {"/c/pay/": checkout_page, "/p/session/": portal_page}
STATIC = "/static/"
POLICY = "default-src 'self'; img-src 'self' data:; form-action *; frame-ancestors 'none'"


@dataclass(frozen=True)
class Page:
    """What is answered."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


class Pages:
    """Answers what is not the API's."""

    def __init__(self, world: World) -> None:
        self.world = world

    def answer(self, method: str, path: str, body: str, headers: Any) -> Page:
        """A page, or the way to the next."""
        if path.startswith(STATIC):
            return asset(path.removeprefix(STATIC))
        for front, module in PATHS.items():
            if path.startswith(front) and method in {"GET", "POST"}:
                posted = {name: values[0] for name, values in parse_qs(body).items()} if method == "POST" else None
                return self.page(module, path.removeprefix(front), posted, headers.get("Accept-Language") or "")
        return Page(404)

    def page(self, module: Any, id: str, posted: dict[str, str] | None, accepts: str) -> Page:
        """One of the two, in the language that the site asked for or the browser likes."""
        with self.world.lock:
            self.world.clock.catch_up()
            session = self.world.objects.get(id)
            with translation.override(language_of(session.get("locale") if session else None, accepts)):
                try:
                    return written(module.answer(self.world, id, posted))
                except Refused as refused:
                    text = _("There is no such page.") if refused.status == 404 else str(refused)
                    return written(Shown("sandbox/stripe/over.html", {"text": text}, refused.status))


def written(seen: Lead | Shown) -> Page:
    """A page's bytes."""
    if isinstance(seen, Lead):
        return Page(303, headers={"Location": seen.to})
    html = render_to_string(seen.template, seen.context)
    headers = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"}
    return Page(seen.status, html.encode(), {**headers, "Content-Security-Policy": POLICY})


def language_of(locale: str | None, accepts: str) -> str:
    """The site's wish, or the first of the browser's that there is."""
    wishes = [locale] if locale and locale != "auto" else re.findall(r"[A-Za-z]{2,3}(?:-[A-Za-z]+)?", accepts)
    for wish in wishes:
        try:
            return translation.get_supported_language_variant(wish.lower())
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


def asset(name: str) -> Page:
    """One of the site's own styles and fonts, from this origin."""
    try:
        found = finders.find(name)
    except SuspiciousFileOperation:
        found = None
    if not found or not Path(found).is_file():
        return Page(404)
    return Page(200, Path(found).read_bytes(), {"Content-Type": guess_type(found)[0] or "application/octet-stream"})
