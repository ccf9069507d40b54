"""Strategies: Markdown as writers write it, in several scripts, with all inline and block markup."""

from hypothesis import strategies as st

WORDS = (
    "the report said that Trump’s aides wouldn’t go to l’Élysée on 3.5 May 2020 – or “never” again; naïve café"
    " inter­ference 👨‍👩‍👧 🇩🇪 q̣̇ Straße Ωμέγα שלום עולם 俄罗斯 干预 选举 ロシア ไทย 대통령은 a an it's e.g. U.S. 12 km (so) x_y"
).split(" ")

word = st.sampled_from(WORDS)
gap = st.sampled_from([" "] * 12 + ["\n", "  \n", "\\\n", " ", "&nbsp;"])


@st.composite
def plain(draw, most: int = 8) -> str:
    words = draw(st.lists(word, min_size=1, max_size=most))
    return "".join(part for w in words for part in (w, draw(gap))).strip("\n \\").removesuffix("&nbsp;")


@st.composite
def inline(draw) -> str:
    pieces = []
    for _ in range(draw(st.integers(1, 5))):
        text = draw(plain(5))
        kind = draw(st.integers(0, 9))
        flat = text.replace("\n", " ").replace("\\", "").strip()
        pieces.append(
            {
                1: f"*{flat}*",
                2: f"**{flat}**",
                3: f"[{flat}](https://example.org/x)",
                4: f"`{flat}`",
                5: f"~~{flat}~~",
                6: f"**{flat} *{flat}***",
                7: f"[*{flat}* {flat}](a.md)",
                8: f"![alt](a.png) {flat}",
            }.get(kind, text)
        )
    return " ".join(pieces)


@st.composite
def block(draw) -> str:
    kind = draw(st.integers(0, 11))
    text = draw(inline())
    flat = text.replace("\n", " ").replace("\\", "")
    if kind == 1:
        return f"## {flat}"
    if kind == 2:
        return f"> {flat}"
    if kind == 3:
        return "\n".join(f"- {draw(inline())}".replace("\n", " ") for _ in range(draw(st.integers(1, 3))))
    if kind == 4:
        cells = [draw(plain(3)).replace("\n", " ").replace("\\", "") for _ in range(4)]
        return f"| {cells[0]} | {cells[1]} |\n|---|:-:|\n| {cells[2]} | {cells[3]} |"
    if kind == 5:
        return f"```\n{flat}\n\n{flat}\n```"
    if kind == 6:
        return "```python\nx = 1\nprint(x)\n```"
    if kind == 7:
        return '![alt](photo.jpg "A caption of some words")'
    if kind == 8:
        return f"{flat}[^a] and more.[^b]\n\n[^a]: {flat}\n\n[^b]: Another."
    return text


markdown = st.lists(block(), min_size=1, max_size=4).map("\n\n".join)
