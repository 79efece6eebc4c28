// A visit with nothing but Tab, Enter, Space, the arrows and Escape: every stop can be seen, none holds the visitor, and
// whoever comes by the home page gets to the sentence that an answer rests on.
import { openPage } from './browser.mjs';

const mostStops = 1500;
const answerSource = 'article[data-is~="state-linked"] .pair__side:nth-child(2) blockquote + .src a';

export async function keyboard(site, pages, { browser, origin, check }) {
  const { page, faults, close } = await openPage(browser, origin, { viewport: { width: 1280, height: 900 } });
  const look = async (name, one, walk) => {
    faults.length = 0;
    await page.goto(origin + one.url);
    faults.push(...await walk(page, site, one));
    check(`keyboard, ${name}: ${site.name}/${one.file}`, [...faults]);
  };
  for (const one of pages) await look('every stop', one, everyStop);
  for (const language of site.languages) {
    const home = site.pages.find((one) => one.language === language && one.rest === 'index.html');
    await look('skip link', home, skipLink);
    await look('menu', home, menu);
    await look('settings', home, settings);
    await look('language switch', home, languageSwitch);
    await look('to the source of an answer', home, toTheSource);
    const results = site.pages.filter((one) => one.language === language && one.kind === 'year/results').at(-1);
    await look('choices', results, choices);
    await look('folds', results, folds);
  }
  await close();
}

// Whether a visitor sees where they are: an outline on something that stands on the screen and is not covered.
const stop = () => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return undefined;
  globalThis.stops ??= new Set();
  const isNew = !globalThis.stops.has(element);
  globalThis.stops.add(element);
  const style = getComputedStyle(element);
  const boxes = [...element.getClientRects()];
  const onScreen = boxes.filter((box) => box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight &&
    box.right > 0 && box.left < innerWidth);
  const shows = onScreen.some((box) => {
    const x = Math.min(Math.max((box.left + box.right) / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max((box.top + box.bottom) / 2, 0), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element));
  });
  return {
    isFirst: globalThis.stops.values().next().value === element,
    name: `${element.localName}${element.id && `#${element.id}`} “${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 30)}”`,
    isNew, shows,
    marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
  };
};

async function everyStop(page) {
  const faults = [];
  let count = 0;
  for (; count < mostStops; ++count) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(stop);
    if (!here) break;
    // Round again; what was passed over is found below.
    if (!here.isNew && here.isFirst) break;
    if (!here.isNew) {
      faults.push(`held at ${here.name}`);
      break;
    }
    if (!here.shows) faults.push(`out of sight: ${here.name}`);
    if (!here.marked) faults.push(`not marked: ${here.name}`);
  }
  if (count === mostStops) faults.push(`no end after ${count} stops`);
  // A group of radio buttons is one stop.
  faults.push(...await page.evaluate(() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter((one) => one.checkVisibility() && !(one.type === 'radio' && !one.checked) && !globalThis.stops?.has(one))
    .map((one) => `can not be reached: ${one.localName} “${one.textContent.trim().slice(0, 30)}”`)));
  return faults;
}

// Tab until the focus is on what the selector names.
async function tabTo(page, selector) {
  for (let count = 0; count < mostStops; ++count) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate((wanted) => ({
      isThere: document.activeElement.matches(wanted), isOut: document.activeElement === document.body }), selector);
    if (at.isThere) return;
    if (at.isOut) break;
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

// What can not be reached is said like any other fault.
const walk = (steps) => async (page, site, one) => {
  try {
    return await steps(page, site, one);
  } catch (error) {
    return [error.message.split('\n')[0]];
  }
};

async function follow(page) {
  const before = page.url();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.href !== before, { timeout: 10000, waitUntil: 'load' });
}

const skipLink = walk(async (page) => {
  await page.keyboard.press('Tab');
  const faults = [];
  const here = await page.evaluate(stop);
  if (!await page.evaluate(() => document.activeElement.matches('.skip'))) return [`the first stop is ${here?.name}`];
  if (!here.shows || !here.marked) faults.push('the link can not be seen when it is reached');
  await follow(page);
  await page.keyboard.press('Tab');
  if (!await page.evaluate(() => document.querySelector('main').contains(document.activeElement)))
    faults.push('the next stop is not in the text');
  return faults;
});

const menu = walk(async (page) => {
  const addresses = await page.locator('.site-nav a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const faults = addresses.length > 1 ? [] : ['no menu'];
  for (const address of addresses) await tabTo(page, `.site-nav a[href="${address}"]`);
  await follow(page);
  if (new URL(page.url()).pathname !== addresses.at(-1)) faults.push(`the last entry leads to ${page.url()}`);
  return faults;
});

const settings = walk(async (page) => {
  const faults = [];
  await tabTo(page, '.settings summary');
  await page.keyboard.press('Enter');
  await tabTo(page, '.settings input[name="size"]');
  await page.keyboard.press('ArrowDown');
  if (await page.locator('html').getAttribute('data-size') !== 'large') faults.push('the arrow does not choose large text');
  await tabTo(page, '.settings input[name="contrast"]');
  await page.keyboard.press('ArrowDown');
  if (await page.locator('html').getAttribute('data-contrast') !== 'more') faults.push('the arrow does not choose high contrast');
  await page.keyboard.press('Escape');
  const closed = await page.evaluate(() => !document.querySelector('.settings').open && document.activeElement.matches('.settings summary'));
  if (!closed) faults.push('Escape does not close the panel and lead back to its button');
  await page.reload();
  if (await page.locator('html').getAttribute('data-size') !== 'large') faults.push('the choice is forgotten on the next page');
  await page.evaluate(() => localStorage.clear());
  return faults;
});

const languageSwitch = walk(async (page, site, one) => {
  await tabTo(page, 'header a[hreflang]:not([aria-current])');
  const tag = await page.evaluate(() => document.activeElement.hreflang);
  await follow(page);
  const spoken = await page.locator('html').getAttribute('lang');
  return spoken === tag ? [] : [`${one.file} switches to ${spoken} where it said ${tag}`];
});

// Home, the results, the answer of a commitment, the words that it quotes; in the language of the visitor.
const toTheSource = walk(async (page, _, one) => {
  await tabTo(page, 'a[href$="/results.html"]');
  await follow(page);
  await tabTo(page, answerSource);
  const words = await page.evaluate(() => {
    const quote = document.activeElement.closest('.src').previousElementSibling;
    return quote.textContent.replace(/\s/gu, '');
  });
  await follow(page);
  const target = page.locator(':target');
  if (await target.count() !== 1) return [`${page.url()} leads to no place`];
  // A translated report says it in other words.
  const said = (await target.textContent()).replace(/\s/gu, '');
  const faults = said.includes(words) || (one.language !== '' && said !== '') ? [] : [`${page.url()} does not show “${words}”`];
  if (!await target.evaluate((block) => block.getBoundingClientRect().top >= 0 && block.getBoundingClientRect().top < innerHeight))
    faults.push(`${page.url()} is not on the screen`);
  return faults;
});

// A choice is made with Enter; the focus stays by it, so that the next Tab does not begin at the top again.
const choices = walk(async (page) => {
  await tabTo(page, '.choices li a');
  const hash = await page.evaluate(() => document.activeElement.hash);
  await follow(page);
  const faults = [];
  const seen = await page.evaluate((name) => [...document.querySelectorAll('.each article')].filter((one) => one.checkVisibility())
    .every((one) => one.dataset.is.split(' ').includes(name)), hash.slice(1));
  if (!seen) faults.push(`${hash} leaves what it should hide`);
  await page.keyboard.press('Tab');
  const inside = await page.evaluate(() => document.querySelector('main').contains(document.activeElement));
  if (!inside) faults.push('the next stop is at the top of the page again');
  return faults;
});

const folds = walk(async (page) => {
  if (await page.locator('main details').count() === 0) return [];
  await tabTo(page, 'main summary');
  const isOpen = () => page.evaluate(() => document.activeElement.parentElement.open);
  const before = await isOpen();
  await page.keyboard.press('Enter');
  const faults = await isOpen() !== before ? [] : ['Enter does not open the fold'];
  await page.keyboard.press('Space');
  if (await isOpen() !== before) faults.push('Space does not close it');
  return faults;
});
