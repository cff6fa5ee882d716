from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from payments import inbox, stripe_client

LARGEST = 256 * 1024  # bytes


@csrf_exempt
@require_POST
def webhook(request: HttpRequest) -> HttpResponse:
    """Where Stripe tells that something has changed. 200 once it is kept; 400 for what Stripe has not signed."""
    try:
        body = request.read(LARGEST + 1)
    except Exception:  # it broke off, or is no body at all
        return HttpResponse(status=400)
    if len(body) > LARGEST:
        return HttpResponse(status=413)
    try:
        inbox.take(body=body, signature=request.headers.get("Stripe-Signature"), at=timezone.now())
    except (stripe_client.Forged, inbox.WrongMode):
        return HttpResponse(status=400)
    return HttpResponse(status=200)
