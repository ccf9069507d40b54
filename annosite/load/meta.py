"""Checked front matter to ``Meta``."""

from posixpath import basename, dirname, join, normpath

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import TextFile
from annosite.base.yamltree import Mapping
from annosite.load.citations import origin
from annosite.load.filename import FileName, file_name, languages
from annosite.load.hold import hold_of
from annosite.load.places import places_of
from annosite.load.schema.article import ArticleFields, PageFields
from annosite.load.slug import slug_of
from annosite.load.words import did_you_mean, one_of
from annosite.load.zone import zone_of
from annosite.model.codes import problem
from annosite.model.config import Config
from annosite.model.content import Meta


def meta_of(
    fields: PageFields, node: Mapping, file: TextFile, config: Config
) -> tuple[Meta, list[Diagnostic]]:
    """Return the front matter with its defaults, and what is wrong with single values."""
    named = file_name(file.path, config)
    problems: list[Diagnostic] = []
    article = fields if isinstance(fields, ArticleFields) else ArticleFields(title=fields.title)
    meta = Meta(
        title=fields.title,
        slug=fields.slug or slug_of(named.name),
        date=article.date or "",
        as_of=article.as_of or "",
        updated=article.updated or "",
        authors=tuple(article.authors or ()),
        summary=fields.summary or "",
        tags=tuple(dict.fromkeys(article.tags or ())),
        language=_language(fields, node, named, file, config, problems),
        hold=hold_of(fields, zone_of(config)),
        unlisted=bool(article.unlisted),
        aliases=tuple(fields.aliases or ()),
        image=article.image or "",
        image_alt=article.image_alt or "",
        image_credit=article.image_credit or "",
        template=fields.template or "",
        translation_of=_translation_of(article, named, file.path, config),
        source=origin(article.source),
        places=places_of(file, node),
    )
    if not meta.slug:
        message = "no address can be made of the name of this file"
        hint = "Add a line `slug: …`, in lower-case letters a to z, digits and hyphens."
        problems.append(problem("no-slug", message, file.line_place(1), hint))
    return meta, problems


def _language(
    fields: PageFields,
    node: Mapping,
    named: FileName,
    file: TextFile,
    config: Config,
    problems: list[Diagnostic],
) -> str:
    written, known = fields.language, languages(config)
    expected = named.language or config.language
    if written is None or written == expected:
        return expected
    at = node.pairs["language"][1]
    place = file.place(at.start, at.end)
    if written not in known:
        message = f"`{written}` is not a language of this site: it must be {one_of(known)}"
        hints = (
            *did_you_mean(written, known),
            "Further languages are listed in site.yaml under `languages`.",
        )
        problems.append(problem("bad-language", message, place, *hints))
        return expected
    if named.language:
        message = f"`language` says `{written}`, and the name of the file says `{named.language}`"
        problems.append(problem("bad-language", message, place, "Rename the file, or delete the line."))
        return expected
    return written


def _translation_of(fields: ArticleFields, named: FileName, path: str, config: Config) -> str:
    """Return the path, relative to content/, of the article that this one translates."""
    written = fields.translation_of
    if written:
        written = written if written.endswith(".md") else f"{written}.md"
        start = "" if written.startswith("articles/") else dirname(path).removeprefix("content/")
        return normpath(join(start, written.lstrip("/")))
    if named.language and named.language != config.language and basename(named.stem):
        return f"{named.stem.removeprefix('content/')}.md"
    return ""
