"""A theme, ready to draw pages: its chain of layers, settled options, templates, static files and words."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError, TemplateNotFound

from annosite.base.diagnostics import Checked, Diagnostic
from annosite.base.digest import digest
from annosite.base.near import nearest
from annosite.base.recent import Recent
from annosite.base.textfile import Place
from annosite.model.codes import problem
from annosite.model.config import ThemeChoice
from annosite.model.sheet import Head, SiteView
from annosite.render.assets import Asset, hashed
from annosite.render.chain import Chain
from annosite.render.closure import closure_digest
from annosite.render.environment import make_environment
from annosite.render.failure import TemplateFailure, failure
from annosite.render.fixing import KEPT, Store
from annosite.render.lending import LENT, Lent, take_back
from annosite.render.options import Option, Settings, Value, settle, style_sheet
from annosite.render.outside import Cleaning
from annosite.render.page import PageTools, markers_of
from annosite.render.slots import Filling, fill, relative
from annosite.render.themefiles import Layer, find_theme, read_layer, theme_names
from annosite.render.words import FALLBACK, String, Words, missing

CONFIG = "content/site.yaml"
OPTIONS_SHEET = "options.css"


class Theme:
    """Draws pages. Made by ``load_theme``; holds nothing of any page, so it can be sent to other processes."""

    def __init__(
        self,
        layers: tuple[Layer, ...],
        options: Mapping[str, Value],
        assets: Mapping[str, Asset],
        cache: Path | None = None,
    ) -> None:
        self.layers = layers
        """The theme itself first, then what it extends."""
        self.name = layers[0].name
        self.options = Settings(options)
        """Every option's value: what ``SiteView.options`` takes."""
        self.digest = digest(layers, self.options, {name: a.digest for name, a in assets.items()})
        """Of all files of the chain and the options."""
        self._common = digest(
            self.name,
            self.options,
            [layer.strings for layer in layers],
            {name: a.digest for name, a in assets.items()},
        )
        self._assets = dict(assets)
        self._chain = Chain({layer.name: layer.templates for layer in layers}, [la.where for la in layers])
        self._environment = make_environment(self._chain, cache, patient=False)
        self._patient = make_environment(self._chain, cache and cache / "patient")
        self._asking: set[str] = set()
        """Templates that cannot be drawn the quick way: they ask values for what is no attribute of theirs, or are in no one piece."""
        self._digests: dict[str, str] = {}
        self._words: dict[str, Words] = {}
        self.sites: Recent[tuple[SiteView, SiteView]] = Recent(64)
        """Sites with what pages show of them: with a section marked, with the theme's words and options."""
        self._kept: Recent[tuple[SiteView, Store]] = Recent(64)
        """What is drawn once for many pages (render/fixing.py), by all that it is made of: site, words, way to the root."""
        self.cleaning = Cleaning()
        self.items: Recent[Any] = Recent(2048)
        """Articles as feeds carry them, by the digest of all that they are made of: many feeds share one."""

    def __reduce__(self) -> tuple[object, ...]:
        """Sent as its files; compiled templates stay where they are."""
        return (Theme, (self.layers, self.options, self._assets))

    @property
    def assets(self) -> tuple[Asset, ...]:
        """The static files to publish, by path."""
        return tuple(sorted(self._assets.values(), key=lambda asset: asset.path))

    @property
    def fonts(self) -> tuple[bytes, ...]:
        """The upright fonts, those named last in the alphabet first."""
        names = [name for name in self._assets if name.endswith((".woff2", ".woff", ".ttf", ".otf"))]
        return tuple(self._assets[name].data for name in sorted(names, reverse=True) if "italic" not in name)

    @property
    def asset_paths(self) -> dict[str, str]:
        """The paths that static files are published at, by the names that templates use."""
        return {name: asset.path for name, asset in sorted(self._assets.items())}

    def languages(self) -> tuple[str, ...]:
        """Return the languages that some layer has words of, sorted."""
        return tuple(sorted({language for layer in self.layers for language in layer.strings}))

    def words(self, language: str) -> Words:
        """Return the interface's words in ``language`` (``pt-BR`` falls back to ``pt``, then to English)."""
        if language not in self._words:
            self._words[language] = Words(language, self._strings(language), self._strings(FALLBACK))
        return self._words[language]

    def digest_of(self, template: str) -> str:
        """Return the digest of all that a page drawn with ``template`` (without ``.html``) can depend on in the theme.

        These are the templates that it reaches, the options, the words, the static files and their names. With ``""``
        it is that of files that no template draws.
        """
        if template not in self._digests:
            name = f"{template}.html"
            drawn = closure_digest(self._chain, self._chain.first(name) or name) if template else ""
            self._digests[template] = digest(self._common, drawn)
        return self._digests[template]

    def missing_words(self, language: str) -> tuple[Diagnostic, ...]:
        """Return a warning if strings of the interface are not there in ``language``."""
        lacking = missing(self._strings(language), self._strings(FALLBACK))
        if not lacking:
            return ()
        message = f"the theme {self.name} lacks {len(lacking)} strings in {language}: {', '.join(lacking)}"
        hint = f"Add them to i18n/{language}.yaml of a theme that extends {self.name}; English stands for them now."
        return (problem("words-missing", message, Place(CONFIG), hint),)

    def check_templates(self) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the templates as they stand, without drawing any page."""
        found = []
        for layer in self.layers:
            for name in layer.templates:
                try:
                    self._patient.get_template(f"{layer.name}/{name}")
                except TemplateError as error:
                    found.append(failure(error, self._chain).diagnostic)
        return tuple(found)

    def render(
        self,
        template: str,
        *,
        site: SiteView,
        head: Head,
        view: object,
        words: Words,
        links: Mapping[str, str] | None = None,
        names: Mapping[str, str] | None = None,
    ) -> str:
        """Return the page's HTML.

        ``template`` is a name without ``.html``. ``links`` gives, for each TARGET of a ``link`` slot in the view, its
        URL from the site's root (absolute ones stand as they are); one that is not there becomes ``#``. ``names``
        gives entities' names for ``name`` slots. TemplateFailure: the template cannot be drawn; its diagnostic names
        template, line and page.
        """
        given = {"site": site, "head": head, "view": view, "words": words}
        html = None
        if template not in self._asking:
            html = self._drawn(self._environment, template, given, links or {}, names or {})
        if html is None:
            self._asking.add(template)
            html = self._drawn(self._patient, template, given, links or {}, names or {})
        assert html is not None
        return html

    def _drawn(
        self,
        environment: Environment,
        template: str,
        given: Mapping[str, Any],
        targets: Mapping[str, str],
        names: Mapping[str, str],
    ) -> str | None:
        """Return the page's HTML; None where one has to be patient."""
        site, head, view, words = given["site"], given["head"], given["view"], given["words"]
        write = relative(head.path, root=getattr(view, "root", ""), portable=site.portable)

        def link(target: str) -> str:
            url = targets.get(target)
            return "#" if url is None else write(url)

        filling = Filling(link, words.word, names, markers_of(view))
        page = PageTools(write, filling, words, self._assets)
        # The site is kept beside its pieces, so that no other one can come to have its id.
        kept = self._kept.get((id(site), words, write.prefix), lambda: (site, {}))[1]
        lent: Lent = []
        try:
            html = environment.get_template(self._name(template)).render(
                {**given, "page": page, **page.functions(), KEPT: kept, LENT: lent}
            )
        except TemplateFailure:
            raise
        except Exception as error:
            if environment is not self._patient:
                return None  # what was wrong, if anything, shows where and how then
            # Anything may be raised by a template's own expression; all of it is the theme's and is told so.
            raise failure(error, self._chain, head.path) from error
        take_back(lent)
        return html

    def fill(self, html: str, filling: Filling) -> str:
        """Return ``html`` with its slots filled, for what is no page (feeds)."""
        return fill(html, filling)

    def _name(self, template: str) -> str:
        name = self._chain.first(f"{template}.html")
        if name is None:
            raise TemplateNotFound(f"{template}.html")
        return name

    def _strings(self, language: str) -> dict[str, String]:
        strings: dict[str, String] = {}
        for code in dict.fromkeys((language.partition("-")[0], language)):
            for layer in reversed(self.layers):
                strings.update(layer.strings.get(code, {}))
        return strings


def load_theme(choice: ThemeChoice, site: Path | None, cache: Path | None = None) -> Checked[Theme | None]:
    """Return the theme that ``choice`` names, with its chain.

    ``site`` is the site's folder, for its own themes; ``cache`` a folder for compiled templates, which is safe to
    delete. Options that the theme lacks, or that have wrong values, are errors, and their defaults stand.
    """
    layers, problems = _chain(choice.name, site)
    if not layers:
        return Checked(None, tuple(problems))
    declared: dict[str, Option] = {}
    static: dict[str, bytes] = {}
    for layer in reversed(layers):
        declared.update(layer.options)
        static.update(layer.static)
    options, wrong = settle(declared, choice.options, choice.name, Place(CONFIG))
    problems += wrong
    sheet = style_sheet(declared, options)
    if sheet:
        static[OPTIONS_SHEET] = sheet.encode()
    assets, absent = hashed(static)
    for name, target in absent:
        message = f"static/{name} names {target}, which is not there"
        problems.append(problem("theme-static", message, Place(layers[0].where)))
    return Checked(Theme(tuple(layers), options, assets, cache), tuple(problems))


def _chain(name: str, site: Path | None) -> tuple[list[Layer], list[Diagnostic]]:
    layers: list[Layer] = []
    problems: list[Diagnostic] = []
    place = Place(CONFIG)
    while True:
        found = find_theme(name, site)
        if found is None:
            names = theme_names(site)
            near = nearest(name, names, 60)
            hint = f"Did you mean {near}?" if near else f"There are: {', '.join(names)}."
            problems.append(problem("theme-not-found", f"there is no theme {name}", place, hint))
            return [], problems
        if any(layer.name == name for layer in layers):
            circle = " → ".join([*(layer.name for layer in layers), name])
            problems.append(problem("theme-circle", f"themes extend each other: {circle}", place))
            return [], problems
        layer = read_layer(name, *found)
        problems += layer.diagnostics
        layers.append(layer.value)
        name = layer.value.extends
        if not name:
            return layers, problems
        place = Place(f"{layer.value.where}/theme.yaml")
