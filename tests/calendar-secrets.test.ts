import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCaldavFake } from './caldav-fake.ts';
import { type GoogleFake, startGoogleFake } from './google-fake/google-fake.ts';
import { startTestService } from './service.ts';

describe('what opens calendars', () => {
  let fake: GoogleFake;
  let folder = '';
  beforeAll(async () => { fake = await startGoogleFake(); folder = mkdtempSync(join(tmpdir(), 'almanac-secrets-')); });
  afterAll(async () => { await fake.close(); rmSync(folder, { recursive: true, force: true }); });
  const google = () => ({ GOOGLE_CLIENT_ID: 'client.apps.googleusercontent.com', GOOGLE_CLIENT_SECRET: 'GOCSPX-secret', GOOGLE_API_BASE_URL: fake.url, GOOGLE_OAUTH_BASE_URL: fake.url });
  const until = async (look: () => Promise<boolean>) => { for (let tries = 0; tries < 100 && !(await look()); tries++) await new Promise((go) => { setTimeout(go, 50); }); };

  it('is taken once from a plain file of an earlier system, which is sealed where it lies', async () => {
    const file = join(folder, 'gcal.json');
    const grant = fake.oauth.grant();
    writeFileSync(file, JSON.stringify({ token: grant.access_token, refresh_token: grant.refresh_token, scopes: grant.scope.split(' '), expiry: '2020-01-01T00:00:00' }));
    chmodSync(file, 0o644);
    const almanac = await startTestService({ ...google(), GOOGLE_CREDENTIALS_FILE: file, APP_SECRET: 'the secret of this server' });
    try {
      const accounts = async () => (await almanac.send('GET', '/oauth/status')).body.accounts;
      await until(async () => !readFileSync(file, 'utf8').includes(grant.refresh_token));
      expect(await accounts()).toMatchObject([{ state: 'connected' }]);
      expect(readFileSync(file, 'utf8')).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]+\.[\w-]+\n$/);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      // What is shown never holds what opens.
      const all = (await almanac.send('GET', '/api/v1/scheduler/calendar_accounts')).text + (await almanac.send('GET', '/oauth/status')).text;
      for (const secret of [grant.refresh_token, grant.access_token, 'GOCSPX-secret']) expect(all).not.toContain(secret);
    } finally { await almanac.close(); }
  });

  it('is not asked for in private networks, by name or by number, and nothing is kept of the try', async () => {
    const almanac = await startTestService({});
    try {
      for (const [provider, address] of [['caldav', 'http://127.0.0.1:5232/'], ['caldav', 'http://localhost/dav'], ['caldav', 'http://[::1]/'], ['ics', 'http://169.254.169.254/latest/meta-data'], ['ics', 'webcal://localhost/x.ics'], ['ics', 'http://2130706433/x.ics']] as const) {
        const answer = await almanac.send('POST', '/api/v1/scheduler/calendar_accounts', { provider, server_url: address, ...(provider === 'caldav' && { username: 'a', password: 'b' }) });
        expect([address, answer.status]).toEqual([address, expect.toSatisfy((status: number) => status >= 400 && status < 500)]);
        expect(answer.body.detail).toContain('private or local network');
      }
      expect((await almanac.send('POST', '/api/v1/scheduler/calendar/import', { url: 'http://127.0.0.1/x.ics' })).status).toBeGreaterThanOrEqual(400);
      expect((await almanac.send('GET', '/api/v1/scheduler/calendar_accounts')).body.items).toEqual([]);
    } finally { await almanac.close(); }
  });

  it('is refused in words when it is wrong, and the account is not kept', async () => {
    const dav = await startCaldavFake({}, { password: 'right' });
    const almanac = await startTestService({ ALLOW_PRIVATE_ADDRESSES: '1' });
    try {
      const connect = (password: string) => almanac.send('POST', '/api/v1/scheduler/calendar_accounts', { provider: 'caldav', server_url: `${dav.url}/dav/`, username: 'anna@example.org', password });
      const wrong = await connect('wrong');
      expect(wrong).toMatchObject({ status: 409, body: { code: 'calendar.access-ended' } });
      expect((await almanac.send('GET', '/api/v1/scheduler/calendar_accounts')).body.items).toEqual([]);
      expect(await connect('right')).toMatchObject({ status: 201, body: { state: 'connected', username: 'anna@example.org' } });
      // A second time with a wrong one keeps the one that opens.
      expect((await connect('wrong')).status).toBe(409);
      const { account_id: id } = (await almanac.send('GET', '/api/v1/scheduler/calendar_accounts')).body.items[0];
      expect(await almanac.send('POST', `/api/v1/scheduler/calendar_accounts/${id}/check`, {})).toMatchObject({ status: 200, body: { state: 'connected' } });
    } finally { await almanac.close(); await dav.close(); }
  });

  it('opens after the secret of the server was changed, and is sealed anew on request', async () => {
    const dav = await startCaldavFake({}, { password: 'right' });
    const data = { DATA_DIR: join(folder, 'data'), ALLOW_PRIVATE_ADDRESSES: '1' };
    const start = async (more: Record<string, string>) => {
      const { startService } = await import('../src/apps/service.ts');
      const { readConfig } = await import('../src/kernel/config.ts');
      const { silentLog } = await import('../src/kernel/log.ts');
      const service = await startService({ config: readConfig({ PORT: '0', ...data, ...more }), role: 'all-in-one', log: silentLog });
      // Answers differ per address; each test looks at what it asked for.
      // oxlint-disable-next-line typescript/no-explicit-any
      const send = async (method: string, path: string, body?: unknown): Promise<{ status: number; body: any }> => { const answer = await fetch(service.url + path, { method, ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) }); return { status: answer.status, body: await answer.json() }; };
      return { service, send };
    };
    const check = async (at: Awaited<ReturnType<typeof start>>) => { const { account_id: id } = (await at.send('GET', '/api/v1/scheduler/calendar_accounts')).body.items[0]; return (await at.send('POST', `/api/v1/scheduler/calendar_accounts/${id}/check`, {})).status; };
    const first = await start({ APP_SECRET: 'the first secret here' });
    expect((await first.send('POST', '/api/v1/scheduler/calendar_accounts', { provider: 'caldav', server_url: `${dav.url}/dav/`, username: 'anna@example.org', password: 'right' })).status).toBe(201);
    await first.service.close();
    const both = await start({ APP_SECRET: 'the second secret here', APP_SECRET_PREVIOUS: 'the first secret here' });
    expect(await check(both)).toBe(200);
    expect(await both.send('POST', '/api/v1/scheduler/calendar_accounts/reseal', {})).toMatchObject({ status: 200, body: { resealed: 1, unreadable: 0 } });
    await both.service.close();
    const second = await start({ APP_SECRET: 'the second secret here' });
    expect(await check(second)).toBe(200);
    await second.service.close();
    const lost = await start({ APP_SECRET: 'a third secret, alone' });
    expect(await check(lost)).toBe(409);
    expect((await lost.send('GET', '/api/v1/scheduler/calendar_accounts')).body.items[0]).toMatchObject({ state: 'needs_reconnect', state_detail: expect.stringContaining('APP_SECRET') });
    await lost.service.close();
    await dav.close();
  });
});
