"""Slots filled in: the last step from stored HTML (model/article.py) to a page's.

``fill`` is a split at two characters that no content can hold; nothing here searches HTML.
"""

from collections.abc import Callable, Mapping

from markupsafe import Markup
from msgspec import Struct, field

from annosite.base.urls import is_safe_url
from annosite.model.article import SLOT_CLOSE, SLOT_OPEN
from annosite.render.markup import as_markup, light_escape


class Relative(Struct, frozen=True):
    """Turns URLs as views hold them into URLs as a page writes them.

    ``prefix`` leads from the page to the site's root: ``../../``, ``./``, or for a page without a
    place of its own (404.html) the root itself, ``/explained/``.
    """

    path: str
    """The page's own URL from the site's root: ``people/adam-schiff/``."""
    prefix: str
    portable: bool = False
    """Links end in ``index.html``, so that they work from a folder."""

    def __call__(self, url: str) -> str:
        """Return ``url`` (from the site's root, absolute, or a fragment) as this page writes it.

        An absolute URL of a scheme that is not allowed becomes ``#``: loading refuses it, this is the second door. ``""`` is the home page.
        """
        if "#" not in url and ":" not in url and not self.portable and not url.startswith("//"):
            return self.prefix + url  # nearly all of them
        if url.startswith("#"):
            return url
        head = url.partition("/")[0]
        if ":" in head or url.startswith("//"):
            return url if is_safe_url(url) else "#"
        path, hash_, fragment = url.partition("#")
        if hash_ and path == self.path and not self.prefix.startswith("/"):
            return "#" + fragment
        if self.portable and (not path or path.endswith("/")):
            path += "index.html"
        return self.prefix + path + hash_ + fragment


def relative(path: str, *, root: str = "", portable: bool = False) -> Relative:
    """Return the link writer of the page at ``path``; with ``root`` (``/`` or ``/sub/``) its links start there."""
    depth = path.partition("#")[0].count("/")
    return Relative(path, root or "../" * depth or "./", portable)


class Filling(Struct, frozen=True):
    """What the slots of one page become."""

    link: Callable[[str], str]
    """TARGET → URL as the page writes it, unescaped."""
    word: Callable[[str], str]
    """KEY → word of the interface, unescaped."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Entity id → name; an unknown id stands for itself."""
    markers: Mapping[str, str] = field(default_factory=dict)
    """``note:ID`` and ``correction:ID`` → the number or letter; those left out are not drawn."""
    draw: "Callable[[str, Filling], str] | None" = None
    """Draws a marker elsewhere than on a page (feeds); None: ``marker`` does."""


def fill(html: str, filling: Filling) -> Markup:
    """Return ``html`` with every slot replaced.

    ValueError: a slot is not closed or of no known kind (a bug of whoever made ``html``).
    """
    if SLOT_OPEN not in html:
        return as_markup(html)  # HTML made by annotate: escaped or cleaned there
    first, *rest = html.split(SLOT_OPEN)
    out = [first]
    for piece in rest:
        slot, closed, text = piece.partition(SLOT_CLOSE)
        kind, colon, argument = slot.partition(":")
        if not closed or not colon:
            raise ValueError(f"a slot is not closed: {piece[:40]!r}")
        if kind == "link":
            out.append(light_escape(filling.link(argument)))
        elif kind == "ref":
            out.append((filling.draw or marker)(argument, filling))
        elif kind == "word":
            out.append(light_escape(filling.word(argument)))
        elif kind == "name":
            out.append(light_escape(filling.names.get(argument, argument)))
        else:
            raise ValueError(f"no slot of kind {kind!r}")
        out.append(text)
    return as_markup("".join(out))


def marker(argument: str, filling: Filling) -> str:
    """Return the marker of an annotation: ``note:ID:N`` or ``correction:ID:N``, N counting its places from 1.

    The button opens the card where it is a popover, the link leads to the endnote elsewhere and on paper
    (DESIGN.md §4); ``data-a`` names the place for the card beside it.
    """
    kind, _, rest = argument.partition(":")
    id_, _, place = rest.rpartition(":")
    sign = filling.markers.get(f"{kind}:{id_}")
    if not sign:
        return ""
    base = light_escape(f"{kind}-{id_}")
    sign = light_escape(sign)
    label = light_escape(f"{filling.word('note' if kind == 'note' else 'correction')} {sign}")
    first = place in {"", "1"}
    at = f' data-a="--{base}"' if first else ""
    which = "" if first else f"-{light_escape(place)}"
    return (
        f'<span class="ref ref-{kind}" id="{base}-ref{which}"{at}>'
        f'<button type="button" popovertarget="{base}-card" aria-label="{label}">{sign}</button>'
        f'<a role="doc-noteref" href="#{base}-text" aria-label="{label}">{sign}</a></span>'
    )
