// What pages tell other programs of themselves never says more, nor anything else, than what their readers see: the
// way in JSON-LD is the way above the text, what a page is about is what stands on it, and all of it leads to pages of
// this site. A strict content policy lets the data pass, for nothing in it runs.
import { openPage } from './browser.mjs';
import { expanded } from './linked_data.mjs';

const inside = 'http://site.invalid';
const hasNoAddress = (text) => /<meta name="?robots"? content="?noindex/.test(text);
const hasWay = (text) => /<nav class="?crumbs/.test(text);
const isHistory = (page) => page.rest.endsWith('.history.html');
const isWay = (data) => data['@type'] === 'BreadcrumbList';

// What the pages of a kind are about. What was withdrawn says nothing more.
const about = {
  index: 'WebSite', 'body/index': 'GovernmentOrganization', data: 'Dataset', 'year/report': 'Report', activity: 'Event',
};

export async function structured(site, pages, { browser, origin, check }) {
  const silent = withdrawn(site);
  const faults = [];
  for (const page of site.pages)
    for (const fault of await atRest(site, page, silent)) faults.push(`${page.file}: ${fault}`);
  check(`JSON-LD: ${site.name}, ${site.pages.length} pages`, faults);

  const { page, faults: met, close } = await openPage(browser, origin, {});
  for (const one of pages) {
    met.length = 0;
    await page.goto(origin + one.url);
    const { told, seen } = await page.evaluate(() => ({
      told: [...document.querySelectorAll('script[type="application/ld+json"]')].map((element) => element.textContent),
      seen: [...document.querySelectorAll('.crumbs li')].map((item) => ({
        name: item.textContent, path: new URL(item.querySelector('a')?.href ?? location.href).pathname })),
    }));
    const ways = told.map((text) => JSON.parse(text)).filter(isWay);
    const way = ways.flatMap((data) => data.itemListElement)
      .map(({ name, item }, i) => ({ name, path: item ? new URL(item).pathname : seen[i]?.path }));
    if (ways.length > 0 && JSON.stringify(way) !== JSON.stringify(seen))
      met.push(`tells ${JSON.stringify(way)}, shows ${JSON.stringify(seen)}`);
    check(`JSON-LD as shown: ${site.name}/${one.file}`, [...met]);
  }
  await close();
}

// The pages, without their language, of what was withdrawn.
const withdrawn = (site) => new Set(['reports', 'activities'].flatMap((table) => JSON.parse(site.text(`data/${table}.json`)))
  .filter((row) => row.withdrawn_on).map((row) => site.fileOf(new URL(row.url, inside).pathname)));

async function atRest(site, page, silent) {
  const text = site.text(page.file);
  const all = [...text.matchAll(/<script type="?application\/ld\+json"?>([\s\S]*?)<\/script>/g)].map(([, json]) => JSON.parse(json));
  const wanted = [];
  if (!hasNoAddress(text)) {
    if (hasWay(text)) wanted.push('BreadcrumbList');
    if (about[page.kind] && !isHistory(page) && !silent.has(page.rest)) wanted.push(about[page.kind]);
  }
  const types = all.map((data) => data['@type']);
  if (types.join() !== wanted.join()) return [`tells of ${types}, not of ${wanted}`];
  const faults = [];
  for (const data of all) {
    if (data['@context'] !== 'https://schema.org') faults.push('is in other words than those of schema.org');
    faults.push(...await expanded(data), ...(isWay(data) ? wrongWay(data) : []), ...notShown(site, text, data));
  }
  return faults;
}

const wrongWay = (data) => data.itemListElement.flatMap(({ '@type': type, position, name }, i) =>
  (type === 'ListItem' && position === i + 1 && name.trim() ? [] : [`step ${i + 1} is no step`]));

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const readable = (html) => html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, '')
  .replace(/&(#?\w+);/g, (whole, name) => entities[name] ?? whole);

// How each member of a thing stands on the page that tells it.
function notShown(site, text, data) {
  const words = readable(text);
  const isShown = (value) => words.includes(value);
  const isDay = (value) => text.includes(`datetime="${value}"`);
  // The way to a column begins outside of it.
  const isPortal = (value) => site.basePath !== '' && new URL(value).pathname === '/';
  const isPage = (value) => /^https?:/.test(value) && (isPortal(value) || site.fileOf(new URL(value, inside).pathname) !== undefined);
  const isLinked = (value) => text.includes(`href="${value}"`);
  const endings = { 'text/csv': 'csv', 'application/json': 'json', 'application/vnd.sqlite3': 'sqlite' };
  const shown = {
    name: isShown, description: isShown, identifier: isShown, reportNumber: isShown,
    startDate: isDay, endDate: isDay, datePublished: isDay, dateCreated: isDay,
    url: isPage, item: isPage, contentUrl: isPage, license: isLinked,
    inLanguage: (value) => text.includes(`lang="${value}"`),
    encodingFormat: (value, thing) => thing.name.endsWith(`.${endings[value]}`),
    position: () => true, '@type': () => true, '@context': () => true,
  };
  const faults = [];
  const look = (thing) => {
    for (const [member, value] of Object.entries(thing))
      if (typeof value === 'object') [value].flat().forEach(look);
      else if (!shown[member]?.(value, thing)) faults.push(`${member} is not what the page shows: ${value}`);
  };
  look(data);
  return faults;
}
