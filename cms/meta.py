"""What other machines read of a page: search engines, and whoever shows a link to it."""

import json
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from cms.shell import Shell

SHARE_FILTER = "fill-1200x630|format-jpeg|jpegquality-75"
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}  # no way out of the script element


def of_page(page: Any, request: HttpRequest, shell: Shell) -> dict[str, Any]:
    """The words for components/meta.html. `page` is a PublicPage."""
    picture = page.shared_picture or (shell.settings and shell.settings.share_picture)
    url = page.get_full_url(request) or ""
    image = picture.get_rendition(SHARE_FILTER).url if picture else f"{url}share.png"
    return {
        "title": page.share_title or page.seo_title or page.title,
        "description": page.description,
        "canonical": url,
        "image": request.build_absolute_uri(image),
        "image_alt": page.share_title or page.title,
        "site_name": shell.name,
        "kind": "article" if page.is_article else "website",
        "alternates": [{"code": each["code"], "url": each["absolute"]} for each in shell.languages],
        "structured": json_ld(page.structured(request, shell)),
    }


def json_ld(words: dict[str, Any]) -> SafeString:
    """The data as JSON that is safe inside a script element."""
    text = json.dumps({"@context": "https://schema.org", **words}, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPES))
