// Eight pages beside the pictures of them that somebody has looked at. UPDATE=1 keeps what they look like now. Other
// fonts draw other pictures; then this says so, and the difference tells nothing.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { openPage } from './browser.mjs';
import { isUpdate, kept } from './kept.mjs';

const out = path.join(path.dirname(fileURLToPath(import.meta.url)), 'out');
const fontsFile = path.join(kept, 'fonts.txt');
// Half the size keeps what a look is made of, in a quarter of the bytes.
const scale = 0.5;
const height = 1600;
// So few are the edge of a letter, not a change that anybody sees.
const mostPixels = 20;

const looksOf = [
  { name: 'home', language: '', kind: 'index', width: 1280 },
  { name: 'home-phone', language: 'en', kind: 'index', width: 390 },
  { name: 'report', language: '', kind: 'year/report', width: 1280 },
  { name: 'results', language: '', kind: 'year/results', width: 1280 },
  { name: 'results-phone-dark', language: '', kind: 'year/results', width: 390, colorScheme: 'dark' },
  { name: 'results-right-to-left', language: 'xr', kind: 'year/results', width: 1280 },
  { name: 'compared', language: '', kind: 'year/compared', width: 1280 },
  { name: 'figures', language: 'en', kind: 'year/figures', width: 1280 },
];

export async function looks(site, { browser, origin, check }) {
  const here = fonts();
  if (isUpdate) fs.writeFileSync(fontsFile, here);
  const before = fs.existsSync(fontsFile) ? fs.readFileSync(fontsFile, 'utf8') : '';
  for (const look of looksOf) {
    const one = site.pages.filter((page) => page.language === look.language && page.kind === look.kind).at(-1);
    const faults = one ? await compare(look, await picture(look, one, browser, origin)) : ['there is no such page'];
    if (faults.length > 0 && before !== here)
      faults.push('the fonts are not those of the kept pictures, so this may be no change of ours.',
        ...before.trim().split('\n').map((line) => `  kept with: ${line}`), ...here.trim().split('\n').map((line) => `  drawn with: ${line}`));
    if (faults.length > 0) faults.push('as it should be? ./run keep writes the pictures anew');
    check(`looks: ${look.name}`, faults);
  }
}

// The letters that the pages are drawn with here.
function fonts() {
  const asked = ['Noto Sans CJK SC', 'Noto Serif CJK SC', 'sans-serif', 'serif', 'monospace', 'sans-serif:lang=ar'];
  return asked.map((name) => `${name} = ${execFileSync('fc-match', ['--format=%{family[0]} %{fontversion}', name], { encoding: 'utf8' })}\n`).join('');
}

async function picture(look, one, browser, origin) {
  const { page, close } = await openPage(browser, origin, {
    viewport: { width: look.width, height }, deviceScaleFactor: scale, colorScheme: look.colorScheme ?? 'light' });
  await page.goto(origin + one.url);
  const bytes = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await close();
  return bytes;
}

function compare({ name }, bytes) {
  const file = path.join(kept, `${name}.png`);
  if (isUpdate) fs.writeFileSync(file, bytes);
  if (!fs.existsSync(file)) return ['no picture is kept'];
  const before = PNG.sync.read(fs.readFileSync(file));
  const now = PNG.sync.read(bytes);
  const marked = new PNG({ width: now.width, height: now.height });
  const isOfOneSize = before.width === now.width && before.height === now.height;
  const count = isOfOneSize ? pixelmatch(before.data, now.data, marked.data, now.width, now.height, { threshold: 0.1 }) : 0;
  if (isOfOneSize && count <= mostPixels) return [];
  fs.mkdirSync(out, { recursive: true });
  fs.writeFileSync(path.join(out, `${name}.now.png`), bytes);
  if (isOfOneSize) fs.writeFileSync(path.join(out, `${name}.difference.png`), PNG.sync.write(marked));
  return [isOfOneSize ? `${count} pixels of ${now.width * now.height} differ; see tests/browser/out/${name}.difference.png` :
    `${before.width}×${before.height} was kept, ${now.width}×${now.height} is drawn`];
}
