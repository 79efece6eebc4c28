// Photographs: a telephone fetches the small one, the page does not jump when it comes, nothing is fetched before it
// is near, and no file holds anything but the picture.
import fs from 'node:fs';
import path from 'node:path';
import { openPage } from './browser.mjs';

export async function images(site, { browser, origin, check }) {
  const files = site.files.filter((file) => /\.(webp|jpe?g|png)$/i.test(file));
  for (const file of files) check(`images: ${site.name}/${file}`, told(fs.readFileSync(path.join(site.folder, file))));
  // The one that is offered in most widths shows whether the right one is taken.
  const offered = (one) => Math.max(0, ...[...site.text(one.file).matchAll(/srcset="([^"]*)"/g)].map(([, all]) => all.split(',').length));
  const most = site.pages.reduce((best, one) => (offered(one) > offered(best) ? one : best), site.pages[0]);
  if (offered(most) > 1)
    for (const [width, wanted] of [[390, 480], [1280, 960]])
      check(`images ${width} px: ${site.name}/${most.file}`, await shown(browser, origin, most, width, wanted));
}

// What a file says of itself beside its pixels. Which side is up may be said, in 36 bytes.
function told(bytes) {
  const faults = [];
  const text = bytes.toString('latin1');
  if (text.startsWith('RIFF'))
    for (let at = 12; at + 8 <= bytes.length; at += 8 + bytes.readUInt32LE(at + 4) + (bytes.readUInt32LE(at + 4) % 2)) {
      const name = text.slice(at, at + 4);
      if (!['VP8 ', 'VP8L', 'VP8X', 'ALPH'].includes(name)) faults.push(`a part ${name}`);
    }
  const exif = text.indexOf('Exif\0\0');
  if (exif >= 0 && bytes.readUInt16BE(exif - 2) !== 34) faults.push('Exif with more than which side is up');
  for (const mark of ['GPS', 'ns.adobe.com', 'Photoshop', 'tEXt', 'eXIf'])
    if (text.includes(mark)) faults.push(`holds ${mark}`);
  return faults;
}

async function shown(browser, origin, one, width, wanted) {
  const { page, faults, close } = await openPage(browser, origin,
    { javaScriptEnabled: true, viewport: { width, height: 800 }, deviceScaleFactor: 1 });
  const fetched = [];
  let letGo;
  const held = new Promise((resolve) => { letGo = resolve; });
  await page.route(/\.(webp|jpe?g|png)$/i, async (route) => {
    fetched.push(new URL(route.request().url()).pathname);
    await held;
    await route.continue();
  });
  await page.goto(origin + one.url, { waitUntil: 'domcontentloaded' });
  const image = page.locator('picture img').first();
  await image.scrollIntoViewIfNeeded();
  const before = await image.boundingBox();
  letGo();
  await page.waitForFunction(() => document.querySelector('picture img').complete);
  const after = await image.boundingBox();
  const { src, natural, declared, loading, decoding } = await image.evaluate((element) => ({
    src: element.currentSrc,
    natural: element.naturalWidth / element.naturalHeight,
    declared: element.getAttribute('width') / element.getAttribute('height'),
    loading: element.loading,
    decoding: element.decoding,
  }));
  if (!src.endsWith(`-${wanted}.webp`)) faults.push(`shows ${src}, not the one of ${wanted} pixels`);
  if (fetched.length !== 1) faults.push(`fetches ${fetched.join(' ')}`);
  if (before.height < 1 || Math.abs(before.height - after.height) > 1)
    faults.push(`its place grows from ${before.height} to ${after.height} pixels`);
  if (Math.abs(natural / declared - 1) > 0.01) faults.push(`is of shape ${natural}, and is said to be ${declared}`);
  if (Math.abs(after.width / after.height / declared - 1) > 0.01) faults.push('is drawn out of shape');
  if (loading !== 'lazy' || decoding !== 'async') faults.push(`loads ${loading}, is unpacked ${decoding}`);
  await close();
  return faults;
}
