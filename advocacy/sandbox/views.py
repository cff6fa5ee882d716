"""The mailbox's pages, for whoever tries the site on a machine of their own."""

import re
from io import BytesIO

from csp.decorators import csp_update
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from advocacy.sandbox import mailbox

# A mail's own styles may stand in it; nothing in it runs, and only its pictures are fetched.
MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: http: https:; frame-ancestors 'self'"


@never_cache
@require_safe
def mails(request: HttpRequest) -> HttpResponse:
    """What was received, newest first; `?to=` narrows it to a recipient."""
    to = request.GET.get("to", "")[:254]
    return render(request, "sandbox/mails.html", {"mails": mailbox.newest(to=to), "to": to, "newest": mailbox.NEWEST})


@never_cache
@require_safe
@csp_update({"frame-src": ["'self'"]})  # type: ignore[arg-type]
def mail(request: HttpRequest, id: str) -> HttpResponse:
    """One mail: who, what, and both its parts."""
    return render(request, "sandbox/mail.html", {"mail": found(id)})


@never_cache
@require_safe
def mail_html(request: HttpRequest, id: str) -> HttpResponse:
    """The HTML part alone, for the frame of the mail's page; its links open in the whole window."""
    html = found(id).html
    head = re.search(r"(?i)<head[^>]*>", html)
    at = head.end() if head else 0
    html = f'{html[:at]}<base target="_top">{html[at:]}'
    return HttpResponse(html, headers={"Content-Security-Policy": MAIL_POLICY})


@never_cache
@require_safe
def mail_file(request: HttpRequest, id: str, number: str) -> FileResponse:
    """One of the files that came with a mail, to be kept: none is opened on this site."""
    files = found(id).attachments
    if int(number) >= len(files):
        raise Http404("The mail has no such file.")
    file = files[int(number)]
    return FileResponse(BytesIO(file.content), as_attachment=True, filename=file.name, content_type=file.content_type)


def found(id: str) -> mailbox.Mail:
    """The mail of that id, or a 404."""
    if mail := mailbox.find(id):
        return mail
    raise Http404("There is no such mail in the mailbox.")
