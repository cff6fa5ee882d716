"""The patchwork in a template: {% jogakbo page.pk "square" %}."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from cms.drawing import jogakbo as cloth

register = template.Library()


@register.simple_tag
def jogakbo(seed: object, variant: str = "hero") -> SafeString:
    """The cloth of a seed as inline SVG that takes its colours from the page. An unknown variant draws the hero."""
    if variant not in cloth.VARIANTS:
        variant = "hero"
    return mark_safe(cloth.svg(str(seed), variant))
