// Every address that a page or a style sheet mentions is answered by a file of the same site, every
// fragment by an id. Other hosts may be linked to, never loaded from. And nothing stands inline that the policy of a
// server refuses: on every page, where the browser looks at one of a kind.
const loading = new Set(['script', 'link', 'img', 'source', 'iframe', 'video', 'audio', 'object', 'embed', 'input', 'use']);
const attribute = /([a-z][\w:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi;

export function links(site, { check }) {
  const all = [...site.pages, ...site.redirects];
  const ids = new Map(all.map((page) => [page.file, new Set()]));
  const wanted = [];
  const faults = [];
  for (const page of all) readPage(site.text(page.file), page, ids.get(page.file), wanted, faults);
  for (const file of site.files.filter((name) => name.endsWith('.css')))
    for (const [, url, imported] of site.text(file).matchAll(/url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/g))
      if (!url?.startsWith('data:')) wanted.push({ from: file, url: url ?? imported, loads: true });
  for (const want of wanted) judge(site, want, ids, faults);
  check(`links: ${site.name}, ${wanted.length} in ${all.length} pages`, faults);
}

function readPage(text, page, ids, wanted, faults) {
  const bare = text.replace(/<!--[\s\S]*?-->/g, '').replace(/(<(script|style)\b[^>]*>)[\s\S]*?<\/\2>/gi, '$1');
  for (const [, tag, rest] of bare.matchAll(/<([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi)) {
    const values = new Map([...rest.matchAll(attribute)].map(([, name, ...value]) =>
      [name.toLowerCase(), plain(value.find((one) => one !== undefined) ?? '')]));
    faults.push(...inline(tag, values).map((what) => `${page.file}: ${what} stands inline`));
    if (values.has('id')) {
      if (ids.has(values.get('id'))) faults.push(`${page.file}: two elements are called ${values.get('id')}`);
      ids.add(values.get('id'));
    }
    const sent = tag === 'meta' && /^\s*\d+\s*;\s*url=(.+)$/i.exec(values.get('content') ?? '');
    if (sent) wanted.push({ from: page.file, url: sent[1], loads: false });
    const loads = loading.has(tag) && !(tag === 'link' && /\b(canonical|alternate)\b/.test(values.get('rel') ?? ''));
    for (const name of ['href', 'src', 'poster', 'action', 'xlink:href', 'data'])
      if (values.has(name)) wanted.push({ from: page.file, url: values.get(name), loads });
    for (const candidate of (values.get('srcset') ?? '').split(',').map((one) => one.trim().split(/\s+/)[0]).filter(Boolean))
      wanted.push({ from: page.file, url: candidate, loads: true });
  }
}

function inline(tag, values) {
  const handlers = [...values.keys()].filter((name) => /^(style$|on[a-z])/.test(name)).map((name) => `${name}=""`);
  const isProgram = tag === 'script' && !values.has('src') && !/^application\/(ld\+)?json$/.test(values.get('type') ?? '');
  return [...handlers, ...(isProgram || tag === 'style' ? [`<${tag}>`] : [])];
}

function plain(value) {
  const names = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return value.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi, (_, hex, decimal, name) =>
    name ? names[name.toLowerCase()] : String.fromCodePoint(parseInt(hex ?? decimal, hex ? 16 : 10)));
}

function judge(site, { from, url, loads }, ids, faults) {
  if (/^(mailto|tel):/i.test(url)) return;
  const inside = 'http://site.invalid';
  let target;
  try {
    target = new URL(url, inside + site.urlOf(from));
  } catch {
    faults.push(`${from}: not an address: ${url}`);
    return;
  }
  if (!['http:', 'https:'].includes(target.protocol)) {
    faults.push(`${from}: may not link to ${url}`);
    return;
  }
  if (target.origin !== inside) {
    if (loads) faults.push(`${from}: loads from another host: ${url}`);
    return;
  }
  const file = site.fileOf(target.pathname);
  if (!file) faults.push(`${from}: leads nowhere: ${url}`);
  else if (target.hash.length > 1 && file.endsWith('.html') && !ids.get(file).has(decodeURIComponent(target.hash.slice(1))))
    faults.push(`${from}: no such place on the page: ${url}`);
}
