"""What signers are told about what is kept of them: the same beside the form and in the mails."""

from django.utils.translation import gettext as _

from actions.petitions.models import Petition


def kept(petition: Petition) -> list[str]:
    """Who sees what, what is kept and for how long: whole sentences in the active language."""
    asked = {petition.Field.OPTIONAL, petition.Field.REQUIRED}
    sentences = [_("Whoever receives the petition will see your name, and never your e-mail address.")]
    if petition.zip_field in asked:
        sentences.append(_("Of your ZIP code they see no more than the first three digits."))
    if petition.phone_field in asked:
        sentences.append(_("Your telephone number stays with us."))
    if petition.comment_field in asked:
        sentences.append(_("Your comment is read by us before anybody else sees it."))
    return [
        *sentences,
        _("We keep what you write here until you ask us to delete it. The address of your device is not kept."),
    ]
