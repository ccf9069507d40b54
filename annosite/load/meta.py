"""Checked front matter to ``Meta``."""

from posixpath import basename

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import TextFile
from annosite.base.yamltree import Mapping
from annosite.load.citations import origin
from annosite.load.filename import file_name
from annosite.load.hold import hold_of
from annosite.load.places import places_of
from annosite.load.schema.article import ArticleFields, PageFields
from annosite.load.slug import slug_of
from annosite.load.zone import zone_of
from annosite.model.config import Config
from annosite.model.content import Meta


def meta_of(
    fields: PageFields, node: Mapping, file: TextFile, config: Config
) -> tuple[Meta, list[Diagnostic]]:
    """Return the front matter with its defaults, and what is wrong with single values."""
    named = file_name(file.path, config)
    common = {
        "title": fields.title,
        "slug": fields.slug or slug_of(named.name),
        "summary": fields.summary or "",
        "language": fields.language or named.language or config.language,
        "hold": hold_of(fields, zone_of(config)),
        "aliases": tuple(fields.aliases or ()),
        "template": fields.template or "",
        "places": places_of(file, node),
    }
    if not isinstance(fields, ArticleFields):
        return Meta(**common), []
    return Meta(
        **common,
        date=fields.date or "",
        as_of=fields.as_of or "",
        updated=fields.updated or "",
        authors=tuple(fields.authors or ()),
        tags=tuple(fields.tags or ()),
        unlisted=bool(fields.unlisted),
        image=fields.image or "",
        image_alt=fields.image_alt or "",
        image_credit=fields.image_credit or "",
        translation_of=_translation_of(fields, named.stem, named.language, config),
        source=origin(fields.source),
    ), []


def _translation_of(fields: ArticleFields, stem: str, language: str, config: Config) -> str:
    if fields.translation_of:
        return fields.translation_of
    if language and language != config.language and basename(stem):
        return f"{stem.removeprefix('content/')}.md"
    return ""
