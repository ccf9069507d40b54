// The search page: words, four filters, results. It works with either index: Pagefind's, which is loaded piece by piece,
// or our own beside the page (search-own.js). Without this script the page leads to all lists.
(() => {
  const form = document.querySelector("form.search");
  if (!form) return;
  const PAGE = 20;
  const input = form.elements.q, status = form.querySelector(".search-status");
  const results = form.querySelector(".results"), more = form.querySelector(".more");
  const selects = ["kind", "person", "tag", "year"].map((name) => form.elements[name]);

  // Pagefind marks hits as HTML; only its text and marks are taken over.
  const marked = (html) => [...new DOMParser().parseFromString(html, "text/html").body.childNodes].map((node) => [node.textContent, node.nodeName === "MARK"]);

  async function pagefind() {
    const index = await import(new URL(form.dataset.index, location.href));
    await index.init();
    return {
      filters: () => index.filters(),
      async search(query, chosen) {
        const found = await index.search(query || null, { filters: chosen });
        return {
          total: found.results.length,
          page: async (from, to) => Promise.all(found.results.slice(from, to).map(async (it) => {
            const { meta, excerpt } = await it.data();
            return { url: meta.url, title: meta.title, label: meta.label, within: meta.within, pieces: marked(excerpt) };
          })),
        };
      },
    };
  }

  const open = globalThis.annositeSearch ?? (location.protocol === "file:" ? null : pagefind);
  if (!open) return;
  form.hidden = false;
  let opening = null, turn = 0, found = null, shown = 0;

  function chosen() {
    return Object.fromEntries(selects.filter((it) => it.value).map((it) => [it.name, it.value]));
  }

  function item({ url, title, label, within, pieces }) {
    const row = document.createElement("li"), link = document.createElement("a"), text = document.createElement("p");
    link.href = url;
    link.textContent = title;
    row.append(link);
    if (label || within) {
      const where = document.createElement("p");
      where.className = "facts";
      where.textContent = [label, within].filter(Boolean).join(" · ");
      row.append(where);
    }
    for (const [words, hit] of pieces) {
      const piece = hit ? document.createElement("mark") : document.createTextNode(words);
      if (hit) piece.textContent = words;
      text.append(piece);
    }
    row.append(text);
    return row;
  }

  async function show(mine) {
    const next = await found.page(shown, shown + PAGE);
    if (mine !== turn) return;
    results.append(...next.map(item));
    shown += next.length;
    more.hidden = shown >= found.total;
  }

  function remember() {
    const query = new URLSearchParams(Object.entries({ q: input.value.trim(), ...chosen() }).filter(([, value]) => value)).toString();
    // A page opened from a folder may not change its address.
    try { history.replaceState(null, "", query ? "?" + query : location.pathname); } catch { /* nothing is lost */ }
  }

  async function fill(index) {
    const values = await index.filters();
    for (const select of selects) {
      const wanted = new URLSearchParams(location.search).get(select.name) ?? "";
      const names = Object.entries(values[select.name] ?? {});
      names.sort(select.name === "year" ? ([a], [b]) => b.localeCompare(a) : ([a], [b]) => a.localeCompare(b, document.documentElement.lang));
      select.append(...names.map(([name, count]) => new Option(`${name} (${count})`, name, false, name === wanted)));
      select.closest("label").hidden = names.length < 2;
    }
  }

  function opened() {
    return (opening ??= open().then(async (index) => { await fill(index); return index; }));
  }

  async function run() {
    const words = input.value.trim(), mine = ++turn;
    let index;
    try { index = await opened(); } catch { opening = null; status.textContent = form.dataset.broken; return; }
    if (mine !== turn) return;
    remember();
    const filters = chosen();
    if (!words && !Object.keys(filters).length) { results.replaceChildren(); more.hidden = true; status.textContent = ""; return; }
    const answer = await index.search(words, filters);
    if (mine !== turn) return;
    found = answer;
    shown = 0;
    results.replaceChildren();
    status.textContent = found.total ? form.dataset.shown.replace("#", found.total) : form.dataset.none;
    await show(mine);
  }

  let wait = 0;
  input.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(run, 200); });
  for (const select of selects) select.addEventListener("change", run);
  form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
  more.addEventListener("click", async () => {
    const at = shown;
    await show(turn);
    results.children[at]?.querySelector("a").focus();
  });
  // From the box into the results and through them with the arrow keys.
  form.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target.matches("select")) return;
    const stops = [input, ...results.querySelectorAll("a")], at = stops.indexOf(event.target);
    const next = stops[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });
  input.addEventListener("focus", () => opened().catch(() => { opening = null; }), { once: true });
  const query = new URLSearchParams(location.search);
  input.value = query.get("q") ?? "";
  if (query.size) run();
})();
