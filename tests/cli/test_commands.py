"""The program as people call it: real processes, real exit statuses."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ARTICLE = "content/articles/briefing.md"
NOTES = "content/articles/briefing.yaml"


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_build_says_what_there_is_and_what_to_do_next(site):
    done = site.annosite("build")
    assert "1 article, 1 note, 1 correction" in done.stdout
    assert "annosite serve" in done.stdout
    assert "--portable" in done.stdout
    assert "\x1b" not in done.stdout + done.stderr
    assert "The one that keeps the minutes." in site.read("articles/briefing/index.html")


def test_a_second_build_finds_nothing_to_do(site):
    site.annosite("build")
    before = tree(site.output)
    again = site.annosite("build")
    assert "Nothing has changed" in again.stdout
    assert tree(site.output) == before


def test_warnings_are_counted_each_time_and_listed_by_check(site):
    first, again = site.annosite("build"), site.annosite("build")
    for run in (first, again):
        assert "1 warning (annosite check lists them)" in run.stdout
        assert run.stderr == ""
    assert "Nothing has changed" in again.stdout
    assert "note-without-source" in site.annosite("check").stdout
    assert "note-without-source" in site.annosite("build", "--strict", status=1).stderr


def test_quiet_says_nothing_when_all_is_well(site):
    site.write(NOTES, "notes: []\n")
    done = site.annosite("build", "--quiet")
    assert done.stdout + done.stderr == ""


def test_the_site_may_be_named_from_anywhere(site):
    root = site.root
    for cwd, args in (
        (root.parent, ["site"]),
        (root / "content", []),
        (root.parent, ["site/content"]),
        (Path("/"), [str(root)]),
    ):
        env = {**os.environ}
        done = subprocess.run(
            [sys.executable, "-m", "annosite", "build", *args],
            cwd=cwd,
            env=env,
            capture_output=True,
            check=False,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        assert (root / "output/index.html").exists()


def test_problems_are_named_by_paths_that_open_from_here(site):
    site.write(ARTICLE, "No front matter.\n")
    done = subprocess.run(
        [sys.executable, "-m", "annosite", "check", "site"],
        cwd=site.root.parent,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 1
    assert f"site/{ARTICLE}" in done.stdout


BAD = {
    "no title": ({ARTICLE: "---\ndate: 2026-01-01\n---\n\nWords.\n"}, "title"),
    "bad date": ({ARTICLE: '---\ntitle: "T"\ndate: 2026-13-45\n---\n\nthe committee Monday\n'}, "2026-13-45"),
    "unknown entity": (
        {NOTES: 'notes:\n  - quote: "the committee"\n    text: "x"\n    about: no-such-one\n'},
        "no-such-one",
    ),
    "unknown source": (
        {NOTES: 'notes:\n  - quote: "the committee"\n    text: "x"\n    sources: [no-such-source]\n'},
        "no-such-source",
    ),
    "one address": (
        {"content/articles/other.md": '---\ntitle: "T"\nslug: briefing\n---\n\nWords.\n'},
        "other.md",
    ),
    "no article": ({"content/articles/lonely.yaml": "notes: []\n"}, "lonely.yaml"),
    "no such words": (
        {NOTES: 'notes:\n  - quote: "nothing of the kind"\n    text: "x"\n'},
        "nothing of the kind",
    ),
    "broken YAML": ({NOTES: "notes: [\n"}, "briefing.yaml:1"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_content_is_told_and_leaves_the_output_alone(site, case):
    site.annosite("build")
    before = tree(site.output)
    files, told = BAD[case]
    site.write_all(files)
    done = site.annosite("build", status=1)
    assert told in done.stderr
    assert "is as it was" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(site.output) == before
    checked = site.annosite("check", status=1)
    assert told in checked.stdout


def test_text_that_is_no_utf8(site):
    (site.root / ARTICLE).write_bytes(b"---\ntitle: Caf\xe9\n---\n\nWords.\n")
    done = site.annosite("build", status=1)
    assert ARTICLE in done.stderr
    assert "Traceback" not in done.stderr


def test_keep_going_publishes_what_is_sound(site):
    site.write(NOTES, 'notes:\n  - quote: "nothing of the kind"\n    text: "Kept."\n')
    done = site.annosite("build", "--keep-going")
    assert "nothing of the kind" in done.stderr
    assert "Unplaced notes" in site.read("articles/briefing/index.html")
    site.write("content/articles/broken.md", "no front matter\n")
    done = site.annosite("build", "--keep-going", status=1)
    assert "content/articles/broken.md" in done.stdout
    assert (site.output / "articles/briefing/index.html").exists()


def test_strict_takes_warnings_for_errors(site):
    site.annosite("build")
    site.annosite("build", "--strict", status=1)
    assert site.annosite("check").returncode == 0
    site.annosite("check", "--strict", status=1)


def test_wrong_usage_is_status_2(site, tmp_path):
    (tmp_path / "empty").mkdir()
    for args, told in (
        (["bild"], "build"),
        (["build", "--no-such-flag"], "--no-such-flag"),
        (["build", str(tmp_path / "empty")], "annosite new site"),
        (["build", str(tmp_path / "nowhere")], "no folder"),
        (["build", "--base-url", "example.org"], "https://"),
        (["build", "--scheduler", "tcp://x"], "--executor dask"),
        (["build", "--jobs", "many"], "--jobs"),
        (["build", "--output", "."], ""),
        (["build", "--output", "content"], ""),
        (["explain", "no-such-code"], "annosite explain"),
        (["schema", "poem"], "sidecar"),
    ):
        done = site.annosite(*args, status=2)
        assert told in done.stderr, args
        assert "Traceback" not in done.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_machine_that_fails_is_status_3(site):
    (site.root / "output").write_text("a file, where a folder should be")
    done = site.annosite("build", status=None)
    assert done.returncode in (2, 3)
    assert "Traceback" not in done.stderr


def test_a_folder_of_others_is_refused(site):
    site.write("output/precious.txt", "mine")
    done = site.annosite("build", status=2)
    assert "output" in done.stderr
    assert tree(site.output) == {"precious.txt": b"mine"}


def test_why(site):
    first = site.annosite("build", "--why")
    assert "articles/briefing/index.html: made, because of: new" in first.stdout
    again = site.annosite("build", "--why")
    assert "articles/briefing/index.html: not made again" in again.stdout
    text = (site.root / ARTICLE).read_text()
    (site.root / ARTICLE).write_text(text.replace("for an hour", "for two hours"))
    changed = site.annosite("build", "--why")
    assert f"{ARTICLE}: annotated, because of:" in changed.stdout
    assert "articles/briefing/index.html: made, because of:" in changed.stdout


def test_a_zip_is_the_site_and_always_the_same(site):
    site.annosite("build", "--zip", "one.zip")
    site.annosite("build", "--force", "--zip", "two.zip")
    one, two = (site.root / name for name in ("one.zip", "two.zip"))
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as archive:
        names = archive.namelist()
        assert archive.read("index.html") == (site.output / "index.html").read_bytes()
    assert names == sorted(names)
    assert not any(name.startswith(".annosite") for name in names)


def test_clean_removes_what_was_made_and_nothing_else(site):
    before = tree(site.root)
    site.annosite("build")
    site.write("output/.gitkeep", "")
    site.write(".annosite-backup/x", "kept")
    done = site.annosite("clean")
    assert "Removed" in done.stdout
    assert tree(site.root) == before | {"output/.gitkeep": b"", ".annosite-backup/x": b"kept"}
    assert "nothing to remove" in site.annosite("clean").stdout


def test_check_writes_nothing_but_its_memory(site):
    site.annosite("check")
    assert not site.output.exists()


def test_check_for_machines(site):
    site.write(NOTES, 'notes:\n  - quote: "nothing of the kind"\n    text: "x"\n')
    found = json.loads(site.annosite("check", "--format", "json", status=1).stdout)
    assert found["errors"] == 1
    first = next(p for p in found["problems"] if p["severity"] == "error")
    assert (first["path"], first["line"], first["column"]) == (NOTES, 2, 12)
    lines = site.annosite("check", "--format", "github", status=1).stdout.splitlines()
    assert any(line.startswith(f"::error file={NOTES},line=2,endLine=2,col=12,") for line in lines)


def test_check_counts_beyond_ten_of_a_kind(site):
    entries = "".join(
        f'  - quote: "no such words {n}"\n    text: "x"\n    sources: ["https://example.org"]\n'
        for n in range(47)
    )
    site.write(NOTES, f"notes:\n{entries}")
    told = site.annosite("check", status=1).stdout
    assert "… and 37 more [quote-not-found]" in told
    assert "47 errors" in told
    assert "more [" not in site.annosite("check", "-v", status=1).stdout


def test_drafts(site):
    site.write("content/articles/later.md", '---\ntitle: "Later"\ndraft: true\n---\n\nNot yet.\n')
    assert "Held back: 1 article" in site.annosite("build").stdout
    assert not (site.output / "articles/later").exists()
    site.annosite("build", "--drafts")
    assert (site.output / "articles/later/index.html").exists()


def test_base_url_and_theme_from_the_command_line(site):
    site.annosite("build", "--base-url", "https://example.org/sub")
    assert "https://example.org/sub/" in site.read("sitemap.xml")
    assert "nope" in site.annosite("build", "--theme", "nope", status=1).stderr


def test_portable(site):
    site.annosite("build", "--portable")
    assert 'href="people/ada-example/index.html' in site.read(
        "index.html"
    ) or "people/index.html" in site.read("index.html")


def test_explain_and_schema(site):
    listed = site.annosite("explain").stdout
    assert "quote-ambiguous" in listed
    told = site.annosite("explain", "[quote-ambiguous]").stdout
    assert "What to do:" in told
    for kind in ("site", "article", "sidecar", "entities", "sources"):
        assert "$schema" in json.loads(site.annosite("schema", kind).stdout)
    assert set(json.loads(site.annosite("schema").stdout)) == {
        "site",
        "article",
        "sidecar",
        "entities",
        "sources",
    }


def test_help_of_every_command():
    listed = subprocess.run(
        [sys.executable, "-m", "annosite", "--help"], capture_output=True, text=True, check=True
    ).stdout
    names = [line.split()[0] for line in listed.partition("Commands:")[2].splitlines() if line.strip()]
    assert {"new", "build", "serve", "check", "clean"} <= set(names)
    from annosite.cli.group import annosite

    for name in names:
        command = annosite.get_command(None, name)
        assert command.help, name
        assert all(p.help for p in command.params if p.param_type_name == "option"), name


HEAVY = ("rich", "pydantic", "livereload", "babel", "jinja2", "markdown_it", "yaml", "tornado")


@pytest.mark.parametrize(
    "args", [["--help"], ["--version"], ["build", "--help"], ["serve", "--help"], ["new", "--help"]]
)
def test_help_is_quick(args):
    code = f"""
import sys
from annosite.cli.main import main
status = main({args!r})
print(status, [name for name in {HEAVY!r} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 []"


def test_a_build_with_nothing_to_do_imports_nothing_heavy(site):
    site.write(NOTES, "notes: []\n")
    site.annosite("build")
    code = f"""
import sys
from annosite.cli.main import main
status = main(["build"])
print(status, [name for name in {HEAVY!r} if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=site.root, capture_output=True, text=True, check=True
    )
    assert "Nothing has changed" in done.stdout
    assert done.stdout.splitlines()[-1] == "0 []"


def test_a_pipe_that_closes_does_not_stop_a_build(site):
    child = subprocess.Popen(
        [sys.executable, "-m", "annosite", "build"],
        cwd=site.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    child.stdout.close()
    assert child.wait(60) == 0
    child.stderr.close()
    assert (site.output / "articles/briefing/index.html").exists()


def test_the_clock_can_be_fixed(site):
    site.annosite("build", "--output", "a", SOURCE_DATE_EPOCH="1790000000")
    site.annosite(
        "build", "--output", "b", "--force", SOURCE_DATE_EPOCH="1790000000", TZ="Asia/Tokyo", LC_ALL="C"
    )
    one, two = tree(site.root / "a"), tree(site.root / "b")
    assert one == two
    assert "number of seconds" in site.annosite("build", SOURCE_DATE_EPOCH="noon", status=2).stderr
