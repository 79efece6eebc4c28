// The standard's own checker and a stricter one over every page.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const here = path.dirname(fileURLToPath(import.meta.url));

export async function html(site, { check }) {
  const jar = path.join(path.dirname(require.resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
  const [standard, strict] = await Promise.all([
    run('java', ['-Xmx1g', '-jar', jar, '--errors-only', '--skip-non-html', '--format', 'gnu', site.folder]),
    strictFaults(site),
  ]);
  check(`html standard: ${site.name}, ${site.pages.length} pages`, standard);
  check(`html-validate: ${site.name}, ${site.pages.length} pages`, strict);
}

function run(command, words) {
  return new Promise((resolve) => {
    execFile(command, words, { maxBuffer: 1 << 28 }, (error, out, trouble) => {
      const lines = `${out}${trouble}`.split('\n').filter(Boolean);
      resolve(error && lines.length === 0 ? [error.message] : error ? lines : []);
    });
  });
}

async function strictFaults(site) {
  const { HtmlValidate, StaticConfigLoader } = require('html-validate');
  const config = JSON.parse(fs.readFileSync(path.join(here, 'htmlvalidate.json'), 'utf8'));
  const validator = new HtmlValidate(new StaticConfigLoader(config));
  const faults = [];
  for (const page of [...site.pages, ...site.redirects]) {
    const report = await validator.validateFile(path.join(site.folder, page.file));
    for (const result of report.results)
      faults.push(...result.messages.map((fault) =>
        `${page.file}:${fault.line}:${fault.column}: ${fault.message} [${fault.ruleId}]`));
  }
  return faults;
}
