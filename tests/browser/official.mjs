// The official text is never altered: what the page shows is what was committed, and what was committed
// is the text that this site was given, character for character.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { openPage } from './browser.mjs';

const source = 'content/yumin-jkj/2023/report.zh.md';
const built = 'yumin-jkj/2023/report.html';

// SHA-256 of the plain text that this site was given, without its two title lines (they are the page's
// title) and without a bookmark that a word processor left behind: first without any blank, then with the
// blanks inside its lines.
const digestWithoutBlanks = '9762c55cc342fc52c13fc7f267e1c659cd7774291a802b18981488ad2bccc470';
const digestWithBlanks = 'da977e25db61d8ca6141e9f6e87a1135db5231d741e7064806d6b330a73c17b7';

const digest = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
const withoutBlanks = (text) => text.replace(/\s/gu, '');

export async function official(site, project, { browser, origin, check }) {
  const markdown = fs.readFileSync(path.join(project, source), 'utf8');
  const lines = markdown.split('+++\n').slice(2).join('+++\n').split('\n')
    .map((line) => line.replace(/^#+ /, '').replace(/^[ \t\u3000]+|[ \t\r\u3000]+$/gu, ''));
  const committed = lines.join('');
  check(`official text: ${source} is the given text`, [
    ...(digest(withoutBlanks(committed)) === digestWithoutBlanks ? [] : ['the words differ']),
    ...(digest(committed) === digestWithBlanks ? [] : ['the blanks inside lines differ']),
  ]);

  // Without scripts: what stands in the file.
  const { page, close } = await openPage(browser, origin, { javaScriptEnabled: false });
  await page.goto(origin + site.urlOf(built));
  const texts = await page.locator('[data-official-text]').evaluateAll((all) => all.map((one) => one.textContent));
  await close();
  const faults = texts.length === 1 ? [] : [`${texts.length} elements are marked as the official text`];
  if (texts.length === 1 && withoutBlanks(texts[0]) !== withoutBlanks(committed))
    faults.push(firstDifference(withoutBlanks(committed), withoutBlanks(texts[0])));
  check(`official text: ${built} shows what was committed`, faults);
}

function firstDifference(committed, shown) {
  let at = 0;
  while (committed[at] === shown[at]) ++at;
  return `committed …${committed.slice(Math.max(0, at - 10), at + 20)}… shown …${shown.slice(Math.max(0, at - 10), at + 20)}…`;
}
