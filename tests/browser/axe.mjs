// Accessibility as far as a machine can judge it: no violation, in light and in dark.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { openPage } from './browser.mjs';

const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function axe(site, pages, { browser, origin, check }) {
  for (const colorScheme of ['light', 'dark']) {
    const { page, faults, close } = await openPage(browser, origin, { colorScheme, viewport: { width: 1280, height: 900 } });
    for (const one of pages) {
      faults.length = 0;
      await page.goto(origin + one.url);
      await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; }));
      await page.evaluate(source);
      const { violations } = await page.evaluate((values) => globalThis.axe.run(document, {
        runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), tags);
      faults.push(...violations.map((violation) => `${violation.id} (${violation.impact}): ${violation.help}: ` +
        violation.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')));
      check(`axe ${colorScheme}: ${site.name}/${one.file}`, [...faults]);
    }
    await close();
  }
}
