"""Comments are shown to nobody before staff approve them."""

from django.db.models import QuerySet

from actions.petitions.models import Signature


def approve(*, signatures: QuerySet[Signature]) -> int:
    """Let these comments be shown and delivered; return how many changed. Refusals are taken back."""
    return moderate(signatures, Signature.Moderation.APPROVED)


def refuse(*, signatures: QuerySet[Signature]) -> int:
    """Keep these comments from everybody; return how many changed. The signatures stand; approvals are taken back."""
    return moderate(signatures, Signature.Moderation.REFUSED)


def moderate(signatures: QuerySet[Signature], decision: Signature.Moderation) -> int:
    """Write the decision on those that have a comment."""
    return signatures.exclude(moderation__in=[Signature.Moderation.NONE, decision]).update(moderation=decision)
