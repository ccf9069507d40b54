"""What becomes of the addresses in Markdown: external ones stay, relative ones become slots.

Only the renderer knows the page on which a body will stand.
"""

import re
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from annosite.annotate.stream import escape
from annosite.base.urls import is_safe_url
from annosite.model.article import slot

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")

is_allowed = is_safe_url
"""The allowlist: http, https, mailto, relative. Everything else stays the text that it is."""


def is_external(address: str) -> bool:
    """Return whether an allowed ``address`` has a scheme."""
    return _SCHEME.match(address) is not None


def link_target(address: str, path: str) -> str:
    """Return the slot target of a relative link in the file at ``path``: ``file:…`` for Markdown, else ``asset:…``.

    Empty for what stays as it is: an external address, or a fragment of the same page. What begins with a slash is
    sought in ``content/`` where it is Markdown, in ``content/static/`` where it is another file; without an ending it
    is the address of a page (``path:/people/adam-schiff/``).
    """
    if not address or address.startswith("#") or is_external(address):
        return ""
    address, hash_, fragment = address.partition("#")
    address = unquote(address.partition("?")[0])
    name = address.rpartition("/")[2]
    fragment = hash_ + unquote(fragment)
    rooted = address.startswith("/")
    if "." not in name and rooted:
        return f"path:{address}{fragment}"
    is_page = name.endswith((".md", ".markdown")) or "." not in name
    if rooted:
        address = normpath("content/" + ("" if is_page else "static/") + address.lstrip("/"))
    else:
        address = normpath(join(dirname(path), address))
    return f"file:{address}{fragment}" if is_page else f"asset:{address}"


def asset_target(address: str, path: str) -> str:
    """Return the slot target of an image's relative address; empty where it is external."""
    if not address or is_external(address):
        return ""
    address = unquote(address.partition("#")[0].partition("?")[0])
    if address.startswith("/"):
        return "asset:" + normpath("content/static/" + address.lstrip("/"))
    return "asset:" + normpath(join(dirname(path), address))


def link_slot(target: str) -> str:
    """Return the slot of a target."""
    return slot("link", target)


def href_attribute(href: str, path: str, line: int, references: list[tuple[str, str, int]]) -> str:
    """Return the ``href`` attribute of a link in the file at ``path``; what it refers to is added to ``references``."""
    target = link_target(href, path)
    if target:
        references.append(("link", target, line))
        return f' href="{link_slot(target)}"'
    if href.startswith("#"):
        references.append(("link", href, line))
    elif href.startswith(("http://", "https://")):
        references.append(("url", href, line))
    return f' href="{escape(href)}"'


def entity_words(id_: str) -> str:
    """Return what stands in the text for ``[[id]]``: the name is the renderer's to say."""
    return id_.replace("-", " ").title()


def entity_tag(id_: str) -> str:
    """Return the opening tag of a link to an entity."""
    return f'<a class="mention" data-entity="{id_}" href="{link_slot("entity:" + id_)}">'
