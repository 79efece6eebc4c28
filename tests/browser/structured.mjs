// What pages tell other programs of themselves never says more, nor anything else, than what their readers see: the
// way in JSON-LD is the way above the text, and all of it leads to pages of this site. A strict content policy
// lets the data pass, for nothing in it runs.
import { openPage } from './browser.mjs';

const inside = 'http://site.invalid';
const hasNoAddress = (text) => /<meta name="?robots"? content="?noindex/.test(text);
const hasWay = (text) => /<nav class="?crumbs/.test(text);

export async function structured(site, pages, { browser, origin, check }) {
  const faults = site.pages.flatMap((page) => atRest(site, page).map((fault) => `${page.file}: ${fault}`));
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
    const way = told.flatMap((text) => JSON.parse(text).itemListElement)
      .map(({ name, item }) => ({ name, path: new URL(item, inside).pathname }));
    if (told.length > 0 && JSON.stringify(way) !== JSON.stringify(seen))
      met.push(`tells ${JSON.stringify(way)}, shows ${JSON.stringify(seen)}`);
    check(`JSON-LD as shown: ${site.name}/${one.file}`, [...met]);
  }
  await close();
}

function atRest(site, page) {
  const text = site.text(page.file);
  const all = [...text.matchAll(/<script type="?application\/ld\+json"?>([\s\S]*?)<\/script>/g)].map(([, json]) => json);
  const wanted = hasWay(text) && !hasNoAddress(text) ? 1 : 0;
  if (all.length !== wanted) return [`${all.length} of ${wanted}`];
  return all.flatMap((json) => wrong(site, JSON.parse(json)));
}

function wrong(site, data) {
  if (data['@context'] !== 'https://schema.org' || data['@type'] !== 'BreadcrumbList') return ['is no way'];
  return data.itemListElement.flatMap(({ '@type': type, position, name, item }, i) => [
    ...(type === 'ListItem' && position === i + 1 && name.trim() ? [] : [`step ${i + 1} is no step`]),
    ...(site.fileOf(new URL(item, inside).pathname) ? [] : [`leads nowhere: ${item}`]),
  ]);
}
