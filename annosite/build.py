"""A site's folder to what its pages will be. The only composition of the steps; it writes nothing but its memory.

1. **discover**: which files are there
2. **settings**: site.yaml, the theme, the plugins' say
3. **glossary**: every file that may bring entities, so that all names are known
4. **texts**: plain pages and biographies
5. **amend**, where only words of a few articles changed since the last build (engine/amending.py); else **put together**
   (engine/whole.py): annotate each article by itself, by as many processes as pay; assemble records to the site: addresses,
   lists, who is named where; check what is wrong with the whole
6. **pages**: which files there will be; each is made when it is asked for
"""

from functools import partial
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from annosite.base.collecting import uncollected
from annosite.base.diagnostics import Checked, Diagnostic, has_errors
from annosite.base.look import Look
from annosite.base.memo import Memo, open_memo
from annosite.base.textfile import Place
from annosite.check import SITE_RULES, apply_levels
from annosite.engine.amending import Amendment, amend
from annosite.engine.annotating import Context, settings_of
from annosite.engine.code import code_digest
from annosite.engine.desk import Desk
from annosite.engine.files import Files
from annosite.engine.glance import Glance
from annosite.engine.glossary import GlossaryRound
from annosite.engine.lexicon import Lexicon, name_news
from annosite.engine.pagefind import search_bundle
from annosite.engine.plugins import extended
from annosite.engine.records import Records
from annosite.engine.standing import frame_of, load_standing, remember, save_standing
from annosite.engine.stowing import stowed
from annosite.engine.texts import Texts
from annosite.engine.whole import Whole, put_together
from annosite.load.config import load_config
from annosite.load.discover import discover
from annosite.load.owners import manuscripts
from annosite.model.build import Amended, Build, Progress, untold
from annosite.model.codes import problem
from annosite.model.config import CheckLevel, Config, Options, ThemeChoice
from annosite.model.pipeline import Pipeline
from annosite.model.records import FileRecord
from annosite.model.scope import Scope
from annosite.model.site import Material, Site
from annosite.render.artifacts import PAGES, Keys, artifacts
from annosite.render.pages import WRITTEN
from annosite.render.theme import Theme, load_theme
from annosite.render.themefiles import find_theme
from annosite.render.workshop import Listing, Workshop

T = TypeVar("T")
SETTINGS = "content/site.yaml"
CACHE = ".annosite"
SECTIONS = ("kept", "body", "corrections", "named", "audit", "entry")
"""What the memo keeps apart: what is always read again is small."""
BUILT_IN = Pipeline(checks=SITE_RULES, pages=PAGES)


@uncollected()
def build(
    root: Path,
    options: Options,
    progress: Progress = untold,
    *,
    amending: bool = False,
    look: Look | None = None,
) -> Checked[Build]:
    """Return the site in ``root`` (the folder that holds content/) as it will be, and all that is wrong with it.

    ``amending``: whether a site in which only words of a few articles changed may be made out of what is remembered of
    it (engine/amending.py), and whether to remember what that takes. ``look``: the files as they
    stood a moment ago. Raises ``OSError`` where the machine fails.
    """
    problems: list[Diagnostic] = []
    memo = _open_memo(root, options, problems)
    listing = _take(discover(root, look.files if look else None), problems)
    files = Files(root, listing, memo, look.moment if look else 0)
    config = _config(files, problems)
    if config is None:
        return _finished(Build(memo=memo), problems, options, {})

    pipeline, plugins = _take(extended(BUILT_IN, config.plugins, root), problems)
    theme = _take(load_theme(_choice(config, options), root, root / CACHE / "templates"), problems)
    code = code_digest(plugins)

    written = _take(manuscripts(listing, config), problems)
    settings = settings_of(config)
    glossary, sources = _take(GlossaryRound(files, settings, options, memo, code).run(written), problems)
    names = name_news(glossary, memo)
    lexicon = Lexicon(glossary, config.language)
    context = Context(settings, options, lexicon, pipeline.transforms, code)

    texts = Texts(files, context, memo, names)
    material = Material(
        glossary,
        config,
        options,
        pages=tuple(texts.pages()),
        bios=dict(texts.bios(glossary)),
        sources=sources,
        files=_copied(files),
    )
    texts.finish()
    problems += texts.problems
    if theme is not None:
        problems += [
            lack
            for language in (config.language, *(each.code for each in config.languages))
            for lack in theme.missing_words(language)
        ]

    today = options.clock.astimezone(ZoneInfo(config.timezone)).date()
    desk = Desk(written, files, context, memo, names, texts, today)
    frame, before, amended = None, None, None
    if amending and theme is not None and (pipeline.checks, pipeline.pages) == (SITE_RULES, PAGES):
        before = load_standing(memo)
        frame = frame_of(desk, material, theme, before.frame if before else None)
        sound = not has_errors(problems)
        amended = amend(before, frame, desk, material) if before is not None and sound else None
        if amended is None and sound:
            amended = stowed(frame, desk, material, pipeline, before, progress)
            before = amended.standing if amended else before
    if amended is not None:
        found = _amended(amended)
        problems += amended.problems
        save_standing(memo, amended.standing)
    else:
        whole = put_together(desk, material, pipeline, progress)
        found = _whole(whole)
        problems += (*whole.own, *whole.found)
        if frame and not whole.missing and not has_errors(problems):
            found = replace(found, state=remember(frame, desk, whole, before))
    files.save()
    files.release()
    memo.flush()
    site = found.site
    found = replace(
        found,
        config=config,
        memo=memo,
        elsewhere=(*_theme_folders(theme, root), *(str(path) for path in plugins)),
    )
    if theme is not None and site is not None:
        listed = partial(artifacts, site, theme, pipeline, code)
        plain = pipeline.pages == PAGES and not has_errors(problems)
        workshop = Workshop(site, theme, code) if plain else None
        found = replace(
            found,
            artifacts=listed,
            glance=Glance(root, site, Keys(theme, code), context, {it.article.path: it for it in written}),
            theme=theme,
            source=workshop or Listing(listed),
            publishable=True,
        )
        if amended is not None and before is not None and frame is not None:
            reached = _reached(Workshop(site, theme, code), frame.reached_from(before.frame), amended.scope)
            found = replace(found, amended=Amended(before.state, reached) if reached else None)
        if config.search and options.search_with == "pagefind":
            found = replace(found, bundles=(search_bundle(site, theme, code),))
    return _finished(found, problems, options, config.checks)


def _release(site: Site, records: Records) -> None:
    records.release()
    site.directory.release()


def _whole(whole: Whole) -> Build:
    return Build(
        counts=whole.counts,
        held=whole.held.counts,
        missing=whole.missing,
        site=whole.site,
        audit=whole.audit,
        release=partial(_release, whole.site, whole.records),
        why=whole.articles.why,
    )


def _amended(amended: Amendment) -> Build:
    standing = amended.standing
    return Build(
        counts=replace(standing.counts, annotated=len(amended.why)),
        held=standing.held.counts,
        site=amended.site,
        release=partial(_release, amended.site, amended.records),
        why=amended.why,
        state=standing.state,
    )


def _reached(workshop: Workshop, redrawn: frozenset[str], scope: Scope) -> Workshop | None:
    """Return where those pages are had that a change reaches: by words, those in ``scope``; by the theme, those of templates ``redrawn``.

    None where all are, or where both were changed.
    """
    if not redrawn:
        return workshop.within(scope)
    return workshop.only(redrawn) if scope.is_empty and WRITTEN not in redrawn else None


def _open_memo(root: Path, options: Options, problems: list[Diagnostic]) -> Memo:
    memo, said = open_memo(root / CACHE / "memo.sqlite", SECTIONS)
    if said:
        problems.append(problem("memo-set-aside", f"the build's memory {said}; everything is made anew"))
    if options.force:
        memo.forget()
    return memo


def _config(files: Files, problems: list[Diagnostic]) -> Config | None:
    if files.listing.site is None:
        problems.append(problem("no-site", "there is no content/site.yaml in this folder", Place(SETTINGS)))
        return None
    text = _take(files.text(SETTINGS), problems)
    return None if text is None else _take(load_config(text), problems)


def _choice(config: Config, options: Options) -> ThemeChoice:
    return replace(config.theme, name=options.theme) if options.theme else config.theme


def _theme_folders(theme: Theme | None, root: Path) -> list[str]:
    """Return the folders of those themes that are not the site's own."""
    found = [find_theme(layer.name, root) for layer in theme.layers] if theme else []
    return [str(it[0]) for it in found if it is not None and not it[0].is_relative_to(root)]


def _copied(files: Files) -> tuple[FileRecord, ...]:
    infos = (*files.listing.static, *files.listing.assets)
    return tuple(FileRecord(info.path, files.data_digest(info.path)) for info in infos)


def _take(checked: Checked[T], problems: list[Diagnostic]) -> T:
    """Return the value, and put what was wrong to the other problems."""
    problems += checked.diagnostics
    return checked.value


def _finished(
    build: Build, problems: list[Diagnostic], options: Options, levels: dict[str, CheckLevel]
) -> Checked[Build]:
    """Return the build with all problems in order, each once, and whether it may be published."""
    found = apply_levels(problems, levels)
    sound = options.keep_going or not (has_errors(found) or (options.strict and found))
    return Checked(replace(build, publishable=build.publishable and sound), found)
