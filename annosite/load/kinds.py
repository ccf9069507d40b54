"""What a file is, by its path (FORMAT.md §1)."""

MISNAMED = "misnamed"
"""A text that was meant to be read, with an ending that is not."""

_SINGLE = {"site.yaml": "site", "sources.yaml": "sources", "site.yml": MISNAMED, "sources.yml": MISNAMED}
_TEXTS = {
    "articles": {"md": "articles", "yaml": "sidecars"},
    "pages": {"md": "pages"},
    "entities": {"yaml": "entities"},
}
_SLIPS = {
    "articles": ("yml", "markdown", "mdown", "mkd"),
    "pages": ("markdown", "mdown", "mkd"),
    "entities": ("yml",),
}


def kind_of(path: str) -> str:
    """Return the field of ``Listing`` that a path belongs to, ``MISNAMED``, or ``""`` for what is none of the site's."""
    above, top, *within = path.split("/", 2)
    if above == "themes":
        return "themes"
    if not within:
        return _SINGLE.get(top, "")
    texts = _TEXTS.get(top)
    if texts is None:
        return "static" if top == "static" else ""
    ending = path[path.rfind("/") + 1 :].rpartition(".")[2]
    if ending in texts:
        return texts[ending]
    if ending in _SLIPS[top] or ending.lower() in texts:
        return MISNAMED
    return "assets"


def passed_over(path: str) -> bool:
    """Return whether a file or folder is none of the writer's: hidden, an editor's leftover, a system's."""
    name = path.rpartition("/")[2]
    if name in (".DS_Store", "Thumbs.db", "desktop.ini", ".git", ".hg", ".svn"):
        return True
    if path.startswith("content/static/"):
        return False
    return name.startswith(".") or name.endswith(("~", ".swp", ".orig")) or (name[:1] == name[-1:] == "#")
