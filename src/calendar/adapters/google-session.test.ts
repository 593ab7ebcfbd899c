import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type GoogleFake, startGoogleFake } from '../../../tests/google-fake/google-fake.ts';
import { signIn } from '../../../tests/google-fake/google-account.ts';
import { fixedClock } from '../../kernel/clock.ts';
import type { AccountSecret } from '../remote-calendars.port.ts';

let fake: GoogleFake;
beforeAll(async () => { fake = await startGoogleFake(); });
afterEach(() => { fake.faults.clear(); fake.oauth.rotating = false; fake.oauth.lifetime = 3600; });
afterAll(() => fake.close());
const asked = (path: string, since: number): number => fake.asked.slice(since).filter((one) => one.path === path).length;
const TOKEN = '/oauth2/token';

describe('the tokens of an account', () => {
  it('are renewed before they end, once for all who wait, and kept', async () => {
    const secret = { ...fake.oauth.grant(), expires_at: Date.parse('2031-03-10T10:00:00Z') };
    const clock = fixedClock('2031-03-10T09:00:00Z');
    const me = signIn(fake, { secret, clock });
    const since = fake.asked.length;
    await me.calendars.calendars();
    expect(asked(TOKEN, since)).toBe(0);
    clock.set('2031-03-10T09:59:00Z');
    await Promise.all([...Array.from({ length: 8 }, () => me.calendars.calendars()), me.open(secret).owner()]);
    expect(asked(TOKEN, since)).toBe(1);
    expect(me.saved).toHaveLength(1);
    expect(me.saved[0]).toMatchObject({ refresh_token: secret.refresh_token, expires_at: Date.parse('2031-03-10T10:59:00Z') });
    expect(me.saved[0]?.['access_token']).not.toBe(secret.access_token);
  });

  it('are renewed once when Google refuses one, and no second time', async () => {
    const me = signIn(fake);
    fake.oauth.endAccessTokens();
    const since = fake.asked.length;
    await Promise.all(Array.from({ length: 5 }, () => me.calendars.calendars()));
    expect([asked(TOKEN, since), me.saved.length]).toEqual([1, 1]);
    fake.faults.set({ fault: { kind: 'unauthorized' }, on: (_method, path) => path !== TOKEN });
    await expect(me.calendars.calendars()).rejects.toMatchObject({ kind: 'refused' });
    expect(asked(TOKEN, since)).toBe(2);
  });

  it('end in the middle of a reading without its reader noticing', async () => {
    const calendar = fake.addCalendar('long', 'Long');
    for (let i = 0; i < 1200; i++) calendar.insert({ id: `mid${String(i).padStart(5, '0')}`, start: { dateTime: '2031-03-10T12:00:00Z' }, end: { dateTime: '2031-03-10T13:00:00Z' } });
    const me = signIn(fake);
    let seen = 0;
    for await (const page of me.calendars.changes('long', null)) {
      seen += page.objects.length;
      fake.oauth.endAccessTokens();
    }
    expect([seen, me.saved.length]).toEqual([1200, 2]);
  });

  it('revoked in the middle are refused, and Google is not asked again with them', async () => {
    const own = await startGoogleFake();
    const me = signIn(own);
    await me.calendars.calendars();
    own.oauth.revokeAll();
    const since = own.asked.length;
    for (let i = 0; i < 5; i++) await expect(me.calendars.calendars()).rejects.toMatchObject({ name: 'CalendarError', kind: 'refused' });
    expect(own.asked.slice(since).filter((one) => one.path === TOKEN)).toHaveLength(1);
    expect((await me.open(own.oauth.grant()).calendars()).length).toBeGreaterThan(0); // a new sign-in is a new beginning
    await own.close();
  });

  it('that rotate are followed, also by those who opened the account with the old one', async () => {
    fake.oauth.rotating = true;
    const secret = fake.oauth.grant();
    const me = signIn(fake, { secret: { ...secret, expires_at: 0 } });
    await me.calendars.calendars();
    expect(me.saved[0]?.['refresh_token']).not.toBe(secret.refresh_token);
    fake.oauth.endAccessTokens();
    const late = me.open(secret);
    expect((await late.calendars()).length).toBeGreaterThan(0);
    expect(me.saved).toHaveLength(2);
  });

  it('that could not be kept are kept before they are used again', async () => {
    const saved: AccountSecret[] = [];
    let broken = true;
    const me = signIn(fake, { secret: { ...fake.oauth.grant(), expires_at: 0 }, save: async (secret) => { if (broken) throw new Error('the database is away'); saved.push(secret); } });
    await expect(me.calendars.calendars()).rejects.toMatchObject({ kind: 'unavailable' });
    broken = false;
    const since = fake.asked.length;
    await me.calendars.calendars();
    expect([saved.length, asked(TOKEN, since)]).toEqual([1, 0]);
  });

  it('are given back, twice if need be', async () => {
    const own = await startGoogleFake();
    const me = signIn(own);
    await me.calendars.revoke?.();
    await me.calendars.revoke?.();
    await expect(me.open(me.saved[0] ?? [...own.oauth.grants.keys()].map((refresh_token) => ({ refresh_token, access_token: null, expires_at: null, scope: null }))[0] as AccountSecret).calendars()).rejects.toMatchObject({ kind: 'refused' });
    await own.close();
  });

  it('of a client that is not ours are asked for in its name', async () => {
    const own = await startGoogleFake({ clients: { ours: 's1', theirs: 's2' } });
    const legacy = { ...own.oauth.grant(undefined, 'theirs'), access_token: null };
    await expect(signIn(own, { secret: legacy }).calendars.calendars()).rejects.toMatchObject({ kind: 'refused' });
    expect((await signIn(own, { secret: { ...legacy, client_id: 'theirs', client_secret: 's2' } }).calendars.calendars()).length).toBe(1);
    await own.close();
  });

  it('are never said in an error, whatever the sign-in answers', async () => {
    for (const kind of ['html', 'wrong', 'cut', 'empty'] as const) {
      const secret = { ...fake.oauth.grant(), expires_at: 0 };
      const me = signIn(fake, { secret, budgetMs: 200 });
      fake.faults.set({ fault: { kind } });
      const error = await me.calendars.calendars().catch((failure: unknown) => failure);
      expect(error).toMatchObject({ kind: 'unavailable' });
      expect(`${(error as Error).stack} ${String((error as Error).cause)}`).not.toMatch(/ya29|1\/\/|GOCSPX/);
    }
  });
});
