"""Which templates a template is drawn with: itself, what it extends, includes and imports, and what these do.

Read from the tags alone, without parsing, which would cost each build as much as an edit may take: what stands in a
comment is taken for a tag too, and a name that is not written out as one text may be any template's.
"""

import re
from collections.abc import Iterator

from annosite.base.digest import digest
from annosite.render.chain import Chain

# What is taken for a whole tag holds no ``{%``, so no tag hides in another: at worst both give no name.
_TAG = re.compile(r"\{%[-+]?\s*(extends|include|import|from)\b(.*?)%\}", re.DOTALL)
_NAME = re.compile(r"""\s*(?:"([^"\\{%]*)"|'([^'\\{%]*)')\s*(.*?)\s*[-+]?""", re.DOTALL)
_AFTER = {
    "extends": re.compile(r""),
    "include": re.compile(r"(?:ignore\s+missing\s*)?(?:with(?:out)?\s+context)?"),
    "import": re.compile(r"as\s+\w+(?:\s+with(?:out)?\s+context)?"),
    "from": re.compile(r"import\s[\w\s,]*"),
}
"""What may follow the name. With anything else (a list, a condition, a sum) the name is not known."""


def references(source: str) -> Iterator[str | None]:
    """Yield the names that a template's tags give; None for a tag whose name is known only when a page is drawn."""
    for tag, rest in _TAG.findall(source):
        named = _NAME.fullmatch(rest)
        yield (named[1] or named[2]) if named and _AFTER[tag].fullmatch(named[3]) else None


def closure_digest(chain: Chain, full: str) -> str:
    """Return the digest of all templates that ``full`` (``default/article.html``) can be drawn with, names and texts.

    A name that no layer has counts too: a page changes when it comes to be there.
    """
    wanted = [full]
    texts: dict[str, str | None] = {}
    while wanted:
        full = wanted.pop()
        if full in texts:
            continue
        source = texts[full] = chain.source(full)
        for found in references(source or ""):
            if found is None:
                return chain.digest
            wanted.append(chain.resolve(found, full) or found)
    return digest(texts)
