// The search: what is typed is cut as documents were; what it finds is what a reader of all pages would find; and
// it is used with the keyboard alone.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openPage } from './browser.mjs';

// What knows the index, as published: a module by its content, so that Node takes it whatever its name.
export async function script(site) {
  const file = site.files.find((name) => /^assets\/search_index\.[0-9a-f]+\.js$/.test(name));
  const folder = fs.mkdtempSync('/tmp/mingbai-search-');
  const copy = path.join(folder, 'search.mjs');
  fs.copyFileSync(path.join(site.folder, file), copy);
  const module = await import(pathToFileURL(copy));
  fs.rmSync(folder, { recursive: true });
  return module;
}

function examplesWrong(project, { terms_of, simplified_of }, site) {
  const table = site.files.find((name) => /^search\/simplified\./.test(name));
  const simplified = simplified_of(site.text(table));
  return fs.readFileSync(path.join(project, 'tests/search/terms.txt'), 'utf8').split('\n')
    .filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'))
    .map(([text, expected]) => [text, expected, terms_of(text, simplified, true).map((term) => term.replace('\u0001', '^')).join(' ')])
    .filter(([, expected, found]) => found !== expected).map(([text, expected, found]) => `${text}: ${found}, not ${expected}`);
}

// The index as a browser has it, with files instead of a network.
export async function indexOf(site, language, module) {
  globalThis.fetch = async (url) => {
    const file = site.fileOf(url);
    return {
      ok: Boolean(file),
      json: async () => JSON.parse(site.text(file)),
      text: async () => site.text(file),
      arrayBuffer: async () => fs.readFileSync(path.join(site.folder, file)),
    };
  };
  return module.Index.at(site.urlOf(language ? `${language}/search.json` : 'search.json'));
}

const bare = (html) => html.replace(/<[^>]+>/g, '').replace(/&[a-z]+;/g, ' ');

// Of pages with official words of their own: title and words; and all that the page shows, with its facts.
export function textsOf(site, language) {
  const texts = new Map();
  for (const page of site.pages.filter((one) => one.language === language)) {
    const html = site.text(page.file);
    const prose = /<(article|div) class="[^"]*prose[^"]*"[^>]*>(.*?)<\/\1>/s.exec(html)?.[2];
    const title = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '';
    const main = /<main\b.*?<\/main>/s.exec(html)?.[0] ?? '';
    if (prose !== undefined) texts.set(page.url, { words: bare(`${title}\n${prose}`), shown: bare(main) });
  }
  return texts;
}

export async function documentsOf(index) {
  const urls = new Set();
  for (const [segment, { documents }] of index.directory.segments.entries())
    for (let number = 0; number < documents; ++number) urls.add((await index.document({ segment, number })).url);
  return urls;
}

// Of each document some stretches of Han characters: the document has to be found by them.
async function recallWrong(site, language, index, dice) {
  const faults = [];
  const documents = await documentsOf(index);
  let asked = 0;
  let right = 0;
  let shown = 0;
  const texts = textsOf(site, language);
  for (const [url, { words }] of texts) {
    if (!documents.has(url)) continue;
    const runs = words.match(/\p{Script=Han}{2,}/gu) ?? [];
    for (let time = 0; time < 4 && runs.length > 0; ++time) {
      const run = Array.from(runs[dice() % runs.length]);
      const size = Math.min(run.length, [2, 3, 4, 6][time]);
      const from = dice() % (run.length - size + 1);
      const query = run.slice(from, from + size).join('');
      const { hits } = await index.search(query, []);
      const urls = await Promise.all(hits.map(async (hit) => (await index.document(hit)).url));
      ++asked;
      if (!urls.includes(url)) faults.push(`${query} stands in ${url} and is not found there`);
      for (const one of urls.slice(0, 10).filter((each) => texts.has(each))) {
        ++shown;
        if (texts.get(one).shown.includes(query)) ++right;
      }
    }
  }
  return { faults, asked, precision: shown === 0 ? 1 : right / shown };
}

function thrown(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 8;
  };
}

// With the keyboard from the first field of the home page to a passage in a page.
async function usedWrong(site, { browser, origin }, query) {
  const { page, faults, close } = await openPage(browser, origin, { viewport: { width: 1000, height: 800 } });
  await page.goto(origin + site.urlOf('index.html'));
  await page.focus('#q');
  await page.keyboard.type(query);
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-results]:not([hidden]) .hit mark', { timeout: 10000 })
    .catch(() => faults.push('shows no hit'));
  const said = await page.textContent('[role=status]');
  if (!said.includes(query)) faults.push(`says ${said}`);
  if (await page.inputValue('#query') !== query) faults.push('forgets what was typed');
  await page.focus('#query');
  for (let key = 0; key < 20 && !(await page.evaluate(() => document.activeElement.closest('.hit'))); ++key)
    await page.keyboard.press('Tab');
  const before = page.url();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.href !== before, { timeout: 10000 }).catch(() => faults.push('a hit leads nowhere'));
  const anchor = decodeURIComponent(new URL(page.url()).hash.slice(1));
  if (anchor && !(await page.$(`[id="${anchor}"]`))) faults.push(`no place ${anchor} in ${page.url()}`);
  await close();
  return faults;
}

// What the documents of one language do not hold is offered from another.
async function offersWrong(site, { browser, origin }) {
  const [here, there] = ['en', ''].map((language) => site.urlOf(language ? `${language}/search.html` : 'search.html'));
  const { page, faults, close } = await openPage(browser, origin);
  await page.goto(`${origin}${here}?q=${encodeURIComponent('法治政府')}`);
  await page.waitForSelector('[data-elsewhere] a', { timeout: 10000 }).catch(() => faults.push('offers nothing'));
  await page.click('[data-elsewhere] a');
  await page.waitForSelector('[data-results]:not([hidden]) .hit', { timeout: 10000 }).catch(() => faults.push('leads to no hit'));
  if (await page.isVisible('[data-elsewhere]')) faults.push('offers another language beside hits');
  await page.goto(`${origin}${there}?q=zzzzzz`);
  await page.waitForSelector('[data-nothing]:not([hidden])', { timeout: 10000 }).catch(() => faults.push('gives no advice'));
  if (await page.isVisible('[data-elsewhere]')) faults.push('offers what no language has');
  await close();
  return faults;
}

async function failsWell(site, { browser, origin }) {
  const { page, close } = await openPage(browser, origin);
  const faults = [];
  await page.route('**/search/*', (route) => route.abort());
  await page.goto(`${origin}${site.urlOf('search.html')}?q=${encodeURIComponent('法治')}`);
  await page.waitForSelector('[data-results]:not([hidden])', { timeout: 10000 }).catch(() => faults.push('says nothing'));
  const failed = await page.getAttribute('[data-results]', 'data-failed');
  if ((await page.textContent('#results')) !== failed) faults.push('does not say that it failed');
  await close();
  return faults;
}

export async function search(site, project, tools) {
  const { check } = tools;
  const module = await script(site);
  check(`search: ${site.name}, examples`, examplesWrong(project, module, site));
  for (const language of site.languages) {
    const index = await indexOf(site, language, module);
    const { faults, asked, precision } = await recallWrong(site, language, index, thrown(7));
    check(`search: ${site.name}/${language}, ${asked} queries, ${precision.toFixed(3)} of the first ten right`,
      precision >= 0.95 ? faults : [...faults, `only ${precision} of the first ten are right`]);
  }
  const original = await indexOf(site, '', module);
  const traditional = await original.search('報告', []);
  const simplified = await original.search('报告', []);
  check(`search: ${site.name}, traditional finds simplified`,
    simplified.hits.length > 0 && traditional.hits.length === simplified.hits.length ? [] : [`${traditional.hits.length} of ${simplified.hits.length}`]);
  check(`search: ${site.name}, by keyboard`, await usedWrong(site, tools, '法治'));
  if (site.languages.includes('en')) check(`search: ${site.name}, in another language`, await offersWrong(site, tools));
  check(`search: ${site.name}, without a network`, await failsWell(site, tools));
}

// English words in all their forms; of no site.
export async function forms(site, { check }) {
  const { stem } = await script(site);
  const same = [['case', 'cases'], ['study', 'studies', 'studied', 'studying'], ['train', 'training', 'trained', 'trains'],
    ['bully', 'bullying', 'bullied'], ['plan', 'planned', 'planning', 'plans'], ['class', 'classes'], ['school', 'schools'],
    ['publish', 'published', 'publishing'], ['court', 'courts'], ['commit', 'committed', 'committing']];
  const other = [['case', 'castle'], ['plan', 'plant'], ['law', 'lawn'], ['court', 'courtesy']];
  check('search: forms of words', [
    ...same.flatMap((forms) => forms.filter((form) => stem(form) !== stem(forms[0])).map((form) => `${form} is not ${forms[0]}`)),
    ...other.filter(([a, b]) => stem(a) === stem(b)).map(([a, b]) => `${a} is ${b}`),
  ]);
}
