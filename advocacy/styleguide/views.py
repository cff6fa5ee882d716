"""The style guide: ?theme=light|dark, ?lang=en|ko|es|ar (Arabic for right-to-left), ?accent=…, on every page of it."""

from typing import Any
from urllib.parse import urlencode

from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from actions.mail import mail as mails
from actions.mail.models import Sender
from actions.petitions import sharing
from advocacy.sandbox.views import MAIL_POLICY
from advocacy.styleguide import samples
from cms.templatetags import drawing

CHOICES = {
    "theme": ("", "light", "dark"),
    "lang": ("en", "ko", "es", "ar"),
    "accent": ("persimmon", "indigo", "moss", "plum", "hemp"),
}
LANGUAGE_NAMES = {"en": "English", "ko": "한국어", "es": "Español", "ar": "العربية"}
ERRORS = ("400", "403", "403_csrf", "404", "500")


@require_safe
@csp_update({"frame-src": ["'self'"]})  # type: ignore[arg-type]
def index(request: HttpRequest) -> HttpResponse:
    """Tokens, type and every component."""
    return show(request, "styleguide/index.html")


@require_safe
def petition(request: HttpRequest, state: str = "open") -> HttpResponse:
    """A petition's page as a whole: open, with errors, closed, or after signing."""
    return show(request, "styleguide/petition.html", state=state)


@require_safe
def mail(request: HttpRequest) -> HttpResponse:
    """A mail as it is sent, for the frame that shows it."""
    language = asked(request, "lang", CHOICES["lang"])
    words = samples.WORDS[language]
    context = {"heading": words["heading"], "paragraphs": words["text"], "label": words["sign"], "why": words["note"]}
    rendered = mails.render(
        template="mail/example",
        language=language,
        context={**context, "url": "https://act.example.org/en/citizenship/sign/"},
        sender=Sender(name=words["site"], postal_address="41 River Street, Queens, NY 11101"),
    )
    return HttpResponse(
        rendered.html, headers={"Content-Security-Policy": MAIL_POLICY, "X-Frame-Options": "SAMEORIGIN"}
    )


@require_safe
def error(request: HttpRequest, code: str) -> HttpResponse:
    """A page for an error, without the error."""
    if code not in ERRORS:
        raise Http404
    return show(request, f"{code}.html")


def show(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """Render a page of the style guide in the language, theme and accent asked for."""
    chosen = {name: asked(request, name, values) for name, values in CHOICES.items()}
    words = samples.WORDS[chosen["lang"]]
    wrong = samples.Questions(samples.WRONG, auto_id="wrong_%s")
    context |= {
        "chosen": chosen,
        "words": words,
        "switches": switches(chosen),
        "shell": shell(chosen, words),
        "counts": samples.COUNTS,
        "form": samples.Questions(),
        "wrong": wrong,
        "signing": samples.Signing(),
        "signing_wrong": samples.Signing(samples.WRONG),
        "page_obj": samples.page_of_many(),
        "samples": samples.WORDS["samples"],
        "tokens": samples.TOKENS,
        "picture": drawing.jogakbo("photograph", "picture"),
        "qr": sharing.qr("https://act.example.org/en/citizenship/?s=qr"),
        "themes": CHOICES["accent"],
    }
    with translation.override(chosen["lang"]):
        return render(request, template, context | samples.giving())


def asked(request: HttpRequest, name: str, values: tuple[str, ...]) -> str:
    """The choice in the query string, or the first one."""
    value = request.GET.get(name, "")
    return value if value in values else values[0]


def switches(chosen: dict[str, str]) -> list[dict[str, Any]]:
    """Links that change one choice and keep the others."""
    return [
        {"name": name, "choices": [switch(chosen, name, value) for value in values]} for name, values in CHOICES.items()
    ]


def switch(chosen: dict[str, str], name: str, value: str) -> dict[str, Any]:
    """One link of a row of switches."""
    url = f"?{urlencode({**chosen, name: value})}"
    return {"name": value or "system", "url": url, "current": chosen[name] == value}


def shell(chosen: dict[str, str], words: dict[str, Any]) -> dict[str, Any]:
    """What base.html and its header and footer expect."""
    menu = [{"title": title, "url": "#", "current": number == 0} for number, title in enumerate(words["menu"])]
    languages = [
        {
            "code": code,
            "name": name,
            "url": f"?{urlencode({**chosen, 'lang': code})}",
            "current": code == chosen["lang"],
        }
        for code, name in LANGUAGE_NAMES.items()
    ]
    return {
        "name": words["site"],
        "home_url": "/styleguide/",
        "menu": menu,
        "languages": languages,
        "accent": chosen["accent"],
        "about": words["lead"],
        "address": "41 River Street\nQueens, NY 11101",
        "email": "hello@example.org",
        "phone": "+1 555 0100",
        "social": [{"name": "Instagram", "url": "#"}, {"name": "Facebook", "url": "#"}],
        "footer_menu": menu,
        "privacy_url": "#privacy",
        "tax_status": "A 501(c)(3) organization. Gifts are deductible as the law allows.",
    }
