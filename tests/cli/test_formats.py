"""Problems for machines."""

import json

from annosite.base.diagnostics import Diagnostic, Label
from annosite.base.textfile import Place
from annosite.cli.formats import as_github, as_json

ERROR = Diagnostic(
    "quote-missing",
    "error",
    "50% off\nby 12:30",
    Place("content/a,b.yaml", 3, 5, "  - x", 2),
    ("write y",),
    (Label(Place("content/a.md", 9), "here"),),
)
WARNING = Diagnostic("no-base-url", "warning", "feeds are left out")


def test_json_has_everything_and_counts():
    assert json.loads(as_json([WARNING, ERROR])) == {
        "version": 1,
        "errors": 1,
        "warnings": 1,
        "problems": [
            {"code": "no-base-url", "severity": "warning", "message": "feeds are left out"},
            {
                "code": "quote-missing",
                "severity": "error",
                "message": "50% off\nby 12:30",
                "path": "content/a,b.yaml",
                "line": 3,
                "column": 5,
                "excerpt": "  - x",
                "width": 2,
                "hints": ["write y"],
                "labels": [{"text": "here", "path": "content/a.md", "line": 9}],
            },
        ],
    }


def test_json_of_nothing():
    assert json.loads(as_json([])) == {"version": 1, "errors": 0, "warnings": 0, "problems": []}


def test_github_commands_are_escaped():
    assert as_github([ERROR, WARNING], "docs/") == [
        "::warning title=no-base-url::feeds are left out",
        "::error file=docs/content/a%2Cb.yaml,line=3,endLine=3,col=5,endColumn=7,title=quote-missing::50%25 off%0Aby 12:30%0Awrite y",
    ]
