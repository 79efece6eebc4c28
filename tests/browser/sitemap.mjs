// Search engines are told of just the pages that stand for themselves: those that name themselves as canonical. A
// site that does not know its own host names none.
const canonical = /<link rel="canonical" href="([^"]+)">/;

export function sitemap(site, { check }) {
  const told = site.files.filter((file) => /^sitemap(-\d+)?\.xml$/.test(file))
    .flatMap((file) => [...site.text(file).matchAll(/<url><loc>([^<]+)<\/loc><\/url>/g)].map(([, url]) => url));
  const wanted = site.pages.map((page) => [page.file, canonical.exec(site.text(page.file))?.[1]])
    .filter(([file, url]) => url && new URL(url).pathname === site.urlOf(file)).map(([, url]) => url);
  const knowsItsHost = site.files.includes('robots.txt') && site.text('robots.txt').includes('Sitemap: ');
  const faults = [
    ...(knowsItsHost && wanted.length === 0 ? ['no page names itself'] : []),
    ...told.filter((url) => !wanted.includes(url)).map((url) => `should not be listed: ${url}`),
    ...wanted.filter((url) => !told.includes(url)).map((url) => `is not listed: ${url}`),
    ...told.filter((url, at) => told.indexOf(url) !== at).map((url) => `is listed twice: ${url}`),
  ];
  check(`sitemap: ${site.name}, ${told.length} addresses`, faults);
}
