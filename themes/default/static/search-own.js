// The search that needs no server: it reads the list of records beside the search page (search/index.js), which a page
// opened from a folder may load as well. Words match from their beginning, without case and accents; all must occur.
(() => {
  const rows = globalThis.annositeIndex;
  if (!rows) return;
  const KINDS = ["kind", "person", "tag", "year"];
  const NO_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const wordsOf = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const spaced = (text) => " " + wordsOf(text).join(" ") + " ";

  const records = rows.map(([url, title, text, kind, label, within, people, tags, year]) => ({
    url, title, text, label, within, filters: { kind: [kind], person: people, tag: tags, year: year ? [year] : [] }, folded: null,
  }));
  const folded = (it) => (it.folded ??= { title: spaced(it.title), text: spaced(it.text + " " + it.within) });

  const has = (haystack, term) => haystack.includes(NO_SPACES.test(term) ? term : " " + term);
  const count = (haystack, term) => Math.min(5, haystack.split(NO_SPACES.test(term) ? term : " " + term).length - 1);

  function score(it, terms) {
    const { title, text } = folded(it);
    let sum = 0;
    for (const term of terms) {
      if (!has(title, term) && !has(text, term)) return 0;
      sum += count(text, term) + (title.includes(" " + term + " ") ? 20 : has(title, term) ? 10 : 0);
    }
    return title.trim() === terms.join(" ") ? sum + 50 : sum;
  }

  const fits = (it, chosen) => KINDS.every((name) => !chosen[name] || it.filters[name].includes(chosen[name]));

  // A piece of the text around the first hit, as [words, whether they are a hit] pairs.
  function excerpt(it, terms) {
    const hit = (word) => wordsOf(word).some((part) => terms.some((term) => (NO_SPACES.test(term) ? part.includes(term) : part.startsWith(term))));
    const words = it.text.split(/(?<=\s)/u);
    if (words.length < 4 && it.text.length > 200) return [[it.text.slice(0, 200) + "…", false]];
    const at = terms.length ? Math.max(0, words.findIndex(hit)) : 0;
    const from = at > 12 ? at - 8 : 0, to = Math.min(words.length, from + 36);
    const pieces = words.slice(from, to).map((word) => [word, terms.length > 0 && hit(word)]);
    if (from) pieces.unshift(["… ", false]);
    if (to < words.length) pieces.push(["…", false]);
    return pieces;
  }

  globalThis.annositeSearch = async () => ({
    async filters() {
      const found = {};
      for (const it of records) for (const name of KINDS) for (const value of it.filters[name]) {
        found[name] ??= {};
        found[name][value] = (found[name][value] ?? 0) + 1;
      }
      return found;
    },
    async search(query, chosen) {
      const terms = wordsOf(query);
      const all = records.map((it) => [terms.length ? score(it, terms) : 1, it]).filter(([sum, it]) => sum && fits(it, chosen));
      all.sort((a, b) => b[0] - a[0]);
      return {
        total: all.length,
        page: async (from, to) => all.slice(from, to).map(([, { url, title, label, within }], n) => ({
          url, title, label, within, pieces: excerpt(all[from + n][1], terms),
        })),
      };
    },
  });
})();
