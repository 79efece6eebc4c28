// Search engines are told of just the pages that stand for themselves: those that name themselves as canonical. A
// site that does not know its own host names none. The day on which a page changed is the one that the page tells.
const canonical = /<link rel="canonical" href="([^"]+)">/;

// What the line on the page says; nothing on pages that have no such line.
function dayOn(site, url) {
  const line = /<p class="meta revised">.*?<time datetime="([^"]+)">/.exec(site.text(site.fileOf(new URL(url).pathname)));
  return line?.[1];
}

export function sitemap(site, { check }) {
  const told = site.files.filter((file) => /^sitemap(-\d+)?\.xml$/.test(file))
    .flatMap((file) => [...site.text(file).matchAll(/<url><loc>([^<]+)<\/loc>(?:<lastmod>([^<]+)<\/lastmod>)?<\/url>/g)]
      .map(([, url, day]) => ({ url, day })));
  const wanted = site.pages.map((page) => [page.file, canonical.exec(site.text(page.file))?.[1]])
    .filter(([file, url]) => url && new URL(url).pathname === site.urlOf(file)).map(([, url]) => url);
  const urls = told.map(({ url }) => url);
  const knowsItsHost = site.files.includes('robots.txt') && site.text('robots.txt').includes('Sitemap: ');
  const faults = [
    ...(knowsItsHost && wanted.length === 0 ? ['no page names itself'] : []),
    ...urls.filter((url) => !wanted.includes(url)).map((url) => `should not be listed: ${url}`),
    ...wanted.filter((url) => !urls.includes(url)).map((url) => `is not listed: ${url}`),
    ...urls.filter((url, at) => urls.indexOf(url) !== at).map((url) => `is listed twice: ${url}`),
    ...told.filter(({ url, day }) => day !== dayOn(site, url)).map(({ url, day }) => `changed on ${day}: ${url}`),
  ];
  check(`sitemap: ${site.name}, ${told.length} addresses`, faults);
}
