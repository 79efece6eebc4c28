// What a screen reader is told of the results page, role by role and in its order, kept as a text that people can read:
// promise, source, answer, source, what changed, state, assessment, by whom. UPDATE=1 keeps what is told now.
import fs from 'node:fs';
import path from 'node:path';
import { openPage } from './browser.mjs';
import { kept, isUpdate } from './kept.mjs';

// Boxes that say nothing of themselves.
const silent = new Set(['none', 'generic', 'InlineTextBox', 'LineBreak', 'ListMarker', 'RootWebArea', 'LabelText', 'LayoutTable',
  'LayoutTableRow', 'LayoutTableCell', 'rowgroup']);
const told = ['level', 'checked', 'expanded', 'pressed', 'selected', 'disabled'];

export async function heard(site, { browser, origin, check }) {
  const { page, close } = await openPage(browser, origin, { viewport: { width: 1280, height: 900 } });
  for (const language of site.languages.slice(0, 2)) {
    const one = site.pages.filter((each) => each.language === language && each.kind === 'year/results').at(-1);
    await page.goto(origin + one.url);
    await page.evaluate(shorten);
    const lines = await reading(page);
    const tag = await page.locator('html').getAttribute('lang');
    const file = path.join(kept, `heard.${tag}.txt`);
    if (isUpdate) fs.writeFileSync(file, `${lines.join('\n')}\n`);
    const before = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trimEnd().split('\n') : [];
    check(`heard: ${site.name}/${one.file}`, difference(before, lines, path.basename(file)));
  }
  await close();
}

// One article of each state and assessment is read, and of a table its first rows, with all folds open.
function shorten() {
  document.querySelectorAll('main details').forEach((fold) => { fold.open = true; });
  const read = new Set();
  for (const article of document.querySelectorAll('main article')) {
    const marks = article.dataset.is.split(' ').filter((mark) => /^(state|assessment)-/.test(mark)).join(' ');
    if (read.has(marks)) article.remove();
    read.add(marks);
  }
  document.querySelectorAll('main tbody tr:nth-child(n + 3)').forEach((row) => row.remove());
}

async function reading(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const parts = (node) => (node.childIds ?? []).map((id) => byId.get(id)).filter(Boolean);
  const words = (node) => (node.role?.value === 'StaticText' ? node.name?.value ?? '' : parts(node).map(words).join(''));
  const tell = (node, depth) => {
    const role = node.role?.value;
    if (node.ignored || silent.has(role)) return parts(node).flatMap((part) => tell(part, depth));
    const name = (node.name?.value ?? '').trim();
    const indent = '  '.repeat(depth);
    if (role === 'StaticText') return name ? [`${indent}“${name}”`] : [];
    const state = (node.properties ?? []).filter((one) => told.includes(one.name) && role !== 'listitem' && one.value.value !== false && one.value.value !== 'false')
      .map((one) => (one.value.value === true ? one.name : `${one.name} ${one.value.value}`));
    const line = `${indent}${[role, ...state].join(', ')}${name && `: ${name}`}`;
    // A name that is what stands inside says it all.
    const saysAll = name !== '' && words(node).replace(/\s/gu, '') === name.replace(/\s/gu, '') && !parts(node).some(hasInner);
    return [line, ...(saysAll ? [] : parts(node).flatMap((part) => tell(part, depth + 1)))];
  };
  const hasInner = (node) => (!node.ignored && !silent.has(node.role?.value) && node.role?.value !== 'StaticText') ||
    parts(node).some(hasInner);
  return nodes.length ? tell(nodes[0], 0) : [];
}

function difference(before, now, file) {
  const at = now.findIndex((line, i) => line !== before[i]);
  if (at < 0 && before.length === now.length) return [];
  const from = at < 0 ? now.length : at;
  return [`${file}, line ${from + 1}: kept “${(before[from] ?? '').trim()}”, told “${(now[from] ?? '').trim()}”`,
    'meant? ./run keep writes it anew; read the difference before you commit it'];
}
