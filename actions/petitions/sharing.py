"""Ways to pass a petition's page on: plain links, nobody's script.

Each address carries `?s=` with its channel's code, so that reports can say where signers came from, and nothing about
who shared it.
"""

from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

import segno
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Link:
    """One way, ready for an `href`."""

    code: str
    name: str
    url: str


@dataclass(frozen=True)
class Sharing:
    """Every way for one page.

    KakaoTalk has no link that opens it with an address (its sharing needs a key and a script of its own; read
    2026-11-23 at developers.kakao.com/docs/latest/en/kakaotalk-share/common), so `kakao_url` is for copying, or for
    the phone's own share sheet.
    """

    links: list[Link]
    url: str
    kakao_url: str
    qr: SafeString


def ways(*, url: str, title: str) -> Sharing:
    """Every way to pass on the page at `url` (absolute), its title going along as text, in the active language."""
    return Sharing(
        links=[
            Link("mail", _("E-mail"), f"mailto:?{query(subject=title, body=text(title, url, 'mail'))}"),
            # `?&` is read by iOS, which wants `&`, and by Android, which wants `?`.
            Link("sms", _("Text message"), f"sms:?&{query(body=text(title, url, 'sms'))}"),
            Link("whatsapp", _("WhatsApp"), f"https://wa.me/?{query(text=text(title, url, 'whatsapp'))}"),
            Link(
                "facebook",
                _("Facebook"),
                f"https://www.facebook.com/sharer/sharer.php?{query(u=tagged(url, 'facebook'))}",
            ),
            Link("x", _("X"), f"https://x.com/intent/post?{query(text=title, url=tagged(url, 'x'))}"),
        ],
        url=tagged(url, "link"),
        kakao_url=tagged(url, "kakao"),
        qr=qr(tagged(url, "qr")),
    )


def tagged(url: str, code: str) -> str:
    """The address with its source code, in place of one it came with."""
    parts = urlsplit(url)
    kept = [(key, value) for key, value in parse_qsl(parts.query) if key != "s"]
    return urlunsplit(parts._replace(query=urlencode([*kept, ("s", code)])))


def text(title: str, url: str, code: str) -> str:
    """What is put into a message: the title, and the address on a line of its own."""
    return f"{title}\n{tagged(url, code)}"


def query(**values: str) -> str:
    """Values for a link. Spaces as %20: mail and message programs show a plus as a plus."""
    return urlencode(values, quote_via=quote, safe="")


def qr(url: str) -> SafeString:
    """The address as a QR code, an SVG that screen readers name; its colours are black on white in dark mode too."""
    drawing = segno.make(url, error="m", micro=False).svg_inline(
        border=4, dark="#000", light="#fff", omitsize=True, svgclass="qr", title=_("QR code that opens this page")
    )
    return mark_safe(drawing.replace("<svg ", '<svg role="img" ', 1))
