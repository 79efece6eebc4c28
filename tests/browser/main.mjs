// main.mjs [--full] [--only PART] [--pictures] [--tally FILE] [--site NAME] FOLDER…: all tests of built sites; with --site
// those of one of them.
// Short: of each kind one page in each language, and of a large site no more than that to the checkers of HTML;
// what takes longest looks at one of each kind among all sites, axe in the original language alone.
// --full: every page, everywhere.
import { fork } from 'node:child_process';
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
    site: { type: 'string' },
  },
});

let passed = 0;
let failed = 0;

// Checks that are counted, and named in one line, as one part.
async function part(where, name, work) {
  if (options.only && options.only !== name) return;
  const started = performance.now();
  let count = 0;
  await work((what, faults) => {
    ++count;
    check(what, faults);
  });
  console.log(`${where} ${name}: ${count} checks, ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

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

// Light and dark on all that axe looks at; the other ways of looking at a page on three pages of the sample county, and
// with --full on each kind in each language.
function pagesOfModes(site, light, dark) {
  const some = options.full ? onePerKind([site]) : site.name === sample ? keyPages(site) : [];
  return Object.fromEntries(Object.keys(modes).map((mode) => [mode, { light, dark }[mode] ?? some]));
}

const sample = 'sample-county';

// More pages than this take the checkers of HTML longer than a short run should.
const smallSite = 150;

// A site in a folder is a column: what its frame changes is seen on few pages, and all else is the golden site's.
const isColumn = (site) => site.basePath !== '';

const holdsReport = (site) => site.fileSet.has('yumin-jkj/2023/report.html');

async function testSite(site, browser) {
  const isShort = isColumn(site) && !options.full;
  const pages = options.full ? site.pages : isShort ? keyPages(site) : onePerKind([site]);
  const server = await serve(site);
  // What no language changes, like the colours of the dark scheme, is looked at once.
  const inTheOriginal = (some) => (options.full ? some : some.filter((page) => page.language === ''));
  const looked = options.full || isShort ? pages : pages.filter((page) => longest.includes(page));
  const inColour = isShort ? looked : inTheOriginal(looked);
  const own = (name, work) => part(site.name, name, (count) => work({
    browser, origin: server.origin, check: count, pictures: options.pictures && path.join(here, 'out'),
  }));
  console.log(`${site.name}: ${site.pages.length} pages, ${pages.length} of them in the browser`);
  for (const [name, work] of Object.entries({ links, sitemap, described, feeds }))
    await own(name, (tools) => work(site, tools));
  await own('weight', (tools) => weight(site, pages, tools));
  await own('data', async (tools) => {
    await pageData(site, tools);
    await openData(site, tools);
  });
  await own('structured', (tools) => structured(site, looked, tools));
  await own('html', (tools) => html(site, site.pages.length <= smallSite && !isShort ? site.pages : pages, tools));
  await own('visit', (tools) => visit(site, { narrow: looked, wide: inTheOriginal(looked) }, tools));
  await own('axe', (tools) => axe(site, pagesOfModes(site, inColour, inColour), inColour, tools));
  if (!isShort) await testWhole(site, pages, own);
  await server.close();
}

// What a column has in common with the site that it is a column of.
async function testWhole(site, pages, own) {
  await own('candidates', (tools) => noCandidates(site, tools));
  await own('search', (tools) => search(site, project, tools));
  if (site === sites[0]) await own('forms', (tools) => forms(site, tools));
  await own('redirects', (tools) => followRedirects(site, tools));
  if (holdsResults(site)) await own('results', (tools) => results(site, pages, tools));
  await own('pictures', (tools) => pictures(site, pages, tools));
  await own('images', (tools) => images(site, tools));
  const isSample = site.name === sample;
  if (isSample) {
    const byKeyboard = options.full ? onePerKind([site]) : keyPages(site);
    await own('sample', (tools) => allIsThere(site, tools));
    await own('heard', (tools) => heard(site, tools));
    await own('keyboard', (tools) => keyboard(site, byKeyboard, tools));
    if (options.full) await own('looks', (tools) => looks(site, tools));
    if (options.full) await own('oracle', (tools) => oracle(site, tools));
  }
  if (isSample || options.full) await own('elder', (tools) => elder(site, tools));
  if (holdsReport(site)) await own('official', (tools) => official(site, project, tools));
}

async function withBrowser(work) {
  const browser = await launch();
  try {
    await work(browser);
  } finally {
    await browser.close();
  }
}

const sites = folders.map((folder) => new Site(folder));
const longest = onePerKind(sites.filter((site) => !isColumn(site)));
const smallest = sites.filter((site) => !isColumn(site) || sites.length === 1)
  .reduce((least, site) => (site.files.length < least.files.length ? site : least));
// Two sites at a time, as many as a small machine has cores, the largest first. Each in a process of its own: a checker
// holds up the server of its site, and only one page of a browser is in front.
async function testAll() {
  await part('project', 'style', (count) => style(project, { check: count }));
  await withBrowser((browser) => part(smallest.name, 'mutants', (count) => mutants(smallest, { browser, check: count })));
  const waiting = [...sites].sort((a, b) => b.pages.length - a.pages.length);
  const testNext = ({ name }) => new Promise((done) => {
    let told;
    fork(fileURLToPath(import.meta.url), ['--site', name, ...process.argv.slice(2)])
      .on('message', (counts) => { told = counts; })
      .on('exit', () => {
        passed += told?.passed ?? 0;
        failed += told?.failed ?? 0;
        if (!told) check(`browser tests of ${name}`, ['they did not come to their end']);
        done();
      });
  });
  const lane = async () => {
    while (waiting.length > 0) await testNext(waiting.shift());
  };
  await Promise.all([lane(), lane()]);
}

if (options.site) {
  await withBrowser((browser) => testSite(sites.find((site) => site.name === options.site), browser));
} else {
  await testAll();
}
// Whoever began this process tells for all of them.
if (process.send) {
  process.send({ passed, failed });
  process.disconnect();
} else {
  tell();
}

function tell() {
  if (passed + failed === 0) check('browser tests', ['nothing was checked']);
  const whole = sites.filter((site) => options.full || !isColumn(site));
  if (!options.only && !whole.some(holdsReport)) check('official text', ['no site holds the page of the real report']);
  if (!options.only && !sites.some(holdsFeeds)) check('feeds', ['no site has any']);
  if (!options.only && !sites.some((site) => site.name === sample)) check('sample county', ['it is not among the sites']);
  if (options.tally) fs.appendFileSync(options.tally, `${passed} ${failed}\n`);
  console.log(`browser: ${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}
