// The whole way of signing in, at an emulator of Google's that is none of ours, and what it does not do at our fake.
import { createEmulator, type Emulator } from 'emulate';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GoogleFake, startGoogleFake } from '../../../tests/google-fake/google-fake.ts';
import { fixedClock, systemClock } from '../../kernel/clock.ts';
import { googleCalendars } from '../adapters/google.ts';
import type { AccountSecret, RemoteCalendars } from '../remote-calendars.port.ts';
import { beginConsent, finishConsent } from './google-consent.ts';
import { defaultPatience } from './patience.ts';
import { readState, signState } from './signed-state.ts';

const redirectUri = 'http://127.0.0.1:8090/oauth/callback';
const patience = { ...defaultPatience, budgetMs: 2000 };

const freePort = (): Promise<number> => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    server.close(() => resolve(port));
  });
});

describe('signing in at an emulator', () => {
  let google: Emulator;
  let client: { clientId: string; clientSecret: string; oauthBaseUrl: string };
  beforeAll(async () => {
    const port = await freePort();
    google = await createEmulator({ service: 'google', port, seed: { google: {
      users: [{ email: 'ada@example.com', name: 'Ada' }],
      oauth_clients: [{ client_id: 'almanac', client_secret: 'GOCSPX-secret', name: 'Almanac', redirect_uris: [redirectUri] }],
      calendars: [{ id: 'ada@example.com', user_email: 'ada@example.com', summary: 'Ada', time_zone: 'Europe/London', primary: true }],
      calendar_events: [{ id: 'e1', user_email: 'ada@example.com', calendar_id: 'ada@example.com', summary: 'Tea', start_date_time: '2031-03-10T15:00:00Z', end_date_time: '2031-03-10T16:00:00Z' }],
    } } });
    client = { clientId: 'almanac', clientSecret: 'GOCSPX-secret', oauthBaseUrl: google.url };
  });
  afterAll(() => google.close());

  /** The person, who reads the page and presses the button with her name. */
  async function agree(url: string): Promise<URLSearchParams> {
    const page = (await (await fetch(url)).text()).split('<form').find((form) => form.includes('ada@example.com')) ?? '';
    const fields: [string, string][] = [...page.matchAll(/<input[^>]*name="([^"]*)"[^>]*value="([^"]*)"/g)].map(([, name = '', value = '']): [string, string] => [name, value.replaceAll('&amp;', '&').replaceAll('&quot;', '"')]);
    const action = /action="([^"]*)"/.exec(page)?.[1] ?? '';
    const answer = await fetch(new URL(action, url), { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) });
    return new URL(answer.headers.get('location') ?? '').searchParams;
  }
  const begin = () => beginConsent({ client, redirectUri, access: 'own', state: signState('key', { workspace: 1 }, new Date()).state });
  const open = (secret: AccountSecret, saved: AccountSecret[] = []): RemoteCalendars => googleCalendars({ ...client, apiBaseUrl: google.url, clock: systemClock, patience }).open({ accountId: 1, serverUrl: null, username: null, secret, zone: 'UTC', saveSecret: async (one) => { saved.push(one); } });

  it('gives tokens for the code, to whom it was given, once', async () => {
    const begun = begin();
    const back = await agree(begun.url);
    expect(readState('key', back.get('state') ?? '', new Date())?.payload).toEqual({ workspace: 1 });
    const finish = { client, redirectUri, code: back.get('code') ?? '', verifier: begun.verifier, clock: systemClock, patience };
    await expect(finishConsent({ ...finish, client: { ...client, clientSecret: 'wrong' } })).rejects.toMatchObject({ name: 'CalendarError', kind: 'refused' });
    await expect(finishConsent({ ...finish, verifier: 'somebody-elses' })).rejects.toMatchObject({ kind: 'rejected' });
    const consent = await finishConsent(finish);
    expect(consent).toMatchObject({ email: 'ada@example.com', secret: { refresh_token: expect.stringMatching(/./) as string, access_token: expect.stringMatching(/./) as string } });
    expect(consent.subject).toBeTruthy();
    expect(consent.scopes).toContain('https://www.googleapis.com/auth/calendar.freebusy');
    await expect(finishConsent(finish)).rejects.toMatchObject({ kind: 'rejected' });
  });

  it('renews, answers when calendars are busy, and ends with revocation', async () => {
    const begun = begin();
    const { secret } = await finishConsent({ client, redirectUri, code: (await agree(begun.url)).get('code') ?? '', verifier: begun.verifier, clock: systemClock, patience });
    const saved: AccountSecret[] = [];
    const calendars = open({ ...secret, expires_at: 0 }, saved);
    expect(await calendars.owner()).toEqual({ name: 'ada@example.com', addresses: ['ada@example.com'] });
    expect(saved).toHaveLength(1);
    expect(saved[0]?.['access_token']).not.toBe(secret['access_token']);
    const busy = await calendars.busy(['ada@example.com'], { from: new Date('2031-03-01T00:00:00Z'), to: new Date('2031-06-01T00:00:00Z') });
    expect(busy.get('ada@example.com')).toEqual([{ start: new Date('2031-03-10T15:00:00Z'), end: new Date('2031-03-10T16:00:00Z') }]);
    const titles: string[] = [];
    for await (const page of open(saved[0] ?? {}).changes('ada@example.com', null)) titles.push(...page.objects.flatMap(({ ics }) => /SUMMARY:(.*)\r/.exec(ics ?? '')?.[1] ?? []));
    expect(titles).toEqual(['Tea']);
    await calendars.revoke?.();
    await expect(open({ ...secret, expires_at: 0 }).calendars()).rejects.toMatchObject({ name: 'CalendarError', kind: 'refused' });
  });
});

describe('signing in at the fake', () => {
  let fake: GoogleFake;
  beforeAll(async () => { fake = await startGoogleFake(); });
  afterAll(() => fake.close());
  const begin = async () => {
    const client = { clientId: 'client.apps.googleusercontent.com', clientSecret: 'GOCSPX-secret', oauthBaseUrl: fake.url };
    const begun = beginConsent({ client, redirectUri, access: 'events', state: 's' });
    const answer = await fetch(begun.url, { redirect: 'manual' });
    return { client, redirectUri, verifier: begun.verifier, code: new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '', patience, clock: systemClock };
  };

  it('believes an id token of this issuer, for this client and for now only', async () => {
    const asGoogle = { fetch: ((url: string | URL | Request, init?: RequestInit) => fetch(String(url).replace('https://oauth2.googleapis.com/token', `${fake.url}/token`), init)) as typeof fetch };
    const { client: { oauthBaseUrl: _base, ...client }, ...rest } = await begin();
    expect(await finishConsent({ ...rest, ...asGoogle, client })).toMatchObject({ email: 'person@example.com', subject: '110000000000000000001' });
    const forging = (from: string, to: string) => (async (url: string | URL | Request, init?: RequestInit) => {
      const tokens = await (await asGoogle.fetch(url, init)).json() as { id_token: string };
      const [head, body = '', mark] = tokens.id_token.split('.');
      const forged = Buffer.from(Buffer.from(body, 'base64url').toString().replace(from, to)).toString('base64url');
      return Response.json({ ...tokens, id_token: `${head}.${forged}.${mark}` });
    }) as typeof fetch;
    for (const [from, to] of [['accounts.google.com', 'accounts.evil.com'], ['client.apps', 'other.apps'], ['"email_verified":true', '"email_verified":false'], ['{', '[']] as const) {
      const { client: _same, ...other } = await begin();
      expect((await finishConsent({ ...other, fetch: forging(from, to), client })).email).toBeNull();
    }
    const { client: _ours, ...wrong } = await begin();
    await expect(finishConsent({ ...wrong, ...asGoogle, client: { ...client, clientId: 'another' } })).rejects.toMatchObject({ kind: 'refused' });
    const { client: _client, ...late } = await begin();
    expect((await finishConsent({ ...late, ...asGoogle, client, clock: fixedClock(new Date(Date.now() + 2 * 3_600_000)) })).email).toBeNull();
  });

  it('says nothing of what was answered when it was nonsense', async () => {
    const finish = await begin();
    fake.faults.set({ fault: { kind: 'wrong' } });
    const error = await finishConsent({ ...finish, patience: { ...patience, budgetMs: 100 } }).catch((failure: unknown) => failure);
    expect(error).toMatchObject({ name: 'CalendarError', kind: 'unavailable' });
    expect((error as Error).cause).toBeUndefined();
    fake.faults.clear();
  });
});
