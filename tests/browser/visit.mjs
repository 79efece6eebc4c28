// A visit without JavaScript, on a narrow phone and on a desk: nothing breaks, nothing is asked of
// another host, nothing is wider than the screen, and the language switch stays on the page.
import fs from 'node:fs';
import path from 'node:path';
import { openPage } from './browser.mjs';

const widths = { narrow: 360, wide: 1280 };

export async function visit(site, pagesOf, { browser, origin, check, pictures }) {
  await Promise.all(Object.entries(pagesOf).map(async ([size, pages]) => {
    const width = widths[size];
    const options = { javaScriptEnabled: false, viewport: { width, height: 900 } };
    const { page, faults, close } = await openPage(browser, origin, options);
    for (const one of pages) {
      faults.length = 0;
      await page.goto(origin + one.url);
      faults.push(...await looksWrong(page, width));
      if (size === 'narrow') faults.push(...await switchesWrong(page, site, one, origin));
      check(`visit ${width} px: ${site.name}/${one.file}`, [...faults]);
      if (pictures) await picture(page, origin + one.url, `${site.name}-${width}-${one.file}`, pictures);
    }
    await close();
  }));
}

// An old address brings its visitor to the page that it names, also without scripts.
export async function followRedirects(site, { browser, origin, check }) {
  const { page, faults, close } = await openPage(browser, origin, { javaScriptEnabled: false });
  for (const one of site.redirects) {
    faults.length = 0;
    await page.goto(origin + one.url, { waitUntil: 'commit' });
    await page.waitForURL((url) => url.pathname !== one.url, { timeout: 10000 })
      .catch(() => faults.push('leads nowhere'));
    check(`redirect: ${site.name}/${one.file}`, [...faults]);
  }
  await close();
}

async function looksWrong(page, width) {
  const seen = await page.evaluate(() => {
    // What sticks out, unless it stands in a box that scrolls by itself.
    const wide = [...document.body.querySelectorAll('*')].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      if (Math.max(right, left + element.scrollWidth) <= innerWidth + 0.5) return false;
      for (let box = element.parentElement; box; box = box.parentElement)
        if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(box).overflowX)) return false;
      return getComputedStyle(element).position !== 'absolute';
    });
    return {
      width: document.documentElement.scrollWidth,
      wide: wide.slice(0, 3).map((element) => `${element.localName}.${element.className}`),
      headings: document.querySelectorAll('h1').length,
      main: document.querySelectorAll('main').length,
      title: document.title,
      language: document.documentElement.lang,
      hollow: [...document.querySelectorAll('a, h1, h2, h3')].filter((element) => !element.textContent.trim() &&
        !element.querySelector('img[alt]:not([alt=""]), svg[aria-label], [aria-label]') &&
        !element.hasAttribute('aria-label')).length,
      unfilled: /\{\{|\}\}/.test(document.body.innerText),
    };
  });
  const faults = [];
  if (seen.width > width) faults.push(`scrolls sideways by ${seen.width - width} px (${seen.wide.join(', ')})`);
  if (seen.headings !== 1) faults.push(`${seen.headings} h1`);
  if (seen.main !== 1) faults.push(`${seen.main} main`);
  if (!seen.title) faults.push('no title');
  if (!seen.language) faults.push('no language');
  if (seen.hollow) faults.push(`${seen.hollow} links or headings without words`);
  if (seen.unfilled) faults.push('braces of a template are shown');
  return faults;
}

async function switchesWrong(page, site, one, origin) {
  const faults = [];
  const links = await page.locator('body a[hreflang]').evaluateAll((anchors) => anchors.map((anchor) => ({
    path: new URL(anchor.href).pathname, origin: new URL(anchor.href).origin, hreflang: anchor.hreflang })));
  let hasSwitched = false;
  for (const language of site.languages) {
    if (language === one.language) continue;
    const file = language ? `${language}/${one.rest}` : one.rest;
    const link = links.find((candidate) => candidate.origin === origin && site.fileOf(candidate.path) === file);
    if (!link) {
      faults.push(`no switch to ${file}`);
      continue;
    }
    const spoken = /<html\b[^>]*\blang="?([\w-]+)/.exec(site.text(file))?.[1];
    if (spoken !== link.hreflang) faults.push(`${file} says it is ${spoken}, the switch said ${link.hreflang}`);
    // One switch of a page is really used; the others are the same list.
    if (hasSwitched) continue;
    hasSwitched = true;
    await page.locator(`body a[hreflang="${link.hreflang}"]`).first().click();
    const there = new URL(page.url()).pathname;
    if (site.fileOf(there) !== file) faults.push(`the switch leads to ${there}`);
  }
  return faults;
}

async function picture(page, url, name, folder) {
  if (page.url() !== url) await page.goto(url);
  fs.mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name.replaceAll('/', '-')}.png`), fullPage: true });
}
