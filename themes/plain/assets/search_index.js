// What the search knows: what is typed is cut as documents were, and the index that the generator writes
// (generator/search/index.h) is read as far as a query needs it. Nothing here touches the page.

const one_word = /[\p{L}\p{M}\p{N}]/u;
const han_ranges = [[0x3007, 0x3007], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xf900, 0xfaff], [0x20000, 0x3fffd]];
const title_mark = "\u0001";
const word_key = 3; // bytes of a word that say in which shard it stands
const weights = [1, 1.6, 2, 4]; // of a term that stands once, some times, often, in the title

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function is_han(character) {
  const code = character.codePointAt(0);
  return han_ranges.some(([first, last]) => code >= first && code <= last);
}

// Width, form, case and traditional forms are read alike; `simplified` may be empty.
export function folded(character, simplified) {
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

export const text_at = (url) => get(url, as_text);

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
