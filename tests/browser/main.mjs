// main.mjs [--full] [--only PART] [--pictures] [--tally FILE] FOLDER…: all tests of built sites.
// Short: of each kind one page in each language, and of a large site no more than that to the checkers of HTML;
// what takes longest looks at one of each kind among all sites, axe in the original language alone.
// --full: every page, everywhere.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { axe, modes } from './axe.mjs';
import { launch } from './browser.mjs';
import { described } from './described.mjs';
import { elder } from './elder.mjs';
import { feeds, holdsFeeds } from './feeds.mjs';
import { heard } from './heard.mjs';
import { html } from './html.mjs';
import { images } from './images.mjs';
import { keyboard } from './keyboard.mjs';
import { links } from './links.mjs';
import { looks } from './looks.mjs';
import { mutants } from './mutants.mjs';
import { official } from './official.mjs';
import { openData } from './open_data.mjs';
import { oracle } from './oracle.mjs';
import { pageData } from './page_data.mjs';
import { pictures } from './pictures.mjs';
import { allIsThere, holdsResults, noCandidates, results } from './results.mjs';
import { forms, search } from './search.mjs';
import { serve } from './server.mjs';
import { keyPages, onePerKind, Site } from './site.mjs';
import { sitemap } from './sitemap.mjs';
import { structured } from './structured.mjs';
import { style } from './style.mjs';
import { followRedirects, visit } from './visit.mjs';
import { weight } from './weight.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const project = path.join(here, '../..');
const { values: options, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    full: { type: 'boolean' }, pictures: { type: 'boolean' }, only: { type: 'string' }, tally: { type: 'string' },
  },
});

let passed = 0;
let failed = 0;
let officialSeen = false;
let sampleSeen = false;
let feedsSeen = false;
function check(name, faults) {
  if (faults.length === 0) {
    ++passed;
    return;
  }
  ++failed;
  console.log(`FAILED ${name}`);
  for (const fault of faults.slice(0, 20)) console.log(`    ${fault}`);
  if (faults.length > 20) console.log(`    and ${faults.length - 20} more`);
}

async function part(name, work) {
  if (options.only && options.only !== name) return;
  const started = performance.now();
  const before = passed + failed;
  await work();
  console.log(`${name}: ${passed + failed - before} checks, ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

// Light and dark on all that axe looks at; the other ways of looking at a page on three pages of the sample county, and
// with --full on each kind in each language.
function pagesOfModes(site, light, dark) {
  const some = options.full ? onePerKind([site]) : site.name === sample ? keyPages(site) : [];
  return Object.fromEntries(Object.keys(modes).map((mode) => [mode, { light, dark }[mode] ?? some]));
}

const sample = 'sample-county';

// More pages than this take the checkers of HTML longer than a short run should.
const smallSite = 150;

const browser = await launch();
try {
  const sites = folders.map((folder) => new Site(folder));
  // A site in a folder is a column: what its frame changes is seen on few pages, and all else is the golden site's.
  const isColumn = (site) => site.basePath !== '';
  const longest = onePerKind(sites.filter((site) => !isColumn(site)));
  const smallest = sites.filter((site) => !isColumn(site) || sites.length === 1)
    .reduce((least, site) => (site.files.length < least.files.length ? site : least));
  await part('style', () => style(project, { check }));
  await part('mutants', () => mutants(smallest, { browser, check }));
  for (const site of sites) {
    const isShort = isColumn(site) && !options.full;
    const pages = options.full ? site.pages : isShort ? keyPages(site) : onePerKind([site]);
    const server = await serve(site);
    // What no language changes, like the colours of the dark scheme, is looked at once.
    const inTheOriginal = (some) => (options.full ? some : some.filter((page) => page.language === ''));
    const looked = options.full || isShort ? pages : pages.filter((page) => longest.includes(page));
    const tools = { browser, origin: server.origin, check, pictures: options.pictures && path.join(here, 'out') };
    console.log(`${site.name}: ${site.pages.length} pages, ${pages.length} of them in the browser`);
    await part('links', () => links(site, tools));
    await part('sitemap', () => sitemap(site, tools));
    await part('described', () => described(site, tools));
    await part('weight', () => weight(site, pages, tools));
    await part('feeds', () => feeds(site, tools));
    feedsSeen ||= holdsFeeds(site);
    await part('data', () => pageData(site, tools));
    await part('data', () => openData(site, tools));
    await part('structured', () => structured(site, looked, tools));
    await part('html', () => html(site, site.pages.length <= smallSite && !isShort ? site.pages : pages, tools));
    await part('visit', () => visit(site, { narrow: looked, wide: inTheOriginal(looked) }, tools));
    if (isShort) {
      await part('axe', () => axe(site, pagesOfModes(site, looked, looked), looked, tools));
      await server.close();
      continue;
    }
    await part('candidates', () => noCandidates(site, tools));
    await part('search', () => search(site, path.join(here, '../..'), tools));
    if (site === sites[0]) await part('search', () => forms(site, tools));
    await part('redirects', () => followRedirects(site, tools));
    await part('axe', () => axe(site, pagesOfModes(site, inTheOriginal(looked), inTheOriginal(looked)), inTheOriginal(looked), tools));
    if (holdsResults(site)) await part('results', () => results(site, pages, tools));
    await part('pictures', () => pictures(site, pages, tools));
    await part('images', () => images(site, tools));
    const isSample = site.name === sample;
    sampleSeen ||= isSample;
    if (isSample) {
      const byKeyboard = options.full ? onePerKind([site]) : keyPages(site);
      await part('sample', () => allIsThere(site, tools));
      await part('heard', () => heard(site, tools));
      await part('keyboard', () => keyboard(site, byKeyboard, tools));
      if (options.full) await part('looks', () => looks(site, tools));
    }
    if (isSample && options.full) await part('oracle', () => oracle(site, tools));
    if (isSample || options.full) await part('elder', () => elder(site, tools));
    const holdsReport = site.fileSet.has('yumin-jkj/2023/report.html');
    officialSeen ||= holdsReport;
    if (holdsReport)
      await part('official', () => official(site, project, tools));
    await server.close();
  }
} finally {
  await browser.close();
}
if (passed + failed === 0) check('browser tests', ['nothing was checked']);
if (!options.only && !officialSeen) check('official text', ['no site holds the page of the real report']);
if (!options.only && !feedsSeen) check('feeds', ['no site has any']);
if (!options.only && !sampleSeen) check('sample county', ['it is not among the sites']);
if (options.tally) fs.appendFileSync(options.tally, `${passed} ${failed}\n`);
console.log(`browser: ${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
