"""Finding a theme and reading its files: the only part of render that opens any.

A theme is a folder with theme.yaml, ``templates/``, ``static/`` and ``i18n/``; all but the first may lack.
It is code: who installs one trusts it as they trust this program.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from os import PathLike, fspath
from pathlib import Path

from msgspec import Struct, field

from annosite.base.diagnostics import Checked, Diagnostic
from annosite.base.offered import entry_points
from annosite.base.textfile import Place, TextFile
from annosite.base.yamltree import Mapping, Node, Scalar, Sequence, parse_yaml
from annosite.model.codes import problem
from annosite.render.options import TYPES, Option, read_value

ENTRY_POINTS = "annosite.themes"
"""Group of installed themes: each names a package that holds theme.yaml, or a path to a folder."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class Layer(Struct, frozen=True):
    """One theme of a chain, read."""

    name: str
    where: str
    """For people: ``themes/mine`` in the site, ``theme default`` elsewhere."""
    extends: str = ""
    options: dict[str, Option] = field(default_factory=dict)
    templates: dict[str, str] = field(default_factory=dict)
    """By path below templates/."""
    static: dict[str, bytes] = field(default_factory=dict)
    strings: dict[str, dict[str, str | dict[str, str]]] = field(default_factory=dict)
    """By language, then name."""


def find_theme(name: str, site: Path | None) -> tuple[Path, str] | None:
    """Return the folder of the theme ``name`` and how to call it: the site's, else an installed, else a shipped one."""
    if not _NAME.fullmatch(name):
        return None
    if site is not None and (site / "themes" / name / "theme.yaml").is_file():
        return site / "themes" / name, f"themes/{name}"
    for folder in (*_installed(name), *_shipped(name)):
        if (folder / "theme.yaml").is_file():
            return folder, f"theme {name}"
    return None


def theme_names(site: Path | None) -> tuple[str, ...]:
    """Return the names of all themes that can be found, sorted."""
    names = {point.name for point in entry_points(ENTRY_POINTS)}
    for folder in (*([site / "themes"] if site else []), *_shipped("")):
        if folder.is_dir():
            names |= {child.name for child in folder.iterdir() if (child / "theme.yaml").is_file()}
    return tuple(sorted(names))


def _installed(name: str) -> Iterator[Path]:
    for point in entry_points(ENTRY_POINTS, name=name):
        module, _, attribute = point.value.partition(":")
        found = import_module(module)
        value: object = getattr(found, attribute.strip()) if attribute else found
        if isinstance(value, str | PathLike):
            yield Path(fspath(value))
        else:
            yield from (Path(path) for path in getattr(value, "__path__", ()))


def _shipped(name: str) -> tuple[Path, ...]:
    package = Path(__file__).resolve().parent.parent
    # In a wheel the themes stand inside the package, in the repository beside it.
    return (package / "themes" / name, package.parent / "themes" / name)


def read_layer(name: str, folder: Path, where: str) -> Checked[Layer]:
    """Return the theme in ``folder``; files that cannot be used are left out and named."""
    problems: list[Diagnostic] = []
    extends = ""
    options: dict[str, Option] = {}
    declared = _yaml(folder / "theme.yaml", f"{where}/theme.yaml", problems)
    if declared is not None:
        extends, options = _declaration(declared, problems)
    templates: dict[str, str] = {}
    for path, data in _files(folder / "templates"):
        text = _decoded(data, f"{where}/templates/{path}", problems)
        if text is not None:
            templates[path] = text
    strings = {
        path.removesuffix(".yaml"): _strings(read, problems)
        for path, _ in _files(folder / "i18n")
        if path.endswith(".yaml")
        and (read := _yaml(folder / "i18n" / path, f"{where}/i18n/{path}", problems)) is not None
        and _is_language(path.removesuffix(".yaml"), read[0], problems)
    }
    layer = Layer(name, where, extends, options, templates, dict(_files(folder / "static")), strings)
    return Checked(layer, tuple(problems))


def _is_language(code: str, file: TextFile, problems: list[Diagnostic]) -> bool:
    if _LANGUAGE.fullmatch(code):
        return True
    message = f"{code} is not the code of a language"
    problems.append(problem("theme-file", message, Place(file.path), "Name the file de.yaml or pt-BR.yaml."))
    return False


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Files below ``folder`` with their paths, in order; hidden ones are left out."""
    if not folder.is_dir():
        return
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in relative.parts):
            yield relative.as_posix(), path.read_bytes()


def _decoded(data: bytes, name: str, problems: list[Diagnostic]) -> str | None:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8 (byte {error.start + 1})"
        problems.append(problem("theme-file", message, Place(name), "Save it as UTF-8."))
        return None


def _yaml(path: Path, name: str, problems: list[Diagnostic]) -> tuple[TextFile, Mapping] | None:
    text = _decoded(path.read_bytes(), name, problems)
    if text is None:
        return None
    file = TextFile(name, text)
    tree = parse_yaml(file)
    problems.extend(tree.diagnostics)
    if isinstance(tree.value, Mapping):
        return file, tree.value
    if tree.value is not None:
        problems.append(problem("theme-file", "the file needs keys with values", Place(name)))
    return None


def _declaration(
    declared: tuple[TextFile, Mapping], problems: list[Diagnostic]
) -> tuple[str, dict[str, Option]]:
    file, tree = declared
    _known(file, tree, ("name", "extends", "summary", "options"), problems)
    extends = _text(tree.get("extends"))
    options: dict[str, Option] = {}
    listed = tree.get("options")
    if isinstance(listed, Mapping):
        for name, (key, node) in listed.pairs.items():
            option = _option(name, node, file, problems) if isinstance(node, Mapping) else None
            if option is None:
                message = f"the option {name} needs a type and a default of that type"
                hint = f"Types are {', '.join(TYPES)}; a choice needs choices too."
                problems.append(problem("theme-file", message, file.place(key.start, key.end), hint))
            else:
                options[name] = option
    return extends, options


def _option(name: str, node: Mapping, file: TextFile, problems: list[Diagnostic]) -> Option | None:
    _known(file, node, ("type", "default", "choices", "property", "unit", "help"), problems)
    listed = node.get("choices")
    choices = tuple(_text(item) for item in listed.items) if isinstance(listed, Sequence) else ()
    written = _text(node.get("type"))
    type_ = next((known for known in TYPES if known == written), None)
    default = None if type_ is None else read_value(_text(node.get("default")), type_, choices)
    if type_ is None or default is None:
        return None
    # Free text in a style sheet could end the declaration; colours, numbers and listed choices cannot.
    property_ = _text(node.get("property")) if type_ != "text" else ""
    return Option(name, type_, default, choices, property_, _text(node.get("unit")))


def _known(file: TextFile, tree: Mapping, keys: tuple[str, ...], problems: list[Diagnostic]) -> None:
    for name, (key, _) in tree.pairs.items():
        if name not in keys:
            message, hint = f"unknown key {name}", f"Known keys: {', '.join(keys)}."
            problems.append(problem("theme-file", message, file.place(key.start, key.end), hint))


def _strings(read: tuple[TextFile, Mapping], problems: list[Diagnostic]) -> dict[str, str | dict[str, str]]:
    file, tree = read
    strings: dict[str, str | dict[str, str]] = {}
    for name, (key, node) in tree.pairs.items():
        if isinstance(node, Scalar):
            strings[name] = node.value
        elif isinstance(node, Mapping) and "other" in node.pairs:
            strings[name] = {form: _text(value) for form, (_, value) in node.pairs.items()}
        else:
            message = f"{name} needs words, or words for each plural form with other among them"
            problems.append(problem("theme-file", message, file.place(key.start, key.end)))
    return strings


def _text(node: Node | None) -> str:
    return node.value if isinstance(node, Scalar) else ""
