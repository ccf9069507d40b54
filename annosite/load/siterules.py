"""What must hold of site.yaml beyond the types of its values."""

import re
from collections.abc import Iterator

from annosite.base.textfile import TextFile
from annosite.base.yamltree import Mapping, Node, Sequence
from annosite.load.schema.site import EntityTypeFields, SiteFile, VerdictFields
from annosite.load.spots import Step, lacks_something, last_first, remove
from annosite.load.validate import Valid, validate
from annosite.load.vocabulary import ENTITY_TYPES
from annosite.load.words import nearest
from annosite.load.zone import known_zone
from annosite.model.codes import CODES, problem

RESERVED = frozenset(
    {
        *ENTITY_TYPES,
        "articles",
        "notes",
        "tags",
        "page",
        "corrections",
        "fact-checks",
        "sources",
        "search",
        "glossary",
    }
)
"""First parts of addresses that the site itself has (FORMAT.md §6)."""

Broken = tuple[tuple[Step, ...], str, str, tuple[str, ...]]
"""Path of the value, code, message, hints."""


def settle(file: TextFile, valid: Valid) -> Valid:
    """Return ``valid`` without the values that break a rule, with a problem for each."""
    broken = [each for each in _broken(valid.model) if not lacks_something(_at(valid.node, each[0]))]
    if not broken:
        return valid
    problems = list(valid.problems)
    for path, code, message, hints in broken:
        node = _at(valid.node, path)
        problems.append(problem(code, message, file.place(node.start, node.end), *hints))
    for path in sorted({path for path, *_ in broken}, key=last_first):
        remove(valid.node, path)
    again = validate("site", file, valid.node)
    return Valid(again.model, again.node, [*problems, *again.problems])


def _at(node: Node, path: tuple[Step, ...]) -> Node:
    for step in path:
        if isinstance(node, Mapping) and step in node.pairs:
            node = node.pairs[str(step)][1]
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
    return node


def _broken(site: SiteFile) -> Iterator[Broken]:
    yield from _names(site)
    yield from _languages(site)
    yield from _navigation(site)
    yield from _permalinks(site)
    yield from _vocabulary(site)
    yield from _checks(site)


def _names(site: SiteFile) -> Iterator[Broken]:
    if site.base_url and re.search(r"[?#]", site.base_url):
        yield (
            ("base_url",),
            "unsafe-url",
            "`base_url` ends with the path of the site: it has no `?` or `#`",
            (),
        )
    if site.timezone and known_zone(site.timezone) is None:
        hint = "Such as `Europe/Berlin` or `America/New_York`; `UTC` is always known."
        yield ("timezone",), "bad-choice", f"`{site.timezone}` is not a known time zone", (hint,)
    theme = site.theme if isinstance(site.theme, str) else site.theme and site.theme.name
    if theme and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]*", theme):
        path = ("theme",) if isinstance(site.theme, str) else ("theme", "name")
        yield path, "bad-path", f"`{theme}` is not the name of a theme", ("It is a folder in themes/.",)
    publisher = site.publisher
    if (
        publisher
        and publisher.email
        and not re.fullmatch(r"[^@\s<>\"'&?:/]+@[^@\s<>\"'&?:/]+", publisher.email)
    ):
        yield ("publisher", "email"), "bad-choice", f"`{publisher.email}` is not an e-mail address", ()
    if publisher and publisher.report:
        path, url = ("publisher", "report"), publisher.report
        unknown = [word for word in re.findall(r"\{([^{}]*)\}", url) if word not in ("title", "url")]
        if not re.match(r"(https?|mailto):", url, re.IGNORECASE):
            yield path, "unsafe-url", "`report` must begin with mailto:, https:// or http://", ()
        elif unknown:
            yield (
                path,
                "bad-choice",
                f"`{{{unknown[0]}}}` is not filled in: `{{title}}` and `{{url}}` are",
                (),
            )


def _languages(site: SiteFile) -> Iterator[Broken]:
    paths: dict[str, str] = {}
    for code, words in (site.languages or {}).items():
        path = (words.path or code).strip("/")
        at: tuple[Step, ...] = ("languages", code)
        if code == (site.language or "en"):
            hint = "`language` names the main one; `languages` the further ones."
            yield at, "bad-language", f"`{code}` is the site’s main language already", (hint,)
        elif not re.fullmatch(r"[A-Za-z0-9_-]+", path):
            yield (
                (*at, "path"),
                "bad-path",
                f"`{words.path}` is not a folder for pages",
                (f"Such as `/{code}/`.",),
            )
        elif path in RESERVED:
            yield (*at, "path"), "bad-path", f"`/{path}/` is where other pages of the site stand", ()
        elif path in paths:
            yield (*at, "path"), "bad-path", f"`/{path}/` is the folder of `{paths[path]}` already", ()
        paths.setdefault(path, code)


def _navigation(site: SiteFile) -> Iterator[Broken]:
    for index, item in enumerate(site.navigation or ()):
        if bool(item.page) == bool(item.url):
            message = (
                f"the entry “{item.title}” leads to two places"
                if item.page
                else f"the entry “{item.title}” leads nowhere"
            )
            yield ("navigation", index), "bad-choice", message, ("Give it either `page` or `url`.",)


_PERMALINKS = {
    "article": (("slug",), ("slug", "year", "month", "day")),
    "page": (("slug",), ("slug",)),
    "entity": (("id",), ("type", "id")),
}
"""What each pattern must and may have."""


def _permalinks(site: SiteFile) -> Iterator[Broken]:
    for name, (needed, known) in _PERMALINKS.items():
        pattern = site.permalinks and getattr(site.permalinks, name)
        if not pattern:
            continue
        words = re.findall(r"\{([^{}]*)\}", pattern)
        path = ("permalinks", name)
        plain = re.sub(r"\{[^{}]*\}", "x", pattern)
        if not re.fullmatch(r"/([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)+", plain):
            hint = "Letters, digits, `-`, `_` and the words in braces, between slashes."
            yield (
                path,
                "bad-path",
                f"`{pattern}` is not a pattern of addresses: it begins and ends with a slash",
                (hint,),
            )
        elif any(word not in known for word in words):
            wrong = next(word for word in words if word not in known)
            yield (
                path,
                "bad-path",
                f"`{{{wrong}}}` is not known here",
                (f"Known: {', '.join(f'{{{w}}}' for w in known)}.",),
            )
        elif any(word not in words for word in needed):
            yield path, "bad-path", f"without `{{{needed[0]}}}` all addresses would be the same", ()


def _vocabulary(site: SiteFile) -> Iterator[Broken]:
    seen: set[str] = set()
    for index, verdict in enumerate(site.verdicts or ()):
        id_ = verdict.id if isinstance(verdict, VerdictFields) else verdict
        if id_ in seen:
            yield ("verdicts", index), "duplicate-id", f"the verdict `{id_}` stands here a second time", ()
        seen.add(id_)
    paths: dict[str, str] = {}
    for id_, given in (site.entity_types or {}).items():
        path = (given or EntityTypeFields()).path or f"{id_}s"
        at: tuple[Step, ...] = ("entity_types", id_)
        if path in RESERVED:
            yield (
                at,
                "bad-path",
                f"`/{path}/` is where other pages of the site stand",
                ("Give it another `path`.",),
            )
        elif path in paths:
            yield (
                at,
                "bad-path",
                f"`/{path}/` is the folder of `{paths[path]}` already",
                ("Give it another `path`.",),
            )
        paths.setdefault(path, id_)


def _checks(site: SiteFile) -> Iterator[Broken]:
    settable = [code for code, row in CODES.items() if row.settable]
    for code in site.checks or {}:
        if code in settable:
            continue
        close = nearest(code, settable)
        hint = (f"Did you mean `{close}`?",) if close else ("`annosite explain` lists them.",)
        what = f"“{code}” is always an error" if code in CODES else f"there is no check called “{code}”"
        yield ("checks", code), "unknown-check", what, hint
