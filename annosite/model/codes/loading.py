"""Codes of loading."""

from annosite.model.codes.code import Code

LOADING: tuple[Code, ...] = tuple(
    Code(name, "error", name, "", "", "")
    for name in (
        "no-article no-front-matter no-site bad-link twin-names file-name file-vanished not-text too-large wrong-ending control-character "
        "yaml-syntax yaml-directive yaml-documents yaml-too-large yaml-too-deep yaml-alias yaml-anchor yaml-tag yaml-key "
        "yaml-merge yaml-duplicate-key yaml-comma wrong-kind missing-key empty-item unknown-key bad-choice empty-text "
        "bad-id bad-date bad-flag bad-number unsafe-url"
    ).split()
)
