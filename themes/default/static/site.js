// Only adds to pages that are complete without it: previews of people, filter boxes, the reader's choices,
// and the margin where a browser cannot align it by style sheet alone. No style or script is written into the page.
const root = document.documentElement;
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const one = (selector, from = document) => from.querySelector(selector);
const wide = matchMedia("(min-width: 62rem)");
const stored = {
  get(key) { try { return localStorage.getItem("annosite-" + key); } catch { return null; } },
  set(key, value) { try { value ? localStorage.setItem("annosite-" + key, value) : localStorage.removeItem("annosite-" + key); } catch { /* not remembered */ } },
};

// --- Choices: light or dark, previews on or off -------------------------------------------------------------------
const previews = () => stored.get("previews") !== "off";

function showChoices() {
  const theme = root.dataset.theme || "auto";
  for (const button of all('[data-choice="theme"] button')) button.setAttribute("aria-pressed", button.dataset.value === theme);
  for (const button of all('[data-choice="previews"] button')) button.textContent = button.dataset[previews() ? "on" : "off"];
}

function choices() {
  for (const box of all(".settings")) box.hidden = false;
  addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-choice] button");
    if (!button) return;
    if (button.parentElement.dataset.choice === "theme") {
      const value = button.dataset.value === "auto" ? "" : button.dataset.value;
      stored.set("theme", value);
      if (value) root.dataset.theme = value; else delete root.dataset.theme;
    } else {
      stored.set("previews", previews() ? "off" : "");
      closePreview();
    }
    showChoices();
  });
  addEventListener("storage", (event) => {
    if (event.key !== "annosite-theme") return;
    if (event.newValue) root.dataset.theme = event.newValue; else delete root.dataset.theme;
    showChoices();
  });
  showChoices();
}

// --- Previews at mentions: from the page's own list of who is named, so nothing is fetched -------------------------
let preview = null, opener = null, timer = 0;

function closePreview() {
  clearTimeout(timer);
  preview?.remove();
  opener?.removeAttribute("aria-describedby");
  preview = opener = null;
}

function openPreview(link) {
  const known = one(`li[data-entity="${CSS.escape(link.dataset.entity)}"]`);
  if (!known || link.closest(".preview")) return;
  closePreview();
  opener = link;
  preview = document.createElement("div");
  preview.className = "preview";
  preview.id = "_preview";
  preview.setAttribute("role", "tooltip");
  const copy = known.cloneNode(true), body = document.createElement("div");
  body.className = known.className;
  body.append(...copy.childNodes);
  all(".about", body).forEach((about) => { about.hidden = false; });
  all("a", body).forEach((a) => { a.tabIndex = -1; });
  const off = document.createElement("button");
  off.type = "button";
  off.tabIndex = -1;
  off.className = "off";
  off.textContent = one('[data-choice="previews"]')?.dataset.stop ?? "";
  off.addEventListener("click", () => { stored.set("previews", "off"); closePreview(); showChoices(); });
  preview.append(body, off);
  document.body.append(preview);
  link.setAttribute("aria-describedby", "_preview");
  const at = link.getClientRects()[0], size = preview.getBoundingClientRect(), page = root.clientWidth;
  const start = root.dir === "rtl" ? at.right - size.width : at.left;
  const above = at.bottom + size.height + 8 > innerHeight && at.top > size.height + 8;
  preview.style.left = Math.max(8, Math.min(start, page - size.width - 8)) + scrollX + "px";
  preview.style.top = (above ? at.top - size.height - 6 : at.bottom + 6) + scrollY + "px";
}

function mentions() {
  if (!one("a.mention")) return;
  const later = (work, delay) => { clearTimeout(timer); timer = setTimeout(work, delay); };
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || !event.target.closest) return;
    const link = event.target.closest("a.mention[data-entity]");
    if (link && link === opener || event.target.closest(".preview")) clearTimeout(timer);
    else if (link && previews()) later(() => openPreview(link), 400);
    else if (preview) later(closePreview, 250);
    else clearTimeout(timer);
  });
  document.addEventListener("focusin", (event) => {
    const link = event.target.closest?.("a.mention[data-entity]");
    if (link && previews() && link.matches(":focus-visible")) openPreview(link);
    else if (!event.target.closest?.(".preview")) closePreview();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closePreview(); });
  document.addEventListener("focusout", (event) => { if (event.target === opener) later(closePreview, 250); });
}

// --- The margin ----------------------------------------------------------------------------------------------------
const byStyle = CSS.supports("anchor-name", "attr(data-a type(<custom-ident>))");

/* Marker links lead to the text of the note that is to be seen: the card beside it, or the endnote. */
function pointLinks() {
  for (const link of all('a[role="doc-noteref"]')) {
    const base = link.getAttribute("href").replace(/-(card|text)$/, "");
    link.setAttribute("href", base + (wide.matches ? "-card" : "-text"));
  }
  const end = /^#((?:note|correction)-.+)-text$/.exec(decodeURIComponent(location.hash));
  if (wide.matches && end) document.getElementById(end[1])?.scrollIntoView();
}

function align(article) {
  const cards = all(".card", article).filter((card) => card.offsetParent);
  article.style.minHeight = "";
  if (!byStyle) {
    article.classList.toggle("aligned", wide.matches);
    let free = 0;
    const top = article.getBoundingClientRect().top;
    for (const card of cards) {
      if (!wide.matches) { card.style.top = ""; continue; }
      const place = document.getElementById(card.id.replace(/-card$/, "-ref"));
      const at = Math.max(free, place ? place.getBoundingClientRect().top - top - 2 : free);
      card.style.top = at + "px";
      free = at + card.offsetHeight + 18;
    }
  }
  if (!wide.matches || !cards.length) return;
  const end = Math.max(...cards.slice(-3).map((card) => card.getBoundingClientRect().bottom)) - article.getBoundingClientRect().top;
  if (end > article.offsetHeight) article.style.minHeight = Math.ceil(end) + "px";
}

function margin() {
  const article = one(".article");
  if (!article || !one(".card", article)) return;
  let waiting = 0;
  const soon = () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(() => align(article)); };
  new ResizeObserver(soon).observe(article);
  for (const card of all(".card", article)) card.addEventListener("toggle", soon);
  wide.addEventListener("change", () => { all(".card", article).forEach((card) => card.hidePopover?.()); pointLinks(); soon(); });
  document.fonts?.ready.then(soon);
  pointLinks();
  soon();

  // Words and their card light up together.
  const partner = (target) => {
    const place = target.closest?.("mark[data-note], .ref, .card");
    if (!place) return null;
    if (place.classList.contains("card")) return place;
    const base = place.dataset.note ? "note-" + place.dataset.note : place.id.replace(/-ref(-\d+)?$/, "");
    return document.getElementById(base + "-card");
  };
  let lit = null;
  article.addEventListener("pointerover", (event) => {
    const card = partner(event.target);
    if (card === lit) return;
    for (const it of all(".lit", article)) it.classList.remove("lit");
    lit = card;
    if (!card) return;
    card.classList.add("lit");
    const id = card.id.replace(/^note-|-card$/g, "");
    for (const mark of all(`mark[data-note="${CSS.escape(id)}"]`, article)) mark.classList.add("lit");
  });
}

// --- The view of the text: what the reader has under the hand stays there -------------------------------------------
function views() {
  const strip = one(".views");
  if (!strip) return;
  let before = null;
  const remember = () => { before = strip.getBoundingClientRect().top; };
  strip.addEventListener("pointerdown", remember, true);
  strip.addEventListener("keydown", remember, true);
  strip.addEventListener("change", () => {
    if (before !== null) scrollBy({ top: strip.getBoundingClientRect().top - before, behavior: "instant" });
    before = null;
    closePreview();
    const article = one(".article");
    requestAnimationFrame(() => align(article));
  });
}

// --- Filter boxes --------------------------------------------------------------------------------------------------
function filters() {
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  for (const box of all("[data-filter]")) {
    const list = document.getElementById(box.dataset.filter), input = one("input", box), output = one("output", box);
    if (!list) continue;
    box.hidden = false;
    const items = all(":scope > li, .people > li, .log-item, .glossary > div", list).map((item) => [item, plain(item.textContent)]);
    const groups = all(".letter-group, .day", list);
    input.addEventListener("input", () => {
      const words = plain(input.value).split(/\s+/).filter(Boolean);
      let count = 0;
      for (const [item, text] of items) {
        const out = !words.every((word) => text.includes(word));
        item.classList.toggle("out", out);
        if (!out) count += 1;
      }
      for (const group of groups) group.classList.toggle("out", !one("li:not(.out), .glossary > div:not(.out)", group));
      output.textContent = words.length ? box.dataset.shown.replace("#", count) : "";
    });
  }
}

choices();
mentions();
margin();
views();
filters();
