// A built site as a visitor would list it: its pages, what kind each is, and in which language.
import fs from 'node:fs';
import path from 'node:path';

export class Site {
  constructor(folder) {
    this.folder = path.resolve(folder);
    this.name = path.basename(this.folder);
    this.files = filesBelow(this.folder).sort();
    this.fileSet = new Set(this.files);
    if (!this.fileSet.has('index.html')) throw new Error(`${folder} has no index.html; is it built?`);
    // Links are root-absolute with the base path; the style sheet's tells which it is.
    const home = this.text('index.html');
    this.basePath = /<link\b[^>]*\bhref="?([^">]*?)\/assets\//.exec(home)?.[1] ?? '';
    // Every language has a page for lost visitors; the original's stands at the root.
    this.languages = ['', ...this.files.filter((file) => /^[^/]+\/404\.html$/.test(file)).map((file) => file.split('/')[0])];
    const all = this.files.filter((file) => file.endsWith('.html')).map((file) => this.page(file));
    // A page that only sends on to another one is nothing to look at.
    const isRedirect = (page) => /http-equiv="?refresh/i.test(this.text(page.file));
    this.redirects = all.filter(isRedirect);
    this.pages = all.filter((page) => !isRedirect(page));
  }

  text(file) {
    return fs.readFileSync(path.join(this.folder, file), 'utf8');
  }

  page(file) {
    const first = file.split('/')[0];
    const language = this.languages.includes(first) ? first : '';
    const rest = language ? file.slice(language.length + 1) : file;
    return { file, language, rest, kind: kindOf(rest), url: this.urlOf(file) };
  }

  urlOf(file) {
    return `${this.basePath}/${file.split('/').map(encodeURIComponent).join('/')}`.replace(/\/index\.html$/, '/');
  }

  // The file that answers an address of this site; nothing when there is none.
  fileOf(urlPath) {
    let name = decodeURIComponent(urlPath);
    if (this.basePath && name !== this.basePath && !name.startsWith(this.basePath + '/')) return undefined;
    name = name.slice(this.basePath.length).replace(/^\//, '');
    if (name === '' || name.endsWith('/')) name += 'index.html';
    return this.fileSet.has(name) ? name : undefined;
  }
}

// One page of each kind in each language: the longest, where there is most to go wrong.
export function onePerKind(sites) {
  const chosen = new Map();
  for (const site of sites)
    for (const page of site.pages) {
      const length = site.text(page.file).length;
      const kind = `${page.language} ${page.kind}`;
      if (length > (chosen.get(kind)?.length ?? 0)) chosen.set(kind, { page, length });
    }
  return [...chosen.values()].map(({ page }) => page);
}

// What nearly every visitor sees: the home page, the newest report, and its results, in the original language.
export function keyPages(site) {
  return ['index', 'year/report', 'year/results'].map((kind) =>
    site.pages.filter((page) => page.language === '' && page.kind === kind).at(-1)).filter(Boolean);
}

function filesBelow(folder, start = '') {
  return fs.readdirSync(path.join(folder, start), { withFileTypes: true }).flatMap((entry) => {
    const name = start ? `${start}/${entry.name}` : entry.name;
    return entry.isDirectory() ? filesBelow(folder, name) : [name];
  });
}

const yearPages = new Set(['index', 'report', 'report.bilingual', 'report.history', 'commitments', 'results',
  'compared', 'figures', 'activities']);

// The shape of the address, without what differs between pages that one template makes.
function kindOf(rest) {
  const parts = rest.replace(/\.html$/, '').split('/');
  const year = parts.findIndex((part) => /^\d{4}$/.test(part));
  if (year >= 0) {
    const name = parts[year + 1] ?? 'index';
    if (yearPages.has(name)) return `year/${name}`;
    return /^report\.[rd]-/.test(name) ? `year/${name.slice(0, 8)}` : 'year/commitment';
  }
  if (parts.includes('activities')) return 'activity';
  if (parts.includes('kinds')) return 'kind';
  if (parts[0] === 'data') return 'data';
  return parts.length > 1 ? `body/${parts.slice(1).join('/')}` : parts[0];
}
