// Feeds, as the readers of others read them: every reader finds the same entries in every feed, in both formats, and
// they are those that the pages of changes list: same titles, same addresses, same days.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractFromJson, extractFromXml } from '@extractus/feed-extractor';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import RssParser from 'rss-parser';

const here = path.dirname(fileURLToPath(import.meta.url));
const moment = (text) => new Date(text).getTime();
const found = (title, page, entries) => ({ title, page, entries });
const entry = (id, title, url, when) => ({ id, title, url, when: moment(when) });
const alternate = (links) => links.find((link) => link.rel === 'alternate')?.href;

const readers = {
  '.xml': {
    feedsmith: (text) => {
      const feed = parseAtomFeed(text);
      return found(feed.title.value, alternate(feed.links),
        (feed.entries ?? []).map((one) => entry(one.id, one.title.value, alternate(one.links), one.updated)));
    },
    'rss-parser': async (text) => {
      const feed = await new RssParser().parseString(text);
      return found(feed.title, feed.link, feed.items.map((one) => entry(one.id, one.title, one.link, one.isoDate)));
    },
    'feed-extractor': (text) => extracted(extractFromXml(text)),
  },
  '.json': {
    feedsmith: (text) => {
      const feed = parseJsonFeed(text);
      return found(feed.title, feed.home_page_url,
        (feed.items ?? []).map((one) => entry(one.id, one.title, one.url, one.date_published)));
    },
    'feed-extractor': (text) => extracted(extractFromJson(text)),
  },
};

const extracted = (feed) => found(feed.title, feed.link,
  feed.entries.map((one) => entry(one.id, one.title, one.link, one.published)));

const isFeed = (file) => /(^|\/)(feed|corrections|kinds\/[^/]+)\.xml$/.test(file) && !file.includes('/attachments/');
export const holdsFeeds = (site) => site.files.some(isFeed);

export async function feeds(site, { check }) {
  const files = site.files.filter(isFeed);
  check(`no feed is promised: ${site.name}`, files.length > 0 ? [] : site.pages
    .filter((page) => /application\/(atom|feed\+json)/.test(site.text(page.file))).map((page) => page.file));
  if (files.length === 0) return;
  check(`Atom: ${site.name}, ${files.length} feeds`, schemaFaults(site, files));
  for (const file of files) {
    const json = file.replace(/xml$/, 'json');
    const faults = [];
    const readings = await Promise.all([file, json].flatMap((one) => Object.entries(readers[path.extname(one)])
      .map(async ([name, read]) => [`${name} of ${one}`, await readBy(read, site.text(one))])));
    const [[, first]] = readings;
    if (first.refusal) {
      check(`feed: ${site.name}/${file}`, [first.refusal]);
      continue;
    }
    for (const [name, reading] of readings)
      if (reading.refusal) {
        // Where nothing has changed yet there is nothing to read, and one reader says so by refusing.
        if (first.entries.length > 0) faults.push(`${name} can not read it: ${reading.refusal}`);
      } else if (JSON.stringify(reading) !== JSON.stringify(first)) faults.push(`${name} reads otherwise: ${difference(first, reading)}`);
    faults.push(...entryFaults(site, first), ...pageFaults(site, file, json, first));
    check(`feed: ${site.name}/${file}, ${first.entries.length} entries`, faults);
  }
  for (const language of site.languages) {
    const folder = language ? `${language}/` : '';
    for (const [feed, page] of [['feed', 'changes'], ['corrections', 'corrections']])
      check(`${page} page and feed: ${site.name}/${folder}`,
        listFaults(site, `${folder}${page}.html`, readers['.json'].feedsmith(site.text(`${folder}${feed}.json`))));
  }
}

async function readBy(read, text) {
  try {
    return await read(text);
  } catch (error) {
    return { refusal: String(error), entries: [] };
  }
}

function schemaFaults(site, files) {
  try {
    execFileSync('xmllint', ['--noout', '--nonet', '--relaxng', path.join(here, 'atom.rng'),
      ...files.map((file) => path.join(site.folder, file))], { stdio: 'pipe' });
    return [];
  } catch (error) {
    return String(error.stderr ?? error).split('\n').filter((line) => line && !line.endsWith(' validates'));
  }
}

function difference(one, other) {
  const at = one.entries.findIndex((each, i) => JSON.stringify(each) !== JSON.stringify(other.entries[i]));
  const of = (reading) => (at < 0 ? `${reading.title} ${reading.page} ${reading.entries.length}` : JSON.stringify(reading.entries[at]));
  return `${of(other)} instead of ${of(one)}`;
}

// Ids are unique, and every address is answered by a file.
function entryFaults(site, { entries }) {
  const ids = entries.map(({ id }) => id);
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `two entries are called ${id}`),
    ...entries.filter(({ url }) => !site.fileOf(new URL(url).pathname)).map(({ url }) => `leads nowhere: ${url}`),
    ...entries.filter(({ when }) => Number.isNaN(when)).map(({ id }) => `has no moment: ${id}`),
  ];
}

// The page that a feed names leads to it, in both formats: for programs in the head, for people in its text. The feeds of
// the whole site stand in the head of every page.
function pageFaults(site, file, json, { page }) {
  const text = site.text(site.fileOf(new URL(page).pathname));
  const head = text.slice(0, text.indexOf('</head>'));
  const body = text.slice(text.indexOf('<main'));
  return [[file, 'atom+xml'], [json, 'feed+json']].flatMap(([one, type]) => [
    ...(new RegExp(`<link rel="alternate" type="application/${type.replace('+', '\\+')}"[^>]*href="${site.urlOf(one)}"`).test(head)
      ? [] : [`${page} does not name ${one} in its head`]),
    ...(body.includes(`<a href="${site.urlOf(one)}" type="application/${type}"`) ? [] : [`${page} does not link to ${one}`]),
  ]);
}

const plain = (html) => html.replace(/<[^>]+>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"')
  .replace(/&#39;/g, "'").replace(/&amp;/g, '&').trim();

// The rows of a page of changes, newest first: title, address, what was done, and the day above them.
function rowsOf(text) {
  return [...text.matchAll(/<h2 id="day-\d+"><time datetime="([^"]+)">[\s\S]*?<\/section>/g)].flatMap(([section, day]) =>
    [...section.matchAll(/<li><a href="([^"]+)">(.*?)<\/a> <span class="meta">([^·<]*)/g)]
      .map(([, url, title, deed]) => ({ day, url: plain(url), title: plain(title), deed: plain(deed) })));
}

const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

function listFaults(site, file, { entries }) {
  const rows = rowsOf(site.text(file));
  const most = 30;  // in a feed
  return [
    ...(entries.length === Math.min(rows.length, most) ? [] : [`${rows.length} rows, ${entries.length} entries`]),
    ...entries.flatMap(({ title, url, when }, at) => {
      const row = rows[at] ?? {};
      const same = new URL(url).pathname === row.url && title.includes(row.title) && title.startsWith(row.deed) &&
        dayOf.format(when) === row.day;
      return same ? [] : [`entry ${at}: ${title} ${url} ${dayOf.format(when)}, on the page ${JSON.stringify(row)}`];
    }),
  ];
}
