// Accessibility as far as a machine can judge it: no violation, in light and in dark. Contrast, which takes longest,
// is measured on the pages that are looked at in both.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { openPage } from './browser.mjs';

export const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function axe(site, pagesOf, { browser, origin, check }) {
  await Promise.all(Object.entries(pagesOf).map(async ([colorScheme, pages]) => {
    const { page, faults, close } = await openPage(browser, origin, { colorScheme, viewport: { width: 1280, height: 900 } });
    for (const one of pages) {
      faults.length = 0;
      await page.goto(origin + one.url);
      await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; }));
      await page.evaluate(source);
      const rules = { 'color-contrast': { enabled: pagesOf.dark.includes(one) } };
      const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options),
        { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], rules });
      faults.push(...violations.map((violation) => `${violation.id} (${violation.impact}): ${violation.help}: ` +
        violation.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')));
      check(`axe ${colorScheme}: ${site.name}/${one.file}`, [...faults]);
    }
    await close();
  }));
}
