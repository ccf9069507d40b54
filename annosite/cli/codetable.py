"""docs/diagnostics.md, from the table that ``annosite explain`` prints. ``python -m annosite.cli.codetable`` prints it."""

import sys

from annosite.model.codes import CODES
from annosite.model.codes.code import Code

HEAD = """# What the checks say

Every problem has a name in square brackets that never changes. `annosite explain NAME` prints what stands here.
An *error* keeps the site from being built; a *warning* does not, unless you build or check with `--strict`. Names
marked with a star can be set in `site.yaml`:

```yaml
checks:
  missing-alt: error
  note-without-source: "off"
```

*This page is made from the program's own table; change it in `annosite/model/codes/`.*
"""


def markdown() -> str:
    """Return the page: an index, then each code with cause, example and cure."""
    rows = sorted(CODES.values(), key=lambda code: code.id)
    index = "\n".join(
        f"| [{r.id}](#{r.id}){'*' if r.settable else ''} | {r.severity} | {r.title} |" for r in rows
    )
    table = f"| name | severity | problem |\n| --- | --- | --- |\n{index}\n"
    return f"{HEAD}\n{table}\n" + "\n".join(map(section, rows))


def section(code: Code) -> str:
    """Return the part on one code."""
    example = f"\n```\n{code.example.rstrip()}\n```\n" if code.example else ""
    return f"## {code.id}\n\n**{code.title}.** {code.cause.strip()}\n{example}\nWhat to do: {code.cure.strip()}\n"


if __name__ == "__main__":
    sys.stdout.write(markdown())
