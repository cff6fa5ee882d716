"""What writers are told about what is kept of them."""

from django.utils.translation import gettext as _


def kept() -> list[str]:
    """Who sees what, what is kept and for how long: whole sentences in the active language."""
    return [
        _("Your street goes to these offices alone."),
        _("We delete it as soon as they have it, after three days at the latest."),
        _("We keep your ZIP code and your district, your name, your e-mail address and your letter."),
        _("The offices see what every letter has: your name, how to reach you, and your words."),
        _("We ask for no immigration status, no birth date and no number of any document; please write none."),
    ]
