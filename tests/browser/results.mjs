// Commitments against results, and two years side by side, as a visitor without scripts meets them: what a
// screen reader says and in which order, that the choices choose, that a source link leads to the words that
// were quoted, that a narrow screen and a right-to-left language lose nothing.
import { openPage } from './browser.mjs';

const kinds = ['year/results', 'year/commitments', 'year/commitment', 'year/compared', 'year/figures'];
const withoutBlanks = (text) => text.replace(/\s/gu, '');

export const holdsResults = (site) => site.pages.some((page) => page.kind === 'year/results');

export async function results(site, pages, tools) {
  const { browser, origin } = tools;
  const { page, faults, close } = await openPage(browser, origin, { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
  const chosen = pages.filter((one) => kinds.includes(one.kind));
  const originals = site.pages.filter((one) => one.language === '' && kinds.includes(one.kind));
  const each = async (name, some, look) => {
    for (const one of some) {
      faults.length = 0;
      await page.goto(origin + one.url);
      faults.push(...await look(page, one));
      tools.check(`${name}: ${site.name}/${one.file}`, [...faults]);
    }
  };
  const of = (some, ...names) => some.filter((one) => names.includes(one.kind));
  const blocks = blocksOf(page, origin);

  await each('read aloud', of(chosen, 'year/results'), readAloud);
  await each('choices', of(chosen, 'year/results', 'year/commitments'), choices);
  await each('quoted words', of(originals, 'year/results', 'year/commitments', 'year/commitment'), (_, one) => quotedWords(page, one, blocks));
  await each('source link', of(originals, 'year/results'), followSource);
  await each('compared', of(chosen, 'year/compared'), compared);
  await each('compared text', of(originals, 'year/compared'), () => comparedText(page, blocks));
  await each('right to left', chosen.filter((one) => isRightToLeft(site, one)), rightToLeft);
  await page.setViewportSize({ width: 320, height: 640 });
  await each('320 px', chosen, narrow);
  await close();
}

// What a screen reader says, in its order: roles and words below a node, those of its parts following its own.
async function spoken(page, role) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const parts = (node) => (node.childIds ?? []).map((id) => byId.get(id)).filter(Boolean);
  const words = (node) => node.role?.value === 'StaticText' ? node.name?.value ?? '' : parts(node).map(words).join('');
  const below = (node) => [...(node.ignored ? [] : [{ role: node.role.value, words: withoutBlanks(words(node)) }]), ...parts(node).flatMap(below)];
  return nodes.filter((node) => !node.ignored && node.role?.value === role).map(below);
}

const openFolds = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; }));

// promise, source, answer, source, what changed in words, state, assessment, by whom
async function readAloud(page) {
  await openFolds(page);
  const articles = await page.locator('article').evaluateAll((all) => all.map((article) => ({
    id: article.id,
    marks: article.dataset.is.split(' '),
    quotes: [...article.querySelectorAll('blockquote')].map((quote) => quote.textContent),
    sources: [...article.querySelectorAll('blockquote + .src a')].map((link) => link.textContent),
    people: [...article.querySelectorAll('.assessments span span')].map((name) => name.textContent),
  })));
  const names = Object.fromEntries(await page.locator('.choices li a').evaluateAll((all) => all.map((link) =>
    [link.hash.slice(1), link.firstChild.textContent])));
  const heard = await spoken(page, 'article');
  const faults = heard.length === articles.length ? [] : [`${articles.length} articles, ${heard.length} are read`];
  if (articles.length === 0) faults.push('no article');
  articles.forEach((article, i) => faults.push(...heard[i] ? misread(article, names, heard[i]) : []));
  return faults;
}

function misread(article, names, heard) {
  const name = (axis) => names[article.marks.find((mark) => mark.startsWith(`${axis}-`))] ?? '';
  const expected = [{ what: 'the promise', role: 'blockquote', words: article.quotes[0] },
    { what: 'its source', role: 'link', words: article.sources[0] }];
  if (article.quotes.length > 1)
    expected.push({ what: 'the answer', role: 'blockquote', words: article.quotes[1] },
      { what: 'its source', role: 'link', words: article.sources[1] });
  expected.push({ what: article.quotes.length > 1 ? 'what changed in words' : 'why there is no answer', role: 'paragraph' },
    { what: 'the state', role: 'definition', words: name('state') });
  if (article.marks.some((mark) => mark.startsWith('assessment-')))
    expected.push({ what: 'the assessment', role: 'definition', words: name('assessment') },
      ...article.people.slice(0, 1).map((person) => ({ what: 'by whom', role: 'StaticText', words: person })));
  let at = 0;
  for (const { what, role, words } of expected) {
    const wanted = withoutBlanks(words ?? '');
    const found = heard.findIndex((one, i) => i >= at && one.role === role && one.words !== '' && one.words.includes(wanted));
    if (found < 0 || wanted === '' && words !== undefined)
      return [`${article.id}: ${what} is not read in its place (${role} “${words ?? ''}”)`];
    at = found + 1;
  }
  return [];
}

// A choice leaves exactly the articles that it names, and says how many; “all” brings them back.
async function choices(page) {
  const faults = [];
  const links = await page.locator('.choices li a').evaluateAll((all) => all.map((link) => ({
    hash: link.hash, count: Number(link.querySelector('b').textContent.normalize('NFKD').replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x660)) })));
  const shown = () => page.locator('.each article').evaluateAll((all) => all.filter((article) => article.checkVisibility())
    .map((article) => article.id));
  const everything = await shown();
  if (everything.length === 0 || links.length === 0) return ['nothing to choose'];
  for (const { hash, count } of links) {
    const name = hash.slice(1);
    await page.locator(`.choices li a[href="${hash}"]`).click();
    const wanted = await page.locator(`.each article[data-is~="${name}"]`).evaluateAll((all) => all.map((article) => article.id));
    const seen = await shown();
    if (seen.join() !== wanted.join()) faults.push(`${name}: shows ${seen.length} of ${wanted.length}`);
    if (seen.length !== count) faults.push(`${name}: says ${count}, shows ${seen.length}`);
    if (!await page.locator(hash).isVisible()) faults.push(`${name}: does not say what was chosen`);
  }
  await page.locator('.choices__all a').click();
  if ((await shown()).length !== everything.length) faults.push('“all” does not bring back all');
  return faults;
}

// The words of an element of a page, by its address with the fragment.
function blocksOf(page, origin) {
  const known = new Map();
  return async (address) => {
    const url = new URL(address, origin);
    if (!known.has(url.pathname)) {
      await page.goto(origin + url.pathname);
      known.set(url.pathname, new Map(await page.locator('[id]').evaluateAll((all) => all.map((one) => [one.id, one.textContent]))));
    }
    return known.get(url.pathname).get(decodeURIComponent(url.hash.slice(1)));
  };
}

// Whatever is quoted stands in the block to which its source link leads. A quote that shows what changed since an
// earlier promise stands there without what was taken out.
async function quotedWords(page, one, blocks) {
  const quotes = await page.locator('blockquote:has(+ .src a)').evaluateAll((all) => all.map((quote) => {
    const newer = quote.cloneNode(true);
    newer.querySelectorAll('del').forEach((words) => words.remove());
    return { words: newer.textContent.trim(), address: quote.nextElementSibling.querySelector('a').href };
  }));
  const faults = quotes.length > 0 || one.kind === 'year/commitments' ? [] : ['nothing is quoted'];
  for (const { words, address } of quotes) {
    const block = await blocks(address);
    if (!block || !withoutBlanks(block).includes(withoutBlanks(words))) faults.push(`${address} does not say “${words}”`);
  }
  return faults;
}

async function followSource(page) {
  const quote = page.locator('article blockquote').last();
  const words = withoutBlanks(await quote.textContent());
  await openFolds(page);
  await page.locator('article blockquote + .src a').last().click();
  const target = page.locator(':target');
  if (await target.count() !== 1) return [`${page.url()} leads to no place`];
  const faults = withoutBlanks(await target.textContent()).includes(words) ? [] : [`${page.url()} does not show “${words}”`];
  const seen = await target.evaluate((block) => block.getBoundingClientRect().top >= 0 && block.getBoundingClientRect().top < innerHeight);
  if (!seen) faults.push(`${page.url()} is not on the screen`);
  return faults;
}

// Each row says in one visible sentence what became of it; what was taken out and put in is so also to the ear.
async function compared(page) {
  const faults = await page.locator('.cmp').evaluateAll((rows) => rows.flatMap((row) => {
    const sentences = [...row.querySelectorAll('.cmp__what')].filter((one) => one.checkVisibility() && one.textContent.trim());
    return sentences.length === 1 ? [] : [`${row.id}: ${sentences.length} sentences`];
  }));
  const counts = await page.evaluate(() => Object.fromEntries(['.cmp', '.cmp ins', '.cmp del'].map((name) =>
    [name, document.querySelectorAll(name).length])));
  for (const [name, count] of Object.entries(counts)) if (count === 0) faults.push(`no ${name}`);
  for (const role of ['insertion', 'deletion'])
    if ((await spoken(page, role)).length === 0) faults.push(`no ${role} is read`);
  return faults;
}

// What a row shows of a report is the whole block, word for word.
async function comparedText(page, blocks) {
  const shown = await page.locator('.cmp a[href*="#"]').evaluateAll((links) => links.map((link) => {
    const text = link.parentElement.nextElementSibling;
    return { address: link.href, words: text?.matches('.cmp__text') ? text.textContent : '' };
  }));
  const faults = shown.length > 0 ? [] : ['no block is shown'];
  for (const { address, words } of shown) {
    const block = await blocks(address) ?? '';
    if (withoutBlanks(block) !== withoutBlanks(words)) faults.push(`${address}: shown “${words.trim()}”, is “${block.trim()}”`);
  }
  return faults;
}

// As the language's home page says, so that no other page can leave itself out.
const isRightToLeft = (site, { language }) =>
  /<html\b[^>]*\bdir="?rtl/.test(site.text(language ? `${language}/index.html` : 'index.html'));

async function rightToLeft(page) {
  const seen = await page.evaluate(() => {
    const menu = [...document.querySelectorAll('nav a')].filter((link) => link.checkVisibility());
    const official = [...document.querySelectorAll('blockquote, .cmp__text')];
    return {
      direction: getComputedStyle(document.body).direction,
      words: menu.map((link) => link.textContent).join(' '),
      first: menu[0].getBoundingClientRect().right,
      second: menu[1].getBoundingClientRect().right,
      numbers: [...document.querySelectorAll('.pair__n, .glance__n, .cells__n b, .choices b')].map((one) => one.textContent.trim()),
      turned: official.filter((one) => !one.lang.startsWith('zh') || getComputedStyle(one).direction !== 'ltr').length,
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };
  });
  const faults = [];
  if (seen.direction !== 'rtl') faults.push('the page is not written from right to left');
  if (!/[\u0600-\u06ff]/.test(seen.words)) faults.push('the menu has no word of the language');
  if (seen.first <= seen.second) faults.push('the menu begins on the left');
  const foreign = seen.numbers.filter((number) => !/^[٠-٩٬]+$/.test(number));
  if (foreign.length > 0) faults.push(`counted in another language's digits: ${foreign.slice(0, 3).join(', ')}`);
  if (seen.turned) faults.push(`${seen.turned} official texts are turned around or have no language`);
  if (seen.wide > 0) faults.push(`scrolls sideways by ${seen.wide} px`);
  return faults;
}

async function narrow(page) {
  await openFolds(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return wide > 0 ? [`scrolls sideways by ${wide} px`] : [];
}

// Passages that may answer are for editors in a preview; a built site has none.
export function noCandidates(site, { check }) {
  const found = site.pages.filter((page) => /class="?candidates/.test(site.text(page.file)));
  check(`no candidates: ${site.name}`, found.map((page) => page.file));
}

// The sample county keeps an example of everything, or the checks above look at nothing.
export function allIsThere(site, { check }) {
  const originals = (kind) => site.pages.filter((page) => page.language === '' && page.kind === kind).map((page) => site.text(page.file));
  const marks = (pages) => new Set(pages.flatMap((text) => [...text.matchAll(/data-is="?([^">]*)/g)].flatMap(([, value]) => value.split(' '))));
  const wanted = ['state-linked', 'state-not_mentioned', 'state-unreviewed', 'state-not_due', 'state-report_pending',
    'assessment-done', 'assessment-partly', 'assessment-ongoing', 'assessment-not_done', 'assessment-changed', 'assessment-dropped',
    'kind-quantified', 'kind-deliverable', 'kind-event', 'kind-recurring', 'kind-mechanism', 'kind-diffuse', 'kind-delegated'];
  const found = marks([...originals('year/results'), ...originals('year/commitments')]);
  check(`every state, assessment and kind: ${site.name}`, wanted.filter((mark) => !found.has(mark)).map((mark) => `no ${mark}`));
  const newest = originals('year/compared').at(-1) ?? '';
  const counts = [...newest.matchAll(/cells__n"?><b>(\d+)</g)].map(([, count]) => Number(count));
  check(`every fate of a paragraph: ${site.name}`, counts.length > 0 && counts.every((count) => count > 0) ? [] :
    [`the counts of the newest comparison are ${counts.join(', ')}`]);
  check(`a right-to-left language: ${site.name}`, site.pages.some((page) => isRightToLeft(site, page)) ? [] : ['none']);
}
