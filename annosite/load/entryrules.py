"""What must hold within one note, correction or mention."""

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import TextFile
from annosite.base.yamltree import Mapping
from annosite.model.config import Config
from annosite.model.content import Correction, MentionRule, Note


def note_problem(note: Note, node: Mapping, file: TextFile, config: Config) -> Diagnostic | None:
    return None


def correction_problem(correction: Correction, node: Mapping, file: TextFile) -> Diagnostic | None:
    return None


def mention_problem(rule: MentionRule, node: Mapping, file: TextFile) -> Diagnostic | None:
    return None
