"""Who is given to at each address of the site: what receipts say of it."""

from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column

from cms.admin.rules import RuleViewSet
from payments.models import Recipient


class RecipientViewSet(RuleViewSet):
    """Everything at /admin/recipients/."""

    model = Recipient
    name = "recipients"
    icon = "home"
    menu_label = gettext_lazy("Recipients of gifts")
    menu_order = 640
    form_fields = ["hostname", "legal_name", "tax_status", "ein", "postal_address", "signatory"]
    hints = {
        "tax_status": gettext_lazy("It decides what receipts say of deductibility. Ask a lawyer if you are not sure."),
        "postal_address": gettext_lazy("Stands on every receipt."),
    }
    list_display = [
        "legal_name",
        "hostname",
        Column("get_tax_status_display", label=gettext_lazy("Tax status")),
        "ein",
    ]
    ordering = "hostname"
