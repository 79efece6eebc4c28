// Chromium as the system has it ($CHROMIUM or "chromium" on PATH); nothing is downloaded.
import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';

export function launch() {
  const name = process.env.CHROMIUM ?? 'chromium';
  const executablePath = execFileSync('sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' }).trim();
  return chromium.launch({
    executablePath,
    // Nothing that a page asks of another host leaves this machine.
    args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--no-sandbox', '--disable-gpu',
      '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--force-color-profile=srgb'],
  });
}

// A page in a context of its own that notes everything a visitor should never meet.
export async function openPage(browser, origin, options) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(`script error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) faults.push(`asks another host: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  return { page, faults, close: () => context.close() };
}
