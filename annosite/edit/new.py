"""``annosite new``: files to begin with. They build as they are, and none is ever written over."""

from datetime import datetime
from pathlib import Path

from annosite.base.textfile import TextFile
from annosite.base.yamlquote import quoted
from annosite.base.yamltree import Mapping, parse_yaml
from annosite.edit.files import change, create
from annosite.edit.insert import add_to_mapping
from annosite.edit.made import Made
from annosite.edit.scaffold import FOLDER, filled, plain
from annosite.load.slug import slug_of

PEOPLE = "content/entities/people.yaml"


def new_site(folder: Path, today: str) -> Made:
    """Begin a site in ``folder``, which may hold other things but no content/. ``today`` is an ISO date."""
    if (folder / "content").exists():
        return Made(refusal=f"{folder} has a content folder already; nothing was written")
    title = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    values = {"title": quoted(title[:1].upper() + title[1:] or "A new site"), "today": today}
    source = FOLDER / "site"
    written = []
    for file in sorted(path for path in source.rglob("*") if path.is_file()):
        name = file.relative_to(source).as_posix()
        path = ".gitignore" if name == "gitignore" else name
        if path == ".gitignore" and (folder / path).exists():
            continue
        create(folder, path, filled(f"site/{name}", values))
        written.append(path)
    steps = (
        "See it, and have every change show as you save:  annosite serve",
        "Put your own name and title into content/site.yaml, and your words in place of the first article's.",
        'Begin an article:  annosite new article "Its title"',
    )
    return Made(tuple(written), steps)


def new_article(root: Path, title: str, today: str) -> Made:
    """Begin an article and the file for its notes."""
    slug = slug_of(title)
    if not slug:
        return Made(refusal=f"no file name can be made of “{title}”; use letters or digits too")
    path, notes = f"content/articles/{slug}.md", f"content/articles/{slug}.yaml"
    for each in (path, notes, f"content/articles/{slug}/index.md"):
        if (root / each).exists():
            return Made(refusal=f"{each} is there already; nothing was written")
    values = {"title": quoted(" ".join(title.split())), "today": today, "file": f"{slug}.md"}
    create(root, path, filled("article.md", values))
    create(root, notes, filled("article.yaml", values))
    steps = (
        f"Write the text in {path}.",
        f'For a note on some of its words:  annosite new note {slug} "the words" --write',
    )
    return Made((path, notes), steps)


def new_person(root: Path, name: str, when: datetime) -> Made:
    """Add a person to the glossary: at the end of people.yaml, or in a file of their own where that cannot be.

    ``when`` names the copy of the earlier people.yaml.
    """
    name = " ".join(name.split())
    person = slug_of(name)
    if not person:
        return Made(refusal=f"no id can be made of “{name}”; use letters or digits too")
    if where := _known(root, person):
        return Made(refusal=f"{person} is in {where} already; nothing was written")
    lines = [f"{person}:", f"  name: {quoted(name)}"]
    steps = (
        "Add a summary: one line, shown wherever the name is pointed at.",
        f"Their page will be /people/{person}/, with every sentence that names them.",
    )
    people = root / PEOPLE
    if people.exists():
        text = people.read_bytes().decode("utf-8-sig", "replace")
        longer = add_to_mapping(TextFile(PEOPLE, text), "people", lines)
        if longer is not None and _holds(longer, person, name):
            change(root, PEOPLE, longer, when)
            return Made((PEOPLE,), steps)
    path = f"content/entities/{person}.yaml" if people.exists() else PEOPLE
    if (root / path).exists():
        return Made(refusal=f"{path} is there already; nothing was written")
    create(root, path, "\n".join(["people:", *("  " + line for line in lines), ""]))
    return Made((path,), steps)


def new_theme(root: Path, name: str) -> Made:
    """Begin a theme that extends the default one."""
    slug = slug_of(name)
    if not slug or slug != name:
        also = f"; {slug} would do" if slug else ""
        return Made(refusal=f"a theme's name has lower-case letters, digits and hyphens only{also}")
    if slug == "default" or (root / "themes" / slug).exists():
        return Made(refusal=f"there is a theme {slug} already; nothing was written")
    written = []
    source = FOLDER / "theme"
    for file in sorted(path for path in source.rglob("*") if path.is_file()):
        part = file.relative_to(source).as_posix()
        path = f"themes/{slug}/{part}"
        create(
            root,
            path,
            filled(f"theme/{part}", {"name": slug}) if part == "theme.yaml" else plain(f"theme/{part}"),
        )
        written.append(path)
    steps = (
        f"Put it on: in content/site.yaml write  theme: {slug}  or try  annosite build --theme {slug}",
        f"Change colours and type in themes/{slug}/static/own.css.",
    )
    return Made(tuple(written), steps)


def _known(root: Path, entity: str) -> str:
    """Return the entity file that has this id as a key, if any: its path under ``root``."""
    for file in sorted((root / "content" / "entities").rglob("*.yaml")):
        path = file.relative_to(root).as_posix()
        tree = parse_yaml(TextFile(path, file.read_bytes().decode("utf-8-sig", "replace"))).value
        groups = [value for _, value in tree.pairs.values()] if isinstance(tree, Mapping) else []
        if any(isinstance(group, Mapping) and entity in group.pairs for group in groups):
            return path
    return ""


def _holds(text: str, person: str, name: str) -> bool:
    """Return whether the file would hold this person and read without a problem."""
    tree = parse_yaml(TextFile(PEOPLE, text))
    people = tree.value.get("people") if isinstance(tree.value, Mapping) and not tree.diagnostics else None
    entry = people.get(person) if isinstance(people, Mapping) else None
    found = entry.get("name") if isinstance(entry, Mapping) else None
    return getattr(found, "value", None) == name
