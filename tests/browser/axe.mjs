// Accessibility as far as a machine can judge it: no violation, in each way of looking at a page. Contrast, which takes
// longest, is measured where colours can differ.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { openPage } from './browser.mjs';

export const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const desk = { width: 1280, height: 900 };

// `chosen` is what a visitor has chosen in the settings. Where scripts are switched off axe itself would wait for ever, so
// that mode has empty ones.
export const modes = {
  light: { viewport: desk },
  dark: { viewport: desk, colorScheme: 'dark' },
  'high contrast': { viewport: desk, chosen: { contrast: 'more' } },
  'large text': { viewport: desk, chosen: { size: 'large' } },
  '390 px': { viewport: { width: 390, height: 844 } },
  '320 px': { viewport: { width: 320, height: 640 } },
  'no script': { viewport: desk, isWithoutScript: true },
};

// `pagesOf` names the pages of each mode; contrast in the light is measured on `inColour` alone.
export async function axe(site, pagesOf, inColour, { browser, origin, check }) {
  const waiting = Object.entries(pagesOf).filter(([, pages]) => pages.length > 0);
  const look = async ([mode, pages]) => {
    const { chosen = {}, isWithoutScript, ...options } = modes[mode];
    const { page, faults, close } = await openPage(browser, origin, { colorScheme: 'light', ...options });
    if (isWithoutScript)
      await page.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await page.addInitScript((choices) => {
      for (const [setting, choice] of Object.entries(choices)) localStorage.setItem(`mb-${setting}`, choice);
    }, chosen);
    for (const one of pages) {
      faults.length = 0;
      await page.goto(origin + one.url);
      await page.evaluate(source);
      // The boxes that stand in for the script have to stand before all that they change, and so outside of landmarks.
      const rules = {
        'color-contrast': { enabled: mode !== 'light' || inColour.includes(one) },
        region: { enabled: !isWithoutScript },
      };
      const judged = async (part, folds) => (await page.evaluate(({ part, folds, ...run }) => {
        document.querySelectorAll(folds).forEach((fold) => { fold.open = true; });
        return globalThis.axe.run(part, run);
      }, { part, folds, runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], rules })).violations;
      const violations = await judged('html', 'main details');
      // The settings are the same everywhere and, when open, lie over what is below them.
      if (one === pages[0]) violations.push(...await judged('.settings', '.settings'));
      faults.push(...violations.map((violation) => `${violation.id} (${violation.impact}): ${violation.help}: ` +
        violation.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')));
      faults.push(...await otherwise(page, chosen));
      check(`axe ${mode}: ${site.name}/${one.file}`, [...faults]);
    }
    await close();
  };
  // Two at a time, as many as a small machine has cores.
  const lane = async () => {
    while (waiting.length > 0) await look(waiting.shift());
  };
  await Promise.all([lane(), lane()]);
}

// A mode that is not shown, or that needs more room than there is, would pass unseen.
async function otherwise(page, chosen, isWithoutScript) {
  const faults = [];
  if (isWithoutScript && await page.locator('html.js').count() > 0) faults.push('a script runs');
  for (const [setting, choice] of Object.entries(chosen))
    if (await page.locator('html').getAttribute(`data-${setting}`) !== choice) faults.push(`${setting} is not ${choice}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) faults.push(`scrolls sideways by ${wide} px`);
  return faults;
}
