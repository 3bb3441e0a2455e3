"""The stylesheets of every page as one piece of text, made once per process.

Eighteen `{% static %}` tags cost as much as the questions of a page.
"""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()
DONKER = "screen and (prefers-color-scheme: dark)"
EIGEN = ("basis", "formulier")
GEMEENTE = ("ams/font/index.css", "ams/tokens/index.css", "ams/css/index.css", "css/ams.css")
SAMEN = ("vraag", "onderdelen", "samen", "kader", "advies", "sessie", "radar")


@register.simple_tag
@cache
def stijlen(gemeente: bool) -> SafeString:
    eigen = GEMEENTE if gemeente else tuple(map(css, EIGEN))
    paden = (css("tokens"), css("pagina"), *eigen, *map(css, SAMEN))
    links = format_html_join(
        "\n  ", '<link rel="stylesheet" href="{}">', ((static(p),) for p in paden)
    )
    if gemeente:
        return links
    donker = '{}\n  <link rel="stylesheet" href="{}" media="{}">'
    return format_html(donker, links, static(css("donker")), DONKER)


def css(naam: str) -> str:
    return f"css/{naam}.css"
