// Another search engine as a witness: what Pagefind finds, and what really stands in the page, our search finds too.
// It needs a weaker policy than our pages have, so it is asked on a page of its own.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { createRequire } from 'node:module';
import { documentsOf, indexOf, script, textsOf } from './search.mjs';

const queries = {
  '': ['法治副校长', '模拟法庭', '宪法宣传周', '未成年人', '校园欺凌', '教育和科技局', '校外培训', '裁量基准', '听取意见', '承诺', '中学', '报告'],
  en: ['moot courts', 'vice-principal', 'lessons', 'published', 'bullying', 'training', 'report'],
};

function program() {
  const require = createRequire(import.meta.url);
  return path.join(path.dirname(require.resolve('@pagefind/linux-x64/package.json')), 'bin/pagefind_extended');
}

async function serveFolder(folder) {
  const types = { '.js': 'text/javascript', '.json': 'application/json' };
  const server = http.createServer((request, response) => {
    const file = path.join(folder, path.normalize(new URL(request.url, 'http://localhost').pathname));
    const there = fs.existsSync(file) && fs.statSync(file).isFile();
    response.writeHead(there || request.url === '/' ? 200 : 404, { 'content-type': types[path.extname(file)] ?? 'text/html' });
    response.end(there ? fs.readFileSync(file) : '<!doctype html><html lang="zh-CN"><title>-</title></html>');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }) };
}

async function asked(browser, folder, language, some) {
  const server = await serveFolder(folder);
  const page = await browser.newPage();
  await page.goto(server.origin);
  await page.evaluate((tag) => { document.documentElement.lang = tag; }, language || 'zh-CN');
  const found = await page.evaluate(async (list) => {
    const pagefind = await import('/pagefind/pagefind.js');
    const answers = {};
    for (const query of list) {
      const { results } = await pagefind.search(query);
      answers[query] = await Promise.all(results.map(async (result) => (await result.data()).url));
    }
    return answers;
  }, some);
  await page.close();
  await server.close();
  return found;
}

export async function oracle(site, { browser, check }) {
  const folder = fs.mkdtempSync('/tmp/mingbai-oracle-');
  try {
    execFileSync(program(), ['--site', site.folder, '--output-path', path.join(folder, 'pagefind'), '--root-selector', 'main'], { stdio: 'pipe' });
    const module = await script(site);
    for (const [language, some] of Object.entries(queries)) {
      const index = await indexOf(site, language, module);
      const texts = textsOf(site, language);
      const documents = await documentsOf(index);
      const answers = await asked(browser, folder, language, some);
      let compared = 0;
      for (const query of some) {
        const stands = (url) => documents.has(url) && query.split(/[ -]/).every((word) => texts.get(url)?.words.toLowerCase().includes(word));
        const right = answers[query].map((url) => url.replace(/index\.html$/, '')).filter(stands);
        const { hits } = await index.search(query, []);
        const ours = new Set(await Promise.all(hits.map(async (hit) => (await index.document(hit)).url)));
        compared += right.length;
        check(`oracle: ${site.name}/${language} ${query}, ${ours.size} found, ${right.length} of theirs are right`,
          right.filter((url) => !ours.has(url)).map((url) => `Pagefind finds ${url}`));
      }
      check(`oracle: ${site.name}/${language}, something to compare`, compared > 20 ? [] : [`only ${compared} pages`]);
    }
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
