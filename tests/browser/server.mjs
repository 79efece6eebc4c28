// The web server of the tests: this machine only, a free port, and the strict policy under which the
// pages must work.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
  "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.ico': 'image/x-icon',
  '.json': 'application/json', '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8', '.woff2': 'font/woff2', '.pdf': 'application/pdf',
};

export async function serve(site) {
  const server = http.createServer((request, response) => {
    const file = site.fileOf(new URL(request.url, 'http://localhost').pathname);
    const found = file ?? '404.html';
    response.writeHead(file ? 200 : 404, {
      'content-type': types[path.extname(found)] ?? 'application/octet-stream',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    response.end(site.fileSet.has(found) ? fs.readFileSync(path.join(site.folder, found)) : 'not found');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
}
