"""Parts in Jinja2, which `include` of Django cannot reach: what every page has, and fields."""

from typing import Any

from django import template
from django.forms import BoundField
from django.template import engines
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def deel(context: template.Context, pad: str, **erbij: Any) -> SafeString:
    gevuld = engines["jinja2"].get_template(pad).render({**context.flatten(), **erbij})
    return mark_safe(gevuld)  # noqa: S308  Jinja2 escapes what it fills in


@register.simple_tag(takes_context=True)
def toon_veld(context: template.Context, veld: BoundField, **erbij: Any) -> SafeString:
    return deel(context, "amsterdam/field.html", field=veld, **erbij)


@register.simple_tag(takes_context=True)
def hint_en_fout(context: template.Context, veld: BoundField) -> SafeString:
    return deel(context, "amsterdam/hint_en_fout.html", field=veld, fouten=list(veld.errors))
