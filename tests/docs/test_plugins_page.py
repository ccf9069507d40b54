"""The example of docs/plugins.md does what the page says."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

from annosite.build import build
from annosite.model.config import Options
from annosite.render.artifacts import each_file

PAGE = (Path(__file__).parents[2] / "docs" / "plugins.md").read_text(encoding="utf-8")


def test_the_example(tmp_path: Path) -> None:
    (source,) = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    (settings,) = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    (tmp_path / "house_rules.py").write_text(source)
    articles = tmp_path / "content" / "articles"
    articles.mkdir(parents=True)
    (tmp_path / "content" / "site.yaml").write_text("title: A house\n" + settings)
    (articles / "one.md").write_text(f"---\ntitle: {'Long ' * 20}\n---\n\nFour words stand here.\n")
    checked = build(tmp_path, Options(clock=datetime(2026, 3, 10, tzinfo=UTC)))
    checked.value.memo.close()
    assert checked.value.publishable
    assert [(it.code, it.place.path) for it in checked.diagnostics if it.code.startswith("house")] == [
        ("house-title", "content/articles/one.md")
    ]
    files = {it.path: it for it in each_file(checked.value.artifacts())}
    assert list(json.loads(files["words.json"].produce())) == ["one"]
