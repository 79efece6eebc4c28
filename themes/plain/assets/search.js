// The search, on its own page only: it shows what search_index.js finds, and where in each page the words stand.
// Without it the page says how to find everything by hand.

import { Index, folded, stem, text_at } from "./search_index.js";

const shown_at_once = 10;
const around_hit = 44; // characters
const passages = ["p", "li", "td", "dd", "blockquote", "h2", "h3"];

// Where in `text` the pieces of a query stand: pairs of first and behind the last character.
function places_of(text, pieces, simplified) {
  const places = [];
  let read = "";
  const origins = []; // of each character read, where in the text it begins
  for (let at = 0; at < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(at));
    const each = folded(character, simplified);
    for (let index = 0; index < each.length; ++index) origins.push(at);
    read += each;
    at += character.length;
  }
  origins.push(text.length);
  for (const piece of pieces)
    for (let at = read.indexOf(piece); at >= 0; at = read.indexOf(piece, at + piece.length))
      places.push([origins[at], origins[at + piece.length]]);
  places.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return places.filter((place, index) => index === 0 || place[0] >= Math.max(...places.slice(0, index).map((one) => one[1])));
}

function pieces_of(query, simplified) {
  const whole = Array.from(query.normalize("NFC"), (each) => folded(each, simplified)).join("");
  const pieces = whole.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
  const stems = pieces.map(stem).filter((piece) => piece.length > 3);
  return [...new Set([...pieces, ...stems])];
}

function marked(text, places, from, to) {
  const excerpt = document.createDocumentFragment();
  let at = from;
  for (const [first, behind] of places) {
    if (first < from || behind > to) continue;
    excerpt.append(text.slice(at, first));
    const mark = document.createElement("mark");
    mark.textContent = text.slice(first, behind);
    excerpt.append(mark);
    at = behind;
  }
  excerpt.append(text.slice(at, to));
  return excerpt;
}

// The passage of a page that says most of what was looked for: in its text, or else in what stands around it.
function best_passage(page, pieces, simplified) {
  const of = (box) => best_of(page.querySelectorAll(passages.map((one) => box + one).join(", ")), pieces, simplified);
  return of(".prose ") ?? of("main ");
}

function best_of(elements, pieces, simplified) {
  let best;
  elements.forEach((element) => {
    if (element.querySelector("p, li, table")) return;
    const text = element.textContent.replace(/\s+/g, " ").trim();
    const places = places_of(text, pieces, simplified);
    const said = new Set(places.map(([first, behind]) => text.slice(first, behind).toLowerCase())).size;
    const length = places.reduce((sum, [first, behind]) => sum + behind - first, 0);
    if (places.length === 0 || (best && (best.said > said || (best.said === said && best.length >= length)))) return;
    best = { said, length, text, places, element };
  });
  return best;
}

function anchor_of(element) {
  for (let at = element; at && at.localName !== "main"; at = at.parentElement) {
    if (at.id) return at.id;
    for (let before = at.previousElementSibling; before; before = before.previousElementSibling)
      if (before.id && /^H[2-6]$/.test(before.tagName)) return before.id;
  }
  return "";
}

// A word of letters is not cut; between Han characters any place will do.
function begin_of_word(text, from, before) {
  if (from === 0 || !/[a-z]{2}/i.test(text.slice(from - 1, from + 1))) return from;
  const blank = text.indexOf(" ", from);
  return blank >= 0 && blank < before ? blank + 1 : from;
}

async function show_context(hit, found, query, simplified) {
  const page = new DOMParser().parseFromString(await text_at(found.url), "text/html");
  const passage = best_passage(page, pieces_of(query, simplified), simplified);
  if (!passage) return;
  const { text, places, element } = passage;
  // A fact of one word says nothing more than the title.
  if (places[0][0] === 0 && places[0][1] === text.length) return;
  const from = begin_of_word(text, Math.max(0, places[0][0] - around_hit), places[0][0]);
  const to = Math.min(text.length, places[0][1] + 2 * around_hit);
  const paragraph = hit.querySelector(".hit__text");
  const foreign = element.closest("main [lang]");
  if (foreign) {
    paragraph.lang = foreign.lang;
    if (foreign.dir) paragraph.dir = foreign.dir;
  }
  paragraph.append(from > 0 ? "…" : "", marked(text, places, from, to), to < text.length ? "…" : "");
  paragraph.hidden = false;
  const anchor = anchor_of(element);
  if (anchor) hit.querySelector("a").hash = encodeURIComponent(anchor);
}

function option_text(form, filter) {
  const [name, value] = [filter.slice(0, filter.indexOf(":")), filter.slice(filter.indexOf(":") + 1)];
  const option = Array.from(form.elements[name]?.options ?? []).find((each) => each.value === value);
  return option ? option.textContent : "";
}

class Results {
  constructor(form, section) {
    this.form = form;
    this.section = section;
    this.list = section.querySelector(".hits");
    this.more = section.querySelector("[data-more]");
    this.heading = section.querySelector("h2");
    this.advice = section.querySelector("[data-nothing]");
    this.elsewhere = section.querySelector("[data-elsewhere]");
    this.watcher = new IntersectionObserver((entries) => this.seen(entries), { rootMargin: "200px" });
    this.late = new Map();
    this.more.addEventListener("click", () => this.show_more(true));
  }

  // What lies below the screen is not fetched before it is looked at.
  seen(entries) {
    for (const { isIntersecting, target } of entries)
      if (isIntersecting) {
        this.watcher.unobserve(target);
        this.late.get(target)().catch(() => {});
      }
  }

  say(text) {
    this.section.hidden = false;
    this.heading.textContent = text;
  }

  async show(query, filters, language) {
    this.query = query;
    this.language = language;
    this.index = await Index.at(language.dataset.directory);
    const { hits, simplified } = await this.index.search(query, filters);
    this.hits = hits;
    this.simplified = simplified;
    this.shown = 0;
    const words = this.section.dataset;
    this.advice.hidden = hits.length > 0;
    await this.show_more(false);
    const count = new Intl.NumberFormat(document.documentElement.lang).format(hits.length);
    this.say((query ? words.found : words.all).replace("{count}", count).replace("{query}", () => query));
    if (hits.length === 0) this.look_elsewhere(query, filters).catch(() => {});
  }

  // What is in no document of this language may stand in those of another.
  async look_elsewhere(query, filters) {
    for (const other of this.form.elements.language.options) {
      if (other === this.language) continue;
      const { hits } = await (await Index.at(other.dataset.directory)).search(query, filters);
      if (hits.length === 0) continue;
      const there = new URL(window.location.href);
      there.searchParams.set("language", other.value);
      const link = document.createElement("a");
      link.href = there.href;
      link.lang = other.lang;
      link.dir = other.dataset.direction;
      link.textContent = other.textContent;
      const count = new Intl.NumberFormat(document.documentElement.lang).format(hits.length);
      const item = document.createElement("li");
      const [before, after] = this.elsewhere.dataset.elsewhere.replace("{count}", count).split("{language}");
      item.append(before, link, after);
      this.elsewhere.append(item);
      this.elsewhere.hidden = false;
    }
  }

  async show_more(moves_focus) {
    const next = this.hits.slice(this.shown, this.shown + shown_at_once);
    const documents = await Promise.all(next.map((hit) => this.index.document(hit)));
    const items = documents.map((found) => this.item(found));
    this.list.append(...items);
    this.shown += next.length;
    this.more.hidden = this.shown >= this.hits.length;
    if (moves_focus && items.length > 0) items[0].querySelector("a").focus();
  }

  item(found) {
    const item = document.createElement("li");
    item.className = "hit";
    const title = document.createElement("h3");
    const link = document.createElement("a");
    link.href = found.url;
    const pieces = this.query ? pieces_of(this.query, this.simplified) : [];
    link.append(marked(found.title, places_of(found.title, pieces, this.simplified), 0, found.title.length));
    title.append(link);
    if (this.language.lang !== document.documentElement.lang) {
      title.lang = this.language.lang;
      title.dir = this.language.dataset.direction;
    }
    const text = document.createElement("p");
    text.className = "hit__text";
    text.hidden = true;
    const facts = document.createElement("p");
    facts.className = "meta";
    facts.textContent = found.filters.filter((filter) => !filter.startsWith("year:"))
      .map((filter) => option_text(this.form, filter)).filter(Boolean).concat(this.date_of(found)).join(" · ");
    item.append(title, text, facts);
    if (this.query) {
      this.late.set(item, () => show_context(item, found, this.query, this.simplified));
      this.watcher.observe(item);
    }
    return item;
  }

  // As precise as it is known.
  date_of({ date }) {
    if (!date) return [];
    const parts = date.split("-").map(Number);
    const shape = { year: "numeric", ...(parts[1] && { month: "long" }), ...(parts[2] && { day: "numeric" }), timeZone: "UTC" };
    const language = document.documentElement.lang;
    return [new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, shape).format(Date.UTC(parts[0], (parts[1] || 1) - 1, parts[2] || 1))];
  }
}

// The address says what is looked for, so that results can be kept, sent and gone back to.
async function start() {
  const form = document.querySelector("form[data-search]");
  const section = document.querySelector("[data-results]");
  if (!form || !section) return;
  const asked = new URLSearchParams(window.location.search);
  const query = (asked.get("q") ?? "").trim();
  document.querySelectorAll('input[name="q"]').forEach((field) => {
    field.value = query;
  });
  const filters = [];
  for (const name of ["kind", "body", "year", "language"]) {
    const select = form.elements[name];
    if (!select) continue;
    if (asked.get(name)) select.value = asked.get(name);
    if (select.selectedIndex < 0) select.selectedIndex = 0;
    if (name !== "language" && select.value) filters.push(`${name}:${select.value}`);
  }
  if (!query && filters.length === 0) return;
  const results = new Results(form, section);
  try {
    await results.show(query, filters, form.elements.language.selectedOptions[0]);
  } catch (failure) {
    results.say(section.dataset.failed);
  }
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
