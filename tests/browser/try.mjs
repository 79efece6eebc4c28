import { launch, openPage } from './browser.mjs';
import { serve } from './server.mjs';
import { Site } from './site.mjs';
const site = new Site('build/sample-county'); const server = await serve(site); const browser = await launch();
for (const [url, name, opt] of [['/search.html?q=模拟法庭','zh',{viewport:{width:1280,height:900}}],['/en/search.html?q=mock+courts','en',{viewport:{width:390,height:900}}],['/xr/search.html?q=courts','xr',{viewport:{width:390,height:900}}],['/search.html?q=模擬法庭&kind=report','trad',{viewport:{width:1280,height:900},colorScheme:'dark'}]]) {
  const { page, faults, close } = await openPage(browser, server.origin, opt);
  let bytes=0, n=0; page.on('response', async r => { if (/search\//.test(r.url())||/search\.json/.test(r.url())) { n++; bytes += (await r.body()).length; } });
  await page.goto(server.origin + url); await page.waitForSelector('[data-results]:not([hidden])'); await page.waitForTimeout(700);
  console.log(name, await page.textContent('#results'), n, bytes, faults);
  console.log((await page.$$eval('.hit', (h) => h.slice(0,4).map((e) => e.innerText + ' → ' + e.querySelector('a').href))).join('\n'));
  await page.screenshot({ path: `/tmp/w/s-${name}.png` }); await close();
}
await browser.close(); await server.close();
