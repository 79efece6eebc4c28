// The search, on its own page only. It reads the index that the generator writes (generator/search/index.h)
// as far as a query needs it, and shows where in each page the words stand. Without it the page says how to
// find everything by hand. Exported for the tests: what is typed is cut as documents were.

const one_word = /[\p{L}\p{M}\p{N}]/u;
const han_ranges = [[0x3007, 0x3007], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xf900, 0xfaff], [0x20000, 0x3fffd]];
const title_mark = "\u0001";
const word_key = 3; // bytes of a word that say in which shard it stands
const weights = [1, 1.6, 2, 4]; // of a term that stands once, some times, often, in the title
const shown_at_once = 10;
const around_hit = 44; // characters
const passages = ["p", "li", "td", "dd", "blockquote", "h2", "h3"];

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function is_han(character) {
  const code = character.codePointAt(0);
  return han_ranges.some(([first, last]) => code >= first && code <= last);
}

// Width, form, case and traditional forms are read alike; `simplified` may be empty.
function folded(character, simplified) {
  const read = character.normalize("NFKC").toLowerCase();
  return Array.from(read, (each) => simplified.get(each) ?? each).join("");
}

export function simplified_of(pairs) {
  const characters = Array.from(pairs);
  const map = new Map();
  for (let index = 0; index + 1 < characters.length; index += 2) map.set(characters[index], characters[index + 1]);
  return map;
}

// All terms of a text, as text/search_terms does it for documents; those of a title, too.
export function terms_of(text, simplified, is_title = false) {
  const terms = new Set();
  let word = "";
  let before = "";
  const end_word = () => {
    if (word && encoder.encode(word).length <= 40) terms.add(word);
    word = "";
  };
  for (const character of text.normalize("NFC"))
    for (const read of folded(character, simplified)) {
      if (is_han(read)) {
        end_word();
        if (before) terms.add(before + read);
        if (is_title) terms.add(title_mark + read);
        before = read;
        continue;
      }
      before = "";
      if (one_word.test(read)) word += read;
      else end_word();
    }
  end_word();
  return Array.from(terms);
}

// A run of Han characters has to have all of its pairs; one alone is looked for in titles, when there is
// nothing else to look for.
export function query_terms(query, simplified) {
  const terms = terms_of(query, simplified);
  if (terms.length > 0) return terms;
  return Array.from(query.normalize("NFC"), (each) => folded(each, simplified))
    .filter((each) => each && is_han(each))
    .map((each) => title_mark + each);
}

// English words are found in all their forms: cases as case, bullied as bullying. Only compared with each other.
export function stem(word) {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  let rest = word;
  for (const [ending, put] of [["ies", "i"], ["ied", "i"], ["ying", "i"], ["ings", ""], ["ing", ""], ["ed", ""], ["es", ""], ["s", ""]]) {
    if (!rest.endsWith(ending) || rest.length - ending.length < 3 || rest.endsWith("ss")) continue;
    if (!/[aeiouy]/.test(rest.slice(0, -ending.length))) continue;
    rest = rest.slice(0, -ending.length) + put;
    break;
  }
  rest = rest.replace(/([^aeiouls])\1$/, "$1").replace(/e$/, "");
  return rest.replace(/y$/, "i");
}

function is_of_word(found, typed) {
  return /\d/.test(typed) ? found === typed : found.startsWith(typed) || stem(found) === stem(typed);
}

export function shard_number(term, count) {
  let key = encoder.encode(term);
  if (key[0] < 0x80 && term[0] !== title_mark) key = key.subarray(0, word_key);
  let hash = 2166136261;
  for (const byte of key) hash = Math.imul(hash ^ byte, 16777619);
  return (hash >>> 0) & (count - 1);
}

class Bytes {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  number() {
    let value = 0;
    let step = 1;
    for (;;) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * step;
      if (byte < 128) return value;
      step *= 128;
    }
  }
}

// The documents of one term, each with a weight.
function postings(bytes, is_bits, documents, into) {
  const add = (document, weight) => into.set(document, Math.max(into.get(document) ?? 0, weight));
  const numbers = new Bytes(bytes);
  let last = 0;
  if (!is_bits) {
    while (numbers.at < bytes.length) {
      const step = numbers.number();
      last += Math.floor(step / 4);
      add(last, step % 4);
    }
    return;
  }
  numbers.at = Math.ceil(documents / 8);
  for (let document = 0; document < documents; ++document)
    if (bytes[document >> 3] & (1 << (document & 7))) add(document, 0);
  while (numbers.at < bytes.length) {
    last += numbers.number();
    add(last, 3);
  }
}

// Documents of all terms of a shard that `is_wanted` wants, together.
export function look_up(shard, documents, is_wanted) {
  const found = new Map();
  const numbers = new Bytes(shard);
  let term = new Uint8Array(0);
  while (numbers.at < shard.length) {
    const common = shard[numbers.at++];
    const size = shard[numbers.at++];
    const next = new Uint8Array(common + size);
    next.set(term.subarray(0, common));
    next.set(shard.subarray(numbers.at, numbers.at + size), common);
    numbers.at += size;
    term = next;
    const count = numbers.number();
    const length = numbers.number();
    const bytes = shard.subarray(numbers.at, numbers.at + length);
    numbers.at += length;
    if (is_wanted(decoder.decode(term))) postings(bytes, count % 2 === 1, documents, found);
  }
  return found;
}

function wanted(term) {
  const is_word = term[0] !== title_mark && !is_han(term);
  return is_word ? (found) => is_of_word(found, term) : (found) => found === term;
}

async function get(url, read) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(url);
  return read(answer);
}

const as_bytes = async (answer) => new Uint8Array(await answer.arrayBuffer());
const as_json = (answer) => answer.json();
const as_text = (answer) => answer.text();

export class Index {
  static async at(directory_url) {
    return new Index(await get(directory_url, as_json));
  }

  constructor(directory) {
    this.directory = directory;
    this.fetched = new Map();
  }

  file(names, number, ending, read) {
    const size = this.directory.name_size;
    const url = this.directory.folder + names.substr(number * size, size) + ending;
    if (!this.fetched.has(url)) this.fetched.set(url, get(url, read));
    return this.fetched.get(url);
  }

  async simplified() {
    return simplified_of(await get(this.directory.simplified, as_text));
  }

  async documents_of(segment, term) {
    const count = segment.shards.length / this.directory.name_size;
    const shard = await this.file(segment.shards, shard_number(term, count), ".terms", as_bytes);
    return look_up(shard, segment.documents, wanted(term));
  }

  async filtered(segment, filters) {
    if (filters.length === 0) return [];
    const shard = await this.file(segment.filters, 0, ".terms", as_bytes);
    return filters.map((filter) => look_up(shard, segment.documents, (found) => found === filter));
  }

  // Numbers of documents, the best first: {segment, number}.
  async find(terms, filters) {
    if (terms.length === 0 && filters.length === 0) return [];
    const segments = this.directory.segments;
    const parts = await Promise.all(segments.map(async (segment) => ({
      of_terms: await Promise.all(terms.map((term) => this.documents_of(segment, term))),
      of_filters: await this.filtered(segment, filters),
    })));
    const all = segments.reduce((sum, segment) => sum + segment.documents, 0);
    const rarity = terms.map((_, index) =>
      Math.log(1 + all / (1 + parts.reduce((sum, part) => sum + part.of_terms[index].size, 0))));
    const hits = [];
    parts.forEach(({ of_terms, of_filters }, segment) => {
      const [fewest] = [...of_terms, ...of_filters].sort((a, b) => a.size - b.size);
      for (const number of fewest.keys()) {
        if (![...of_terms, ...of_filters].every((documents) => documents.has(number))) continue;
        const weight = of_terms.reduce((sum, documents, index) => sum + weights[documents.get(number)] * rarity[index], 0);
        hits.push({ segment, number, weight });
      }
    });
    return hits.sort((a, b) => b.weight - a.weight || a.segment - b.segment || b.number - a.number);
  }

  async document({ segment, number }) {
    const { lists, documents_a_list } = this.directory.segments[segment];
    const list = await this.file(lists, Math.floor(number / documents_a_list), ".json", as_json);
    const [url, title, date, ...filters] = list[number % documents_a_list];
    return { url, title, date, filters };
  }

  // As typed; and when nothing has it, with traditional characters read as simplified ones, which need a table.
  async search(query, filters) {
    const hits = await this.find(query_terms(query, new Map()), filters);
    if (hits.length > 0 || !Array.from(query).some(is_han)) return { hits, simplified: new Map() };
    const simplified = await this.simplified();
    return { hits: await this.find(query_terms(query, simplified), filters), simplified };
  }
}

// Where in `text` the pieces of a query stand: pairs of first and behind the last character.
export function places_of(text, pieces, simplified) {
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
  const page = new DOMParser().parseFromString(await get(found.url, as_text), "text/html");
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
    this.say((query ? words.found : words.all).replace("{query}", query).replace("{count}", count));
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

if (typeof document !== "undefined") {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
