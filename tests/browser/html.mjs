// The standard's own checker and a stricter one.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const here = path.dirname(fileURLToPath(import.meta.url));

export async function html(site, pages, { check }) {
  const jar = path.join(path.dirname(require.resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
  const files = [...pages, ...site.redirects].map((page) => path.join(site.folder, page.file));
  const [standard, strict] = await Promise.all([
    run('java', ['-Xmx1g', '-jar', jar, '--errors-only', '--skip-non-html', '--format', 'gnu', ...files]),
    strictFaults(files),
  ]);
  check(`html standard: ${site.name}, ${files.length} pages`, standard);
  check(`html-validate: ${site.name}, ${files.length} pages`, strict);
}

function run(command, words) {
  return new Promise((resolve) => {
    execFile(command, words, { maxBuffer: 1 << 28 }, (error, out, trouble) => {
      const lines = `${out}${trouble}`.split('\n').filter(Boolean);
      resolve(error && lines.length === 0 ? [error.message] : error ? lines : []);
    });
  });
}

export async function strictFaults(files) {
  const { HtmlValidate, StaticConfigLoader } = require('html-validate');
  const config = JSON.parse(fs.readFileSync(path.join(here, 'htmlvalidate.json'), 'utf8'));
  const validator = new HtmlValidate(new StaticConfigLoader(config));
  const faults = [];
  for (const file of files) {
    const report = await validator.validateFile(file);
    for (const result of report.results)
      faults.push(...result.messages.map((fault) =>
        `${file}:${fault.line}:${fault.column}: ${fault.message} [${fault.ruleId}]`));
  }
  return faults;
}
