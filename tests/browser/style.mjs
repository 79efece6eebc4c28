// The style sheets of the themes: directions are logical, and nothing but what may be missing needs a newer browser than
// the oldest that must work.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import stylelint from 'stylelint';

const here = path.dirname(fileURLToPath(import.meta.url));
const config = JSON.parse(fs.readFileSync(path.join(here, 'stylelint.json'), 'utf8'));

export async function styleFaults(code) {
  const { results } = await stylelint.lint({ code, config, configBasedir: here });
  return results.flatMap(({ warnings }) => warnings.map(({ line, column, text }) => `${line}:${column}: ${text}`));
}

export async function style(project, { check }) {
  const themes = path.join(project, 'themes');
  const sheets = fs.readdirSync(themes, { recursive: true }).filter((file) => file.endsWith('.css')).sort();
  for (const sheet of sheets)
    check(`style: themes/${sheet}`, await styleFaults(fs.readFileSync(path.join(themes, sheet), 'utf8')));
  if (sheets.length === 0) check('style', ['no theme has a style sheet']);
}
