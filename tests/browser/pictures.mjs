// Pictures beside their tables: each drawing says in words and draws in bars what its table says in numbers, no
// mark leaves its box, and each day of a calendar leads to a record of that day.
import { openPage } from './browser.mjs';

const kinds = ['year/activities', 'year/commitment'];

export async function pictures(site, pages, tools) {
  const { page, faults, close } = await openPage(tools.browser, tools.origin,
    { javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
  const holdsCounts = (one) => site.text(one.file).includes('id="standings"') || site.text(one.file).includes('id="by-kind"');
  const bodies = site.pages.filter((one) => ['index', 'body/index'].includes(one.kind) && holdsCounts(one));
  const chosen = [...bodies, ...pages.filter((one) => kinds.includes(one.kind))];
  for (const one of chosen) {
    faults.length = 0;
    await page.goto(tools.origin + one.url);
    faults.push(...await page.evaluate(look));
    tools.check(`pictures: ${site.name}/${one.file}`, [...faults]);
  }
  await close();
}

// In the page. Lengths and numbers are compared as they stand in attributes and cells.
function look() {
  const found = [];
  const numberOf = (text) => Number(text.replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x660).replace(/[^\d]/g, ''));
  const attribute = (node, name) => Number(node.getAttribute(name));
  const same = (what, drawn, written) => {
    if (JSON.stringify(drawn) !== JSON.stringify(written)) found.push(`${what}: drawn ${JSON.stringify(drawn)}, in the table ${JSON.stringify(written)}`);
  };
  const inProportion = (what, lengths, numbers) => {
    const most = Math.max(...numbers, 1);
    const longest = Math.max(...lengths);
    lengths.forEach((length, i) => {
      if (Math.abs(length - longest * numbers[i] / most) > 0.15) found.push(`${what}: ${numbers[i]} is drawn ${length} long, ${most} ${longest}`);
    });
  };

  for (const [id, side] of [['by-year', 'height'], ['by-kind', 'width']]) {
    const figure = document.getElementById(id)?.closest('figure');
    if (!figure) continue;
    const cells = [...figure.querySelectorAll('td')].map((cell) => numberOf(cell.textContent));
    const written = id === 'by-year' ? cells.reverse().slice(-figure.querySelectorAll('.c-bar').length) : cells;
    same(id, [...figure.querySelectorAll('.c-value')].map((text) => numberOf(text.textContent)), written);
    inProportion(id, [...figure.querySelectorAll('.c-bar')].map((bar) => attribute(bar, side)), written);
    const said = figure.querySelector('desc').textContent;
    figure.querySelectorAll('td').forEach((cell) => {
      if (!said.includes(cell.textContent.trim())) found.push(`${id}: its description does not say ${cell.textContent}`);
    });
  }

  // All bars to one scale: a full one is as many as the year with most commitments has.
  const bars = [...document.querySelectorAll('.standings td svg')];
  const totals = [...document.querySelectorAll('.standings tfoot td')].map((cell) => numberOf(cell.textContent));
  if (bars.length)
    inProportion('standings', [...bars.map((bar) => attribute(bar.querySelector('.c-bar'), 'width')), 60],
      [...bars.map((bar) => numberOf(bar.closest('td').textContent)), Math.max(...totals)]);
  for (const table of document.querySelectorAll('.standings')) {
    const columns = (part) => [...table.querySelectorAll(`${part} tr`)].map((row) => [...row.cells].slice(1).map((cell) => numberOf(cell.textContent)));
    same('standings', columns('tbody').reduce((sum, row) => sum.map((number, i) => number + row[i])), columns('tfoot')[0]);
  }

  const timeline = document.getElementById('timeline')?.closest('section');
  if (timeline) {
    const days = timeline.querySelectorAll('tbody time').length;
    const marks = timeline.querySelectorAll('svg [transform]').length;
    if (marks !== days) found.push(`timeline: ${days} days in the table, ${marks} marks`);
    const said = timeline.querySelector('desc').textContent;
    timeline.querySelectorAll('tbody td').forEach((cell) => {
      if (!said.includes(cell.textContent)) found.push(`timeline: its description does not say ${cell.textContent}`);
    });
  }

  const records = document.querySelectorAll('ul.list li').length;
  const months = [...document.querySelectorAll('.month h3 span')].map((count) => numberOf(count.textContent));
  if (months.length) {
    const beside = document.querySelector('.months + p');
    const sum = months.reduce((a, b) => a + b) + (beside ? numberOf(beside.textContent) : 0);
    if (sum !== records) found.push(`calendar: ${sum} records, ${records} in the list`);
  }
  for (const day of document.querySelectorAll('a.month__mark')) {
    const when = document.getElementById(day.hash.slice(1))?.querySelector('time')?.dateTime;
    if (`#on-${when}` !== day.hash) found.push(`calendar: ${day.hash} leads to ${when}`);
    if (Number(when?.slice(8)) !== Number.parseInt(day.firstChild.textContent, 10)) found.push(`calendar: ${day.textContent} leads to ${when}`);
  }

  for (const svg of document.querySelectorAll('.chart svg[role], .standings svg')) {
    const box = svg.getBoundingClientRect();
    for (const node of svg.querySelectorAll('rect, text, path')) {
      const drawn = node.getBoundingClientRect();
      if (drawn.width && (drawn.left < box.left - 1 || drawn.right > box.right + 1 || drawn.top < box.top - 1 || drawn.bottom > box.bottom + 1))
        found.push(`outside its box: ${node.outerHTML}`);
    }
  }
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) found.push('scrolls sideways at 360 px');
  return found;
}
