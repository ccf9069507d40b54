"""Names that clash, and names that deceive the eye."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from annosite.base.diagnostics import Diagnostic, Label
from annosite.base.patterns import Pattern
from annosite.model.audit import SiteAudit
from annosite.model.codes import problem
from annosite.model.entity import Entity

SCRIPTS = ("Latin", "Cyrillic", "Greek", "Armenian")
"""Scripts with letters that look alike (UTS 39, confusables)."""
_OF_SCRIPT = {script: Pattern(rf"\p{{Script={script}}}") for script in SCRIPTS}
_WORD = Pattern(r"\w+")


def _names(entity: Entity) -> list[str]:
    return [entity.name, *(alias.name for alias in entity.aliases)]


def shared_names(audit: SiteAudit) -> Iterator[Diagnostic]:
    """Yield a problem for each name or alias of an entity that an earlier one has too."""
    owners: dict[str, list[Entity]] = defaultdict(list)
    for entity in audit.site.entities.values():
        for name in dict.fromkeys(_names(entity)):
            owners[unicodedata.normalize("NFC", name)].append(entity)
    for name, entities in sorted(owners.items()):
        first, *others = entities
        for entity in others:
            label = (Label(first.place, "the other one"),) if first.place else ()
            yield problem(
                "shared-name",
                f"“{name}” is a name of {entity.id} and of {first.id}",
                entity.place,
                "it links only in articles that name one of them in full; if one is meant everywhere,"
                " take the name from the other",
                labels=label,
            )


def mixed_scripts(audit: SiteAudit) -> Iterator[Diagnostic]:
    """Yield a problem for each name with a word that mixes scripts whose letters look alike (UTS 39)."""
    for entity in audit.site.entities.values():
        for name in _names(entity):
            for word in _WORD.findall(name):
                scripts = [script for script, pattern in _OF_SCRIPT.items() if pattern.search(word)]
                if len(scripts) > 1:
                    yield problem(
                        "mixed-scripts",
                        f"“{word}” in the name “{name}” mixes {' and '.join(scripts)} letters that look alike",
                        entity.place,
                        "type the word again in one script: as it is, no article will match it",
                    )
