// The facts of a page can be had as JSON from a link on it: the file is there, and what the link names is in it.
const kinds = ['year/index', 'year/report', 'year/commitments', 'year/commitment', 'year/results', 'year/figures', 'year/activities',
  'year/compared', 'year/report.bilingual', 'activity', 'kind', 'overview'];
// A page of what was withdrawn says that, and nothing else.
const isOther = (text) => !text.includes('type="application/json"');

export function pageData(site, { check }) {
  const files = new Map();
  const read = (file) => files.get(file) ?? files.set(file, JSON.parse(site.text(file))).get(file);
  const faults = [];
  const told = new Set();
  for (const page of site.pages.filter((one) => kinds.includes(one.kind))) {
    const text = site.text(page.file);
    if (isOther(text)) continue;
    const [, url, id] = /<a href="([^"#]+)#?([^"]*)" type="application\/json">/.exec(text) ?? [];
    const file = url && site.fileOf(url);
    told.add(page.kind);
    if (!file) faults.push(`${page.file}: no data`);
    else if (id && !holds(read(file), id)) faults.push(`${page.file}: ${id} is not in ${file}`);
  }
  for (const kind of kinds)
    if (!told.has(kind) && site.pages.some((page) => page.kind === kind)) faults.push(`no page of the kind ${kind} has data`);
  check(`data of pages: ${site.name}`, faults);
}

// A table, or a row of one.
function holds(data, id) {
  return Array.isArray(data[id]) ||
    Object.values(data).some((rows) => Array.isArray(rows) && rows.some((row) => row.id === id));
}
