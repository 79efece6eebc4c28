// What search engines are told of each page: a description in its language that no other kind of page has, and where
// it stands in other languages, by whole addresses only.

const unescaped = (text) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
// Chinese says in ten characters what others say in thirty.
const shortest = 10;
const longest = 400;

function descriptionOf(html) {
  const tag = /<meta name="?description"? content="([^"]*)">/.exec(html);
  return tag ? unescaped(tag[1]) : undefined;
}

export function describedFaults(site) {
  const faults = [];
  const owners = new Map();
  for (const page of site.pages) {
    const html = site.text(page.file);
    const description = descriptionOf(html);
    if (!description) faults.push(`${page.file} has no description`);
    else if (description.length < shortest || description.length > longest)
      faults.push(`${page.file} describes itself in ${description.length} characters`);
    else if (/\{\w+\}/.test(description)) faults.push(`${page.file} left a place open: ${description}`);
    const owner = owners.get(description);
    // Pages of what a withdrawn report left behind say the same: that it was withdrawn.
    if (description && owner && owner.kind !== page.kind && !html.includes('withdrawn'))
      faults.push(`${page.file} says just what ${owner.file} says: ${description}`);
    owners.set(description, page);
    for (const [link] of html.matchAll(/<link\b[^>]*\bhreflang=[^>]*>/g))
      if (!/\bhref="?https?:\/\//.test(link)) faults.push(`${page.file}: ${link} is no whole address`);
  }
  return faults;
}

export function described(site, { check }) {
  check(`described: ${site.name}`, describedFaults(site));
}
