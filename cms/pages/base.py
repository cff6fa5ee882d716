from hashlib import blake2b
from typing import Any

from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.compat import HTTPMethod
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.images import get_image_model_string
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms import meta
from cms.drawing import share_image
from cms.shell import Shell

DRAWN_SECONDS = 24 * 3600
UNRESTRICTED = PageViewRestriction.objects.none()  # one for all: asked for at each request


class PublicPageForm(WagtailAdminPageForm):
    """Asks, before publishing, for the words that a picture needs."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.is_deferred_validation and cleaned.get("picture") and not cleaned.get("picture_alt"):
            self.add_error("picture_alt", ValidationError(_("Say in one sentence what the picture shows.")))
        return cleaned


class PublicPage(RoutablePageMixin, Page):
    """What every page has: words and a picture for when it is passed on, and the same slug in every language."""

    share_title = models.CharField(
        _("title when shared"), max_length=120, blank=True, help_text=_("Left empty, the page's own title is used.")
    )
    share_text = models.CharField(
        _("text when shared"),
        max_length=200,
        blank=True,
        help_text=_("Left empty, the description for search engines or the page's first words are used."),
    )
    share_picture = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture when shared"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Left empty, the page's own picture is used, or one is drawn."),
    )

    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")], _("For search engines")
        ),
        MultiFieldPanel(
            [FieldPanel("share_title"), FieldPanel("share_text"), FieldPanel("share_picture")],
            _("When it is passed on"),
        ),
        MultiFieldPanel([FieldPanel("show_in_menus")], _("In the menu")),
    ]
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]
    base_form_class = PublicPageForm
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    reads_query = False  # True where the address's query changes what is shown
    is_article = False
    links: tuple[str, ...] = ()  # fields that hold another page and are shown with this one
    open_to_all = False

    class Meta:
        abstract = True

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Whoever found the page may know already that it has none (`visibility.told`)."""
        return UNRESTRICTED if self.open_to_all else super().get_view_restrictions()

    @cached_property
    def description(self) -> str:
        """What the page says of itself in a line, wherever it is listed or passed on."""
        return self.share_text or self.search_description or getattr(self, "lead", "")

    @cached_property
    def shared_picture(self) -> Any:
        """The picture that stands for the page elsewhere, or None."""
        return self.share_picture or getattr(self, "picture", None)

    def structured(self, request: HttpRequest, shell: Shell) -> dict[str, Any]:
        """What the page is, in schema.org's words."""
        return {
            "@type": "WebPage",
            "name": self.title,
            "description": self.description,
            "url": self.get_full_url(request),
            "inLanguage": get_language(),
            "publisher": {"@type": "Organization", "name": shell.name},
        }

    @path("share.png/", name="share_image")
    @method_decorator(require_safe)
    def share_image(self, request: HttpRequest) -> HttpResponse:
        """The picture that stands for the page where it is passed on, if staff gave none: its title and its cloth."""
        shell = Shell(request, page=self)
        words = {"title": self.share_title or self.title, "site": shell.name, "accent": shell.drawn_accent}
        return HttpResponse(drawn(seed=str(self.translation_key), **words), content_type="image/png")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["shell"] = Shell(request, page=self)
        context["meta"] = meta.of_page(self, request, context["shell"])
        return context


def drawn(**words: str) -> bytes:
    """The drawn picture of a page. It takes a fifth of a second, so each process keeps it for a day."""
    key = "share-image:" + blake2b(repr(sorted(words.items())).encode(), digest_size=16).hexdigest()
    kept: bytes | None = caches["default"].get(key)
    if kept is None:
        kept = share_image.png(**words)
        caches["default"].set(key, kept, DRAWN_SECONDS)
    return kept


class Illustrated(models.Model):
    """The large picture of a page. Without one, a pattern is drawn from the page's own seed."""

    picture = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Left empty, a pattern is drawn instead."),
    )
    picture_alt = models.CharField(
        _("what the picture shows"),
        max_length=250,
        blank=True,
        help_text=_("One sentence for people who do not see it. Needed with a picture."),
    )

    picture_panel = MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], _("Picture"))

    class Meta:
        abstract = True


def lead_field(**kwargs: Any) -> models.TextField:
    """The first words of a page, under its title."""
    return models.TextField(
        _("first words"), max_length=400, blank=True, help_text=_("One or two sentences under the title."), **kwargs
    )


LEAD_SEARCH = [index.SearchField("lead"), index.AutocompleteField("lead")]
