"""What is hung into Wagtail's admin: viewsets, reports, panels, the words of log entries, one style sheet."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSetGroup

from cms import petition_templates, userbar
from cms.admin.civic_data import CivicDataPanel
from cms.admin.comments import CommentsView
from cms.admin.dashboard import ActionsPanel, LettersPanel, TroublePanel
from cms.admin.exports import ExportsReport
from cms.admin.fundraisers import FundraiserViewSet
from cms.admin.gifts import GiftViewSet
from cms.admin.giving_panels import CardsPanel, GivingPanel
from cms.admin.giving_pauses import GivingPauseViewSet
from cms.admin.invalidations import InvalidationViewSet
from cms.admin.jobs import NewestJobsReport, TroubledJobsView
from cms.admin.letter_campaigns import LetterCampaignViewSet
from cms.admin.letter_deliveries import LetterDeliveriesView
from cms.admin.letter_parts import LetterVersionViewSet, TargetViewSet
from cms.admin.office_switches import OfficeSwitchViewSet
from cms.admin.petitions import PetitionViewSet
from cms.admin.quarantine import QuarantineView
from cms.admin.recipients import RecipientViewSet
from cms.admin.reconciliations import ReconciliationView
from cms.admin.recurring_gifts import RecurringGiftViewSet
from cms.admin.rules import DomainRuleViewSet, LimitViewSet, SenderViewSet
from cms.admin.signatures import SignatureViewSet
from cms.admin.tables import TableViewSet
from cms.fundraiser_chooser import fundraiser_chooser
from cms.letter_chooser import letter_chooser
from cms.petition_chooser import petition_chooser

LOG_ACTIONS = [
    ("actions.export", _("Hand out names"), _("Names handed out")),
    ("actions.offline", _("Add signatures on paper"), _("Signatures on paper added")),
    ("actions.approve", _("Approve comments"), _("Comments approved")),
    ("actions.refuse", _("Refuse comments"), _("Comments refused")),
    ("actions.release", _("Release from quarantine"), _("Signatures released from quarantine")),
    ("actions.invalidate", _("Take signatures out"), _("Taking signatures out begun")),
    ("actions.revert", _("Put signatures back"), _("Putting signatures back begun")),
    ("actions.retry", _("Try a job again"), _("Job put back to be tried again")),
    ("actions.drop", _("Drop a job"), _("Job dropped")),
    ("actions.letter_retry", _("Send letters again"), _("Letters put back to be sent again")),
    ("actions.letter_arrived", _("Note letters as accepted"), _("Letters noted as accepted")),
    ("actions.letter_hand_over", _("Hand letters to the people"), _("Letters handed to the people who wrote them")),
    ("actions.letter_release", _("Release letters"), _("Letters released")),
    ("actions.letter_drop", _("Give letters up"), _("Letters given up")),
    ("actions.letter_export", _("Hand out a list of deliveries"), _("List of deliveries handed out")),
    ("payments.refund", _("Give a gift back"), _("Gift given back")),
    ("payments.enter", _("Enter a gift"), _("Gift entered")),
    ("payments.enter_file", _("Enter gifts out of a file"), _("Gifts entered out of a file")),
    ("payments.end", _("End a recurring gift"), _("Recurring gift ended")),
    ("payments.export", _("Hand out the books"), _("Books handed out")),
]


class PermittedMenuItem(MenuItem):
    """A link for those who have one permission."""

    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.permission))


class ActionsGroup(ViewSetGroup):
    """What people do, and what staff do about it."""

    menu_label = _("Actions")
    menu_name = "actions"
    menu_icon = "tick-inverse"
    menu_order = 150
    items = (
        PetitionViewSet(),
        SignatureViewSet(),
        InvalidationViewSet(),
        TableViewSet(),
        LetterCampaignViewSet(),
        OfficeSwitchViewSet(),
    )
    submenu_hook = "register_actions_menu_item"


class GivingGroup(ViewSetGroup):
    """What people give, and the books."""

    menu_label = _("Giving")
    menu_name = "giving"
    menu_icon = "pick"
    menu_order = 155
    items = (FundraiserViewSet(), GiftViewSet(), RecurringGiftViewSet(), GivingPauseViewSet())
    submenu_hook = "register_giving_menu_item"


@hooks.register("register_admin_viewset")
def viewsets() -> list[Any]:
    """The viewsets of the actions and of giving, and the settings of administrators."""
    parts = [LetterVersionViewSet(), TargetViewSet()]
    settings = [LimitViewSet(), DomainRuleViewSet(), SenderViewSet(), RecipientViewSet()]
    choosers = [petition_chooser, letter_chooser, fundraiser_chooser]
    return [ActionsGroup(), GivingGroup(), *parts, *settings, *choosers]


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    """The views that belong to no viewset."""
    return [
        path("comments/", CommentsView.as_view(), name="comments"),
        path("letter-deliveries/", LetterDeliveriesView.as_view(), name="letter_deliveries"),
        path("quarantine/", QuarantineView.as_view(), name="quarantine"),
        path("petition-templates/<int:page_id>/", petition_templates.start_view, name="start_petition"),
        path("jobs/", TroubledJobsView.as_view(), name="jobs"),
        path("jobs/newest/", NewestJobsReport.as_view(), name="newest_jobs"),
        path("jobs/newest/results/", NewestJobsReport.as_view(results_only=True), name="newest_jobs_results"),
        path("reconcile/", ReconciliationView.as_view(), name="reconcile"),
        path("exports/", ExportsReport.as_view(), name="exports"),
        path("exports/results/", ExportsReport.as_view(results_only=True), name="exports_results"),
    ]


MENU_ITEMS: list[tuple[str, Any, str, str, str]] = [
    ("actions", _("Comments"), "comments", "comment", "actions.change_signature"),
    ("actions", _("Quarantine"), "quarantine", "warning", "actions.change_signature"),
    ("actions", _("Deliveries to decide"), "letter_deliveries", "mail", "actions.view_delivery"),
    ("giving", _("Compare with Stripe"), "reconcile", "tasks", "payments.change_gift"),
    ("reports", _("Lists of names"), "exports", "download", "actions.view_export"),
    ("reports", _("Jobs"), "jobs", "cogs", "actions.view_job"),
]


def menu_item(label: Any, url_name: str, icon: str, permission: str) -> Callable[[], MenuItem]:
    """What Wagtail calls for a link of a menu, once addresses can be looked up."""
    return lambda: PermittedMenuItem(label, reverse(url_name), name=url_name, icon_name=icon, permission=permission)


for _menu, _label, _url_name, _icon, _permission in MENU_ITEMS:
    hooks.register(f"register_{_menu}_menu_item", menu_item(_label, _url_name, _icon, _permission))


for _place in ("register_page_listing_more_buttons", "register_page_header_buttons"):
    hooks.register(_place, petition_templates.buttons)
hooks.register("construct_wagtail_userbar", userbar.checks_of_the_content)


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Those that belong to no viewset, so that staff can give them to groups of their own."""
    codenames = ["add_export", "view_export", "add_offlineentry", "view_offlineentry", "change_job", "view_job"]
    letters = ["view_delivery", "change_delivery", "view_letterversion", "view_target", "view_officeswitch"]
    readings = [f"{verb}_reading" for verb in ("view", "add", "change", "delete")]
    money = ["view_fundraiser", "view_recipient", "view_givingpause", "view_refund", "add_refund"]
    ours = Permission.objects.filter(content_type__app_label__in=["actions", "payments"])
    return ours.filter(codename__in=[*codenames, *letters, *readings, *money])


@hooks.register("construct_homepage_panels")
def panels(request: HttpRequest, panels: list[Component]) -> None:
    """What staff see first."""
    panels.extend([TroublePanel(), CardsPanel(), CivicDataPanel(), LettersPanel(), ActionsPanel(), GivingPanel()])


@hooks.register("register_log_actions")
def log_actions(registry: Any) -> None:
    """The words of what is noted in a petition's or a campaign's history."""
    for action, label, message in LOG_ACTIONS:
        registry.register_action(action, label, message)


@hooks.register("insert_global_admin_css")
def style_sheets() -> str:
    """The few rules that Wagtail's own style sheet lacks, those of letters, the map and giving."""
    sheets = ["css/admin.css", "css/admin-letters.css", "css/admin-map.css", "css/admin-giving.css"]
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', [(static(sheet),) for sheet in sheets])
