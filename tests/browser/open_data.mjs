// The open data as the tools of others read them: the data package with its types and references (Frictionless), the
// SQLite file, the catalogue and the descriptions as JSON-LD. What one form says, every other says, too.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import frictionless from 'datapackage';
import { expanded } from './linked_data.mjs';

const database = 'data/facts.sqlite';
const catalog = 'data/catalog.jsonld';

export async function openData(site, { check }) {
  const description = JSON.parse(site.text('data/datapackage.json'));
  const copy = new Copy(site, description);
  try {
    check(`data package: ${site.name}`, await copy.faults());
    const spoilt = copy.spoil();
    check(`data package, spoilt: ${site.name}`, (await copy.faults()).length > 0 ? [] : [`${spoilt} refers to nothing, and nobody minds`]);
  } finally {
    copy.remove();
  }
  check(`SQLite: ${site.name}`, databaseFaults(site, description));
  check(`CSV on the Web: ${site.name}`, await expanded(JSON.parse(site.text('data/csv-metadata.json'))));
  check(`catalogue: ${site.name}`, await catalogFaults(site, description));
}

// The files as Frictionless reads them. Its reader for Node does not know the byte order mark, which the standard of
// decoding (WHATWG) takes away, as TextDecoder does; so it gets what a decoder makes of them.
class Copy {
  constructor(site, description) {
    this.site = site;
    this.description = description;
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mingbai-data-'));
    for (const { path: name } of description.resources) this.write(name, decoded(site, name));
  }

  write(name, text) {
    fs.writeFileSync(path.join(this.folder, name), text);
  }

  remove() {
    fs.rmSync(this.folder, { recursive: true });
  }

  async faults() {
    const all = await frictionless.Package.load(this.description, { basePath: this.folder, strict: false });
    const faults = all.errors.map((error) => error.message);
    for (const resource of all.resources) {
      const { name } = resource;
      try {
        const cells = await resource.read({ relations: true });
        const told = JSON.parse(this.site.text(`data/${name}.json`));
        if (cells.length !== told.length) faults.push(`${name}: ${cells.length} rows as CSV, ${told.length} as JSON`);
        const texts = await resource.read({ cast: false, keyed: true });
        texts.forEach((row, i) => faults.push(...otherCells(name, row, told[i])));
      } catch (error) {
        faults.push(`${name}: ${[error, ...(error.errors ?? [])].map((one) => one.message).join('; ')}`);
      }
    }
    return faults;
  }

  // Makes one reference lead to nothing.
  spoil() {
    for (const { name, path: file, schema } of this.description.resources) {
      const [key] = schema.foreignKeys ?? [];
      const [row] = JSON.parse(this.site.text(`data/${name}.json`)).filter((one) => key && one[key.fields]);
      if (!row) continue;
      this.write(file, decoded(this.site, file).replace(new RegExp(`(^|,)${row[key.fields]}(,|\\r\\n)`, 'm'), '$1nowhere$2'));
      return `${name}.${key.fields}`;
    }
    return 'nothing';
  }
}

const decoded = (site, name) => new TextDecoder('utf-8', { fatal: true }).decode(fs.readFileSync(path.join(site.folder, 'data', name)));

function otherCells(name, row, told) {
  return Object.entries(row).filter(([column, cell]) => String(told[column] ?? '') !== String(cell ?? ''))
    .map(([column, cell]) => `${name}.${column}: ${cell} as CSV, ${told[column]} as JSON`);
}

function databaseFaults(site, description) {
  const ask = (question) => {
    const answer = execFileSync('sqlite3', ['-readonly', '-json', path.join(site.folder, database), question], { encoding: 'utf8', maxBuffer: 1 << 28 });
    return answer.trim() ? JSON.parse(answer) : [];
  };
  const faults = [];
  const equal = (what, one, other) => {
    if (JSON.stringify(one) !== JSON.stringify(other)) faults.push(`${what}: ${JSON.stringify(one)}, not ${JSON.stringify(other)}`);
  };
  equal('integrity', ask('PRAGMA integrity_check'), [{ integrity_check: 'ok' }]);
  equal('references', ask('PRAGMA foreign_key_check'), []);
  equal('tables', ask("SELECT name FROM sqlite_master WHERE type = 'table'").map(({ name }) => name), description.resources.map(({ name }) => name));
  for (const { name, schema } of description.resources) {
    equal(`columns of ${name}`, ask(`PRAGMA table_info("${name}")`).map((column) => [column.name, column.type, column.pk]),
      schema.fields.map((field) => [field.name, types[field.type], Number(field.name === schema.primaryKey)]));
    equal(`references of ${name}`, ask(`PRAGMA foreign_key_list("${name}")`).map((key) => [key.from, key.table, key.to]).sort(),
      (schema.foreignKeys ?? []).map((key) => [key.fields, key.reference.resource, key.reference.fields]).sort());
    const told = JSON.parse(site.text(`data/${name}.json`));
    const rows = ask(`SELECT * FROM "${name}"`);
    equal(`rows of ${name}`, rows.length, told.length);
    rows.forEach((row, i) => equal(`row of ${name}`, row, inDatabase(told[i])));
  }
  return faults;
}

const types = { string: 'TEXT', date: 'TEXT', integer: 'INTEGER', boolean: 'INTEGER', number: 'REAL' };
const inDatabase = (row) => Object.fromEntries(Object.entries(row).map(([column, value]) =>
  [column, typeof value === 'boolean' ? Number(value) : value]));

// Every file of the data is in the catalogue, and what is in the catalogue is there. Only a site that knows its own host
// has one.
async function catalogFaults(site, description) {
  const isThere = site.fileSet.has(catalog);
  const knowsHost = Boolean(description.homepage);
  const isLinked = site.text('data/index.html').includes('catalog.jsonld');
  if (isThere !== knowsHost || isLinked !== knowsHost) return ['a catalogue and a host belong together'];
  if (!isThere) return [];
  const data = JSON.parse(site.text(catalog));
  const faults = await expanded(data);
  const datasets = data['dcat:dataset'];
  const fileOf = ({ '@id': address }) => site.fileOf(new URL(address).pathname);
  const files = datasets.flatMap((dataset) => dataset['dcat:distribution']).map((one) => fileOf(one['dcat:downloadURL']));
  if (files.includes(undefined)) faults.push('leads to a file that is not there');
  for (const file of site.files)
    if (/^data\/[^/]+\.(csv|json|sqlite)$/.test(file) && !files.includes(file)) faults.push(`${file} is not in it`);
  const languages = site.languages.length;
  for (const thing of [data, ...datasets]) {
    const id = thing['@id'];
    if (thing['dct:title'].length !== languages || thing['dct:description'].length !== languages) faults.push(`${id} is not named in every language`);
    if (thing['dcat:landingPage'] && !fileOf(thing['dcat:landingPage'])) faults.push(`the page of ${id} is not there`);
    const licence = thing['dct:license']?.['@id'];
    if (licence !== description.licenses?.[0].path) faults.push(`${id} has another licence: ${licence}`);
  }
  const ids = new Set(datasets.map((dataset) => dataset['@id']));
  const [{ 'dct:hasPart': parts }] = datasets;
  if (ids.size !== datasets.length || parts.some((part) => !ids.has(part['@id']))) faults.push('parts are not those that are there');
  return faults;
}
