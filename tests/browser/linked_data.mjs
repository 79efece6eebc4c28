// JSON-LD as programs read it: every term is one that its context knows, every address is whole. Nothing is fetched:
// of the contexts of others just the terms that we use stand here, so that a mistyped one is unknown.
import jsonld from 'jsonld';

const schema = 'https://schema.org/';
const terms = (names, more = {}) => Object.fromEntries(names.map((name) => [name, { '@id': schema + name, ...more }]));
const csvw = 'http://www.w3.org/ns/csvw#';
const csvwTerms = (names, more = {}) => Object.fromEntries(names.map((name) => [name, { '@id': csvw + name, ...more }]));

const contexts = {
  'https://schema.org': {
    ...terms(['BreadcrumbList', 'ListItem', 'WebSite', 'GovernmentOrganization', 'Organization', 'Report', 'Event', 'Place',
      'Dataset', 'DataDownload']),
    ...terms(['itemListElement', 'position', 'name', 'description', 'inLanguage', 'about', 'publisher', 'author', 'identifier',
      'reportNumber', 'translationOfWork', 'location', 'contributor', 'distribution', 'hasPart', 'isPartOf', 'encodingFormat']),
    ...terms(['url', 'item', 'contentUrl', 'license'], { '@type': '@id' }),
    ...terms(['startDate', 'endDate', 'datePublished', 'dateCreated'], { '@type': `${schema}Date` }),
  },
  'http://www.w3.org/ns/csvw': {
    ...csvwTerms(['tables', 'tableSchema', 'name', 'datatype', 'primaryKey', 'foreignKeys', 'columnReference', 'reference']),
    ...csvwTerms(['columns'], { '@container': '@list' }),
    ...csvwTerms(['url', 'resource'], { '@type': 'http://www.w3.org/2001/XMLSchema#anyURI' }),
    ...csvwTerms(['titles'], { '@container': '@language' }),
    dc: 'http://purl.org/dc/terms/',
  },
};

const documentLoader = async (url) => {
  if (!contexts[url]) throw new Error(`${url} would be fetched`);
  return { contextUrl: null, documentUrl: url, document: { '@context': contexts[url] } };
};

// What is wrong with a document; nothing when it is read whole.
export async function expanded(data) {
  try {
    const all = await jsonld.expand(data, { documentLoader, safe: true, base: '' });
    return all.length > 0 ? [] : ['says nothing'];
  } catch (error) {
    return [`can not be read as JSON-LD: ${error.message} ${JSON.stringify(error.details?.event?.details ?? '')}`];
  }
}
