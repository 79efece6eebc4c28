// The tests are tested: a copy of a site in which one thing is spoilt must fail the test that is there for it.
// What spoils a word is tried in tests/words.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openPage } from './browser.mjs';
import { describedFaults } from './described.mjs';
import { strictFaults } from './html.mjs';
import { links } from './links.mjs';
import { serve } from './server.mjs';
import { Site } from './site.mjs';
import { styleFaults } from './style.mjs';

const elsewhere = 'https://elsewhere.invalid';

const sheets = {
  'a physical direction': '.a { margin-left: 1px; }',
  'a physical value': '.a { text-align: right; }',
  'a physical position': '.a { background-position: left top; }',
  'a nested rule': '.a { & .b { color: red; } }',
  'a layer': '@layer a { .a { color: red; } }',
};

// What is put before </head> or </body> of a page, and what must be said of it.
const pages = {
  'a picture of another host': [`<img src="${elsewhere}/a.png" alt="">`, /another host/],
  'a script of another host': [`<script src="${elsewhere}/a.js"></script>`, /another host/],
  'a font of another host': [`<link rel="preload" href="${elsewhere}/a.woff2" as="font">`, /another host/],
  'an inline style': ['<p style="color:red">a</p>', /style="" stands inline/],
  'a style element': ['<style>p{color:red}</style>', /<style> stands inline/],
  'an inline script': ['<script>var a = 1;</script>', /<script> stands inline/],
  'a handler': ['<button type="button" onclick="a()">a</button>', /onclick="" stands inline/],
  'a script address': ['<a href="javascript:a()">a</a>', /may not link to/],
  'a dead link': ['<a href="/nothing-is-here.html">a</a>', /leads nowhere/],
};

export async function mutants(site, { browser, check }) {
  for (const [name, sheet] of Object.entries(sheets))
    check(`mutant: ${name}`, (await styleFaults(sheet)).length > 0 ? [] : ['is not seen']);

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mingbai-mutants-'));
  try {
    fs.cpSync(site.folder, folder, { recursive: true });
    const copy = new Site(folder);
    const spoil = async (file, change, look) => {
      const whole = copy.text(file);
      fs.writeFileSync(path.join(folder, file), change(whole));
      const faults = [];
      await look({ check: (_, found) => faults.push(...found) }, faults);
      fs.writeFileSync(path.join(folder, file), whole);
      return faults;
    };
    const expect = (name, faults, said) =>
      check(`mutant: ${name}`, faults.some((fault) => said.test(fault)) ? [] : [`is not seen; only: ${faults.join('; ')}`]);

    const untouched = await spoil('index.html', (text) => text, (tools) => links(copy, tools));
    check('mutant: none', untouched);
    for (const [name, [piece, said]] of Object.entries(pages))
      expect(name, await spoil('index.html', (text) => text.replace('</body>', `${piece}</body>`), (tools) => links(copy, tools)), said);
    const described = (_, faults) => faults.push(...describedFaults(copy));
    expect('no description', await spoil('index.html',
      (text) => text.replace(/<meta name="?description"? content="[^"]*">/, ''), described), /has no description/);
    expect('a relative address of a translation', await spoil('index.html',
      (text) => text.replace('</head>', '<link rel="alternate" hreflang="en" href="/en/"></head>'), described), /no whole address/);
    const sheet = copy.files.find((file) => file.endsWith('.css'));
    for (const rule of [`@import "${elsewhere}/a.css";`, `a { background: url(${elsewhere}/a.png); }`])
      expect(rule, await spoil(sheet, (text) => rule + text, (tools) => links(copy, tools)), /another host/);
    expect('an inline style, by the checker of HTML', await spoil('index.html',
      (text) => text.replace('</body>', `${pages['an inline style'][0]}</body>`),
      async (_, faults) => faults.push(...await strictFaults([path.join(folder, 'index.html')]))), /no-inline-style/);
    const script = copy.files.find((file) => /^assets\/site\.[0-9a-f]+\.js$/.test(file));
    expect('a script that asks another host', await spoil(script, (text) => `${text}\nfetch("${elsewhere}/a");`,
      (_, faults) => meet(copy, browser, faults)), /connect-src|another host/);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

async function meet(copy, browser, faults) {
  const server = await serve(copy);
  const visit = await openPage(browser, server.origin, {});
  await visit.page.goto(`${server.origin}${copy.urlOf('index.html')}`, { waitUntil: 'networkidle' });
  faults.push(...visit.faults);
  await visit.close();
  await server.close();
}
