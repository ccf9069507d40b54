"""What a file is, by its path (FORMAT.md §1)."""

MISNAMED = "misnamed"
"""A text that was meant to be read, with an ending that is not."""

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
    if path.startswith("themes/"):
        return "themes"
    parts = path.split("/")
    if len(parts) == 2:
        single = {
            "site.yaml": "site",
            "sources.yaml": "sources",
            "site.yml": MISNAMED,
            "sources.yml": MISNAMED,
        }
        return single.get(parts[1], "")
    top, name = parts[1], parts[-1]
    if top == "static":
        return "static"
    if top not in _TEXTS:
        return ""
    ending = name.rpartition(".")[2]
    if ending in _TEXTS[top]:
        return _TEXTS[top][ending]
    if ending in _SLIPS[top] or ending.lower() in _TEXTS[top]:
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
