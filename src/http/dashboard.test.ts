import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startService, type Service } from '../apps/service.ts';
import { readConfig } from '../kernel/config.ts';
import { silentLog } from '../kernel/log.ts';

const folder = mkdtempSync(join(tmpdir(), 'almanac-web-'));
const PAGE = '<!doctype html><title>Almanac</title><div id="root"></div>';
const SCRIPT = `console.log(${JSON.stringify('x'.repeat(2000))})`;
let service: Service;
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, '.vite'));
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, '.vite', 'manifest.json'), '{}');
  writeFileSync(join(folder, 'assets', 'index-a1.js'), SCRIPT);
  writeFileSync(join(folder, 'assets', 'index-a1.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, 'assets', 'index-a1.js.gz'), gzipSync(SCRIPT));
  service = await startService({ config: readConfig({ PORT: '0', BACKGROUND_WORK: '0' }), role: 'all-in-one', log: silentLog, memory: true, dashboard: folder });
});
afterAll(async () => { await service?.close(); rmSync(folder, { recursive: true, force: true }); });

/** As it comes over the wire: fetch would unpack it. */
function get(path: string, headers: Record<string, string> = {}): Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    request(service.url + path, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }));
    }).on('error', reject).end();
  });
}
const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('the dashboard', () => {
  it('is the answer to its own addresses, for whoever wants a page', async () => {
    for (const path of ['/', '/today', '/plan/12', '/week?day=2026-11-21', '/memory/facts/7', '/look-back', '/tasks', '/system', '/welcome']) {
      const { status, body, headers } = await get(path, HTML);
      expect([path, status, String(body), headers['content-type']]).toEqual([path, 200, PAGE, 'text/html; charset=utf-8']);
    }
    expect((await get('/')).status).toBe(200);
  });
  it('leaves every other address to the API and its problems', async () => {
    for (const [path, headers] of [['/today', { accept: 'application/json' }], ['/todayish', HTML], ['/api/v1/nothing', HTML], ['/.vite/manifest.json', HTML], ['/assets/gone.js', HTML], ['/assets/../../package.json', HTML], ['/assets/%2e%2e/%2e%2e/package.json', HTML]] as const) {
      const { status, headers: sent } = await get(path, headers);
      expect([path, status, sent['content-type']]).toEqual([path, 404, 'application/problem+json']);
    }
    expect((await get('/docs', HTML)).body.toString()).toContain('memory.remember');
  });
  it('lets nothing from elsewhere run, and nothing inline', async () => {
    const policy = String((await get('/today', HTML)).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-|\*|https?:/);
  });
  it('is squeezed for who can unpack it, and asked for once only', async () => {
    const ask = (coding: string) => get('/assets/index-a1.js', { 'accept-encoding': coding });
    const [br, gzip, plain, none] = [await ask('gzip, deflate, br, zstd'), await ask('gzip'), await ask(''), await ask('br;q=0, gzip;q=0')];
    expect([br, gzip, plain, none].map((one) => one.headers['content-encoding'])).toEqual(['br', 'gzip', undefined, undefined]);
    expect(brotliDecompressSync(br.body).toString()).toBe(SCRIPT);
    expect(br.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(String(br.headers['vary'])).toContain('accept-encoding');
    const page = await get('/', HTML);
    expect(page.headers['cache-control']).toBe('no-cache');
    const again = await get('/', { ...HTML, 'if-none-match': `"other", W/${String(page.headers['etag'])}` });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });
});
