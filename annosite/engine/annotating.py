"""One article in one call: the only thing that workers do before the site is put together."""

from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from annosite.annotate.article import annotate
from annosite.assemble.record import record_article
from annosite.base.diagnostics import Diagnostic
from annosite.base.sealing import pack
from annosite.base.textfile import TextFile
from annosite.check import check_article
from annosite.engine.lexicon import Lexicon
from annosite.engine.naming import naming
from annosite.load.article import load_article
from annosite.load.hold import is_held
from annosite.load.sidecar import load_sidecars
from annosite.model.article import Reference
from annosite.model.audit import ArticleAudit
from annosite.model.config import Config, Language, Options, Permalinks, Publisher, ThemeChoice
from annosite.model.content import ArticleFile, Correction, Note, Sidecar
from annosite.model.entity import Entity
from annosite.model.pipeline import Transform
from annosite.model.records import ArticleRecord

_encode = msgspec.msgpack.encode


class Context(Struct, frozen=True):
    """What is the same for all articles: with the article's files, all that the result depends on."""

    config: Config
    """Reduced to what annotating may depend on (``settings_of``)."""
    options: Options
    lexicon: Lexicon
    transforms: tuple[Transform, ...] = ()
    code: str = ""
    """Digest of the program and its plugins."""


class Job(Struct, frozen=True):
    """One article's files."""

    article: TextFile
    sidecars: tuple[TextFile, ...] = ()
    bundle: tuple[str, ...] = ()
    parts: dict[str, str] | None = None
    """What the result will be remembered under."""


class Kept(Struct, frozen=True):
    """What is always read of an article again: small."""

    record: ArticleRecord | None = None
    """None: there is no page, because it is held back or cannot be used."""
    hold: bool = False
    """Whether the whole article is held back."""
    held: int = 0
    """How many of its annotations are held back."""
    since: str = ""
    until: str = ""
    """Between these moments (ISO, UTC) of the build's clock nothing of it is released or held back anew; empty: ever."""
    problems: tuple[Diagnostic, ...] = ()


class Audit(Struct, frozen=True):
    """What is read only where a check finds something amiss."""

    references: tuple[Reference, ...] = ()
    anchors: tuple[str, ...] = ()


def settings_of(config: Config) -> Config:
    """Return ``config`` without what annotating must not depend on, so that a new tagline annotates nothing again."""
    languages = tuple(Language(language.code, "", language.path) for language in config.languages)
    return replace(
        config,
        title="",
        tagline="",
        base_url="",
        languages=languages,
        theme=ThemeChoice(),
        publisher=Publisher(),
        navigation=(),
        permalinks=Permalinks(),
        pagination=0,
        feeds_limit=0,
        corrections_show="marked",
        corrections_place="top",
        checks={},
        search=True,
        plugins=(),
    )


def annotate_job(context: Context, job: Job) -> tuple[bytes, dict[str, bytes]]:
    """Return ``Kept`` as MessagePack, and all values to be remembered, packed."""
    kept, values = annotated(context, job)
    encoded = _encode(kept)
    return encoded, {
        "kept": pack(encoded),
        **{section: pack(_encode(value)) for section, value in values.items()},
    }


def annotated(context: Context, job: Job) -> tuple[Kept, dict[str, Any]]:
    """Return what is known of an article, and its other values by the names of the memo's sections."""
    config, options = context.config, context.options
    loaded = load_article(job.article, config, job.bundle)
    file = loaded.value
    if file is None:
        beside = load_sidecars(job.sidecars, config, options)  # all problems are told at once
        return Kept(problems=(*loaded.diagnostics, *beside.diagnostics)), {}
    if is_held(file.meta.hold, options):
        hold = file.meta.hold
        until = "" if hold.draft else hold.embargo
        # A draft or an embargo that cannot be read holds the article back, and must be told.
        return Kept(hold=True, until=until, problems=loaded.diagnostics), {}
    sidecar = load_sidecars(job.sidecars, config, options)
    names = context.lexicon.names(file.meta.language)
    annotated = annotate(file, sidecar.value, names, config, options)
    article = annotated.value
    for transform in context.transforms:
        article = transform(article)
    found = check_article(ArticleAudit(file, sidecar.value, article, config))
    record = record_article(article)
    kept = Kept(
        record=record,
        held=sidecar.value.held,
        since="" if options.drafts else _released(file, sidecar.value),
        until=sidecar.value.next_release,
        problems=(*loaded.diagnostics, *sidecar.diagnostics, *annotated.diagnostics, *found),
    )
    values = {
        "body": article.body,
        "corrections": article.body.corrections,  # a page of the log has one of each of many articles
        "named": naming(record, article.passages),
        "audit": Audit(article.references, article.anchors),
    }
    return kept, values


def _released(file: ArticleFile, sidecar: Sidecar) -> str:
    """Return the latest embargo that has passed: under an earlier clock the result is another."""
    entries: tuple[Note | Correction | Entity, ...] = (
        *sidecar.notes,
        *sidecar.corrections,
        *sidecar.entities,
    )
    return max((file.meta.hold.embargo, *(entry.hold.embargo for entry in entries)))
