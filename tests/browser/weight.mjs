// What a browser has to fetch before a page can be read: the page, its style sheets, the scripts that hold it up
// and the mark, packed as servers send them. Pages that are lists of hundreds have their own limit, see sites/county_test.py.
import { brotliCompressSync, constants } from 'node:zlib';

const most = 30 * 1024;
// As the copies that a publish makes (base/brotli).
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

function neededBy(html) {
  const head = html.slice(0, html.indexOf('<body'));
  const sheets = [...head.matchAll(/<link\b[^>]*\brel="?stylesheet"?[^>]*>/g)].map(([tag]) => /\bhref="?([^">\s]+)/.exec(tag)[1]);
  const scripts = [...head.matchAll(/<script\b[^>]*\bsrc="?([^">\s]+)[^>]*>/g)]
    .filter(([tag]) => !/\b(async|defer|type="?module)/.test(tag)).map(([, address]) => address);
  const icons = [...head.matchAll(/<link\b[^>]*\brel="?icon"?[^>]*>/g)].map(([tag]) => /\bhref="?([^">\s]+)/.exec(tag)[1]);
  return [...sheets, ...scripts, ...icons];
}

export function weight(site, pages, { check }) {
  const packed = new Map();
  const sizeOf = (file) => {
    if (!packed.has(file)) packed.set(file, brotliCompressSync(site.text(file), quality).length);
    return packed.get(file);
  };
  const kilobytes = (bytes) => (bytes / 1024).toFixed(1);
  const weighed = pages.map((page) => {
    const shared = neededBy(site.text(page.file)).reduce((sum, address) => sum + sizeOf(site.fileOf(address)), 0);
    return { file: page.file, own: sizeOf(page.file), shared };
  }).sort((a, b) => b.own + b.shared - a.own - a.shared);
  const [heaviest] = weighed;
  console.log(`weight: ${site.name}, the heaviest is ${heaviest.file}: ${kilobytes(heaviest.own)} KB` +
    ` and ${kilobytes(heaviest.shared)} KB that all pages share`);
  check(`weight: ${site.name}`, weighed.filter(({ own, shared }) => own + shared > most)
    .map(({ file, own, shared }) => `${file} needs ${kilobytes(own + shared)} KB`));
}
