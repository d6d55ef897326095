// The pages in a real browser: accessible, within the window, quiet, self-contained, usable without scripts.
// KHEDMAT_BASE says where a registry with the sample catalogue answers; `scripts/check-pages` starts one.
import assert from 'node:assert/strict';
import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import puppeteer from 'puppeteer-core';

const base = process.env.KHEDMAT_BASE;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// One of each kind, and the status with which it answers.
const pages = {
  start: ['/', 200],
  'start, in English': ['/en', 200],
  'search without a word': ['/search', 200],
  'search with results': ['/search?q=%D9%86%D9%82%D8%B4%D9%87', 200],
  'search without results': ['/search?q=%D9%86%D9%82%D8%B4%DB%8C', 200],
  'search, in English': ['/en/search?q=121095', 200],
  'service list of an agency': ['/agencies/ncc', 200],
  'service list, in English': ['/en/agencies/ncc', 200],
  'subordinate agencies': ['/agencies/ncc/subordinates', 200],
  'card of a sub-service': ['/services/121095100', 200],
  'card of a service': ['/services/121099000', 200],
  'card, in English': ['/en/services/121095101', 200],
  'service with sub-services': ['/services/121095000', 200],
  'identity form': ['/services/121095100/identity', 200],
  'identity form, in English': ['/en/services/121095101/identity', 200],
  revisions: ['/services/121095100/revisions', 200],
  'unknown service': ['/services/121095999', 404],
  'no identifier': ['/services/12109510', 400],
  'unknown agency': ['/en/agencies/nobody', 404],
  'a kind of refusal': ['/problems/service_not_found', 200],
};
const widths = [1280, 320];

let browser;
let profile;
before(async () => {
  profile = mkdtempSync(join(tmpdir(), 'khedmat-pages-'));
  browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    userDataDir: profile,
    args: [
      '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
    ],
  });
});
after(async () => {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
});

// Opens a page and notes whatever it says, asks for, or is refused.
async function open(path, { width = 1280, scripts = true, cache = true } = {}) {
  const page = await browser.newPage();
  const noise = [];
  const foreign = [];
  page.on('console', (message) => {
    if (!/the server responded with a status of 4/.test(message.text())) noise.push(message.text());
  });
  page.on('pageerror', (error) => noise.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) foreign.push(request.url());
  });
  page.on('requestfailed', (request) => noise.push(`failed: ${request.url()}`));
  await page.setJavaScriptEnabled(scripts);
  await page.setCacheEnabled(cache);
  await page.setViewport({ width, height: 900 });
  const answer = await page.goto(base + path, { waitUntil: 'networkidle0' });
  return { page, answer, noise, foreign };
}

for (const [kind, [path, status]] of Object.entries(pages)) {
  for (const width of widths) {
    test(`${kind}, ${width} px: accessible, within the window, quiet, self-contained`, async () => {
      const { page, answer, noise, foreign } = await open(path, { width });
      assert.equal(answer.status(), status);
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
      await page.evaluate(axe);
      const found = await page.evaluate(() => globalThis.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      }));
      assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(beyond, 0, 'the page is wider than the window');
      assert.deepEqual(noise, []);
      assert.deepEqual(foreign, []);
      assert.deepEqual(await page.cookies(), []);
      await page.close();
    });
  }
}

describe('without scripts', () => {
  test('a service opens to its sub-services, and an icon shows its number', async () => {
    const { page } = await open('/agencies/ncc', { scripts: false });
    const shown = (selector) => page.$eval(selector, (one) => one.checkVisibility({ contentVisibilityAuto: true }));
    assert.equal(await shown('details.service .name[href="/services/121095100"]'), false);
    await page.click('details.service > summary');
    assert.equal(await shown('details.service .name[href="/services/121095100"]'), true);
    await page.click('details.service details.reach > summary');
    assert.equal(await shown('details.service details.reach[open] .shows'), true);
    await page.close();
  });

  test('the search is a plain form', async () => {
    const { page } = await open('/', { scripts: false });
    await page.type('#q', 'نقشه');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    assert.match(page.url(), /\/search\?q=/);
    assert.ok((await page.$$('.results > li')).length > 0);
    assert.equal(await page.$eval('.results mark', (mark) => mark.textContent), 'نقشه');
    await page.close();
  });
});

describe('by keyboard', () => {
  for (const path of ['/', '/agencies/ncc', '/services/121095100', '/services/121095100/identity']) {
    test(`whatever has the focus on ${path} shows it`, async () => {
      const { page } = await open(path);
      const seen = new Set();
      for (let step = 0; step < 40; step += 1) {
        await page.keyboard.press('Tab');
        const focus = await page.evaluate(() => {
          const one = document.activeElement;
          const { outlineStyle, outlineWidth } = getComputedStyle(one);
          const box = one.getBoundingClientRect();
          return {
            name: one === document.body ? 'body' : one.outerHTML.slice(0, 120),
            visible: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && box.width > 0 && box.height > 0,
          };
        });
        if (focus.name === 'body' || seen.has(focus.name)) break;
        assert.ok(focus.visible, focus.name);
        seen.add(focus.name);
      }
      assert.ok(seen.size >= 5, `only ${seen.size} places were reached`);
      await page.close();
    });
  }

  test('the first stop leads past the head of the page', async () => {
    const { page } = await open('/services/121095100');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'content');
    await page.close();
  });
});

test('the linked data in a card is no script to the browser and breaks no policy', async () => {
  const { page, noise } = await open('/services/121095100');
  const data = await page.$eval('script[type="application/ld+json"]', (one) => JSON.parse(one.textContent));
  assert.equal(data['@type'], 'GovernmentService');
  assert.deepEqual(noise, []);
  await page.close();
});

test('the card is drawn with the Persian font and every icon', async () => {
  const { page } = await open('/services/121095100');
  assert.ok(await page.evaluate(() => document.fonts.check('16px Vazirmatn', 'خدمت')));
  const empty = await page.$$eval('svg.icon use', (uses) => uses.filter((use) => {
    const box = use.getBBox();
    return use.closest('details:not([open]) > :not(summary)') === null && box.width === 0;
  }).length);
  assert.equal(empty, 0);
  await page.close();
});

test('a card costs at most 60 KB without its font and 120 KB with it', async () => {
  const { page } = await open('/services/121095100', { cache: false });
  const sizes = await page.evaluate(() => [
    ...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource'),
  ].map(({ name, transferSize }) => [name, transferSize]));
  const total = (keep) => sizes.filter(([name]) => keep(name)).reduce((sum, [, size]) => sum + size, 0);
  const font = total((name) => name.endsWith('.woff2'));
  const rest = total((name) => !name.endsWith('.woff2'));
  assert.ok(font > 0 && rest > 0 && rest <= 60_000 && rest + font <= 120_000, `${rest} + ${font} bytes`);
  await page.close();
});

for (const path of ['/services/121095100', '/services/121095100/identity']) {
  test(`${path} fits on two sheets of A4`, async () => {
    const { page } = await open(path);
    const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const sheets = pdf.match(/\/Type\s*\/Page\b/g).length;
    assert.ok(sheets <= 2, `${sheets} sheets`);
    await page.close();
  });
}

describe('addresses', () => {
  const ask = (path, accept) => fetch(base + path, { redirect: 'manual', headers: { accept } });

  test('the permanent address sends programs to the data', async () => {
    const answer = await ask('/services/121095101', 'application/ld+json');
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), '/v1/services/121095101');
    const data = await fetch(base + answer.headers.get('location'), { headers: { accept: 'application/ld+json' } });
    assert.equal((await data.json())['@type'], 'GovernmentService');
  });

  test('another identifier leads to the canonical page', async () => {
    const answer = await ask('/en/services/10062560101/identity', 'text/html');
    assert.equal(answer.status, 308);
    assert.equal(answer.headers.get('location'), '/en/services/121095100/identity');
  });

  test('every link of a page inside the site leads somewhere', async () => {
    for (const path of ['/', '/agencies/ncc', '/services/121095100', '/en/services/121095100/identity']) {
      const { page } = await open(path);
      const links = await page.$$eval('a[href^="/"], link[href^="/"]', (all) => all.map((one) => one.getAttribute('href')));
      await page.close();
      for (const link of new Set(links)) {
        const { status } = await fetch(base + link.split('#')[0], { headers: { accept: '*/*' } });
        assert.equal(status, 200, `${path} → ${link}`);
      }
    }
  });
});
