from typing import Any

from altcha_django.views import ChallengeView
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from actions.limits import limits


class PuzzleUnderPressure(ChallengeView):
    """A puzzle for the browser while there is pressure, or where a form says `?now`; else 204, so that old telephones
    are spared it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "now" not in request.GET and not limits.under_pressure(at=timezone.now()):
            return HttpResponse(status=204, headers={"Cache-Control": "no-store"})
        return super().get(request, *args, **kwargs)
