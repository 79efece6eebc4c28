// Large text and high contrast as somebody meets them who has no script: two boxes at the top of every page, reached with
// the first keys and named for a screen reader, which change all that follows and make nothing unreadable. With the
// script the display settings say the same, and there is one of everything.
import { source as axeSource, tags } from './axe.mjs';
import { openPage } from './browser.mjs';

// A start, a long text, and a page full of tables and marks.
const kinds = ['index', 'year/report', 'year/results'];
const boxes = ['see-large', 'see-contrast'];

export async function elder(site, { browser, origin, check }) {
  const pages = kinds.flatMap((kind) => site.languages.flatMap((language) =>
    site.pages.filter((page) => page.kind === kind && page.language === language).slice(0, 1)));
  const originals = pages.filter((page) => page.language === '');
  const each = async (name, some, options, look, prepare = async () => {}) => {
    const { page, faults, close } = await openPage(browser, origin, options);
    await prepare(page);
    for (const one of some) {
      faults.length = 0;
      await page.goto(origin + one.url);
      faults.push(...await look(page));
      check(`${name}: ${site.name}/${one.file}`, [...faults]);
    }
    await close();
  };
  // Dark is the harder scheme: high contrast must overrule it.
  const dark = { colorScheme: 'dark', viewport: { width: 320, height: 640 } };
  await each('elder mode without script', pages, { ...dark, javaScriptEnabled: false }, wrongByKeys);
  await each('elder mode for axe', originals, dark, wrongForAxe, withoutOurScript);
  await each('elder mode with script', originals, { viewport: { width: 1280, height: 900 } }, wrongWithScript);
}

// axe is a script itself, and needs a page where scripts run; ours is taken away.
const withoutOurScript = (page) => page.route(/\/assets\/site\.\w+\.js$/, (route) =>
  route.fulfill({ contentType: 'text/javascript', body: '' }));

const measured = (page) => page.evaluate(() => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector('main p'));
  const style = getComputedStyle(document.querySelector('.page'));
  return {
    line: range.getClientRects()[0].height,
    ink: style.color,
    ground: style.backgroundColor,
    width: document.documentElement.scrollWidth,
  };
});

async function wrongByKeys(page) {
  const faults = [];
  const before = await measured(page);
  await page.keyboard.press('Tab');  // the way past the head
  for (const id of boxes) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => document.activeElement.id);
    if (focused !== id) faults.push(`the key Tab leads to "${focused}", not to ${id}`);
    const box = page.locator(`#${id}`);
    const name = await page.locator(`label[for="${id}"]`).innerText();
    if (await page.getByRole('checkbox', { name, exact: true }).count() !== 1) faults.push(`${id} is not heard as "${name}"`);
    await page.keyboard.press('Space');
    if (!await box.isChecked()) faults.push(`${id} is not checked by the space bar`);
  }
  const after = await measured(page);
  if (after.line < before.line * 1.15) faults.push(`lines were ${before.line} px high and are ${after.line}`);
  if (after.ground !== 'rgb(255, 255, 255)') faults.push(`the ground is ${after.ground}`);
  if (after.ink !== 'rgb(0, 0, 0)') faults.push(`the ink is ${after.ink}`);
  if (after.width > 320) faults.push(`scrolls sideways by ${after.width - 320} px`);
  return faults;
}

// The boxes must stand before all that they change, so they can not stand in a landmark.
async function wrongForAxe(page) {
  for (const id of boxes) await page.locator(`#${id}`).check();
  await page.evaluate(axeSource);
  const rules = { region: { enabled: false } };
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options),
    { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], rules });
  return violations.map((violation) => `${violation.id}: ${violation.help}: ` +
    violation.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | '));
}

async function wrongWithScript(page) {
  const faults = [];
  for (const id of boxes)
    if (await page.locator(`#${id}, label[for="${id}"]`).evaluateAll((all) => all.some((one) => one.getClientRects().length)))
      faults.push(`${id} is shown beside the display settings`);
  // A browser that brings back what was checked before the script was allowed changes nothing.
  const before = await measured(page);
  await page.evaluate((ids) => ids.forEach((id) => { document.getElementById(id).checked = true; }), boxes);
  const after = await measured(page);
  if (JSON.stringify(before) !== JSON.stringify(after)) faults.push('a hidden box changes the page');
  await page.locator('.settings summary').click();
  await page.locator('.settings input[name="contrast"][value="more"]').check();
  await page.locator('.settings input[name="size"][value="large"]').check();
  const chosen = await measured(page);
  if (chosen.line < before.line * 1.15) faults.push('the display settings do not enlarge the text');
  await page.reload();
  const again = await measured(page);
  if (again.line !== chosen.line) faults.push('the choice is not remembered');
  await page.evaluate(() => localStorage.clear());
  return faults;
}
