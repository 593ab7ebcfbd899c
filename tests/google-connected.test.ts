import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FULL } from './google-fake/fake-oauth.ts';
import { officialClient } from './google-fake/official-client.ts';
import { type GoogleFake, startGoogleFake } from './google-fake/google-fake.ts';
import { startTestService, type TestService } from './service.ts';

describe('a server that is connected with Google', () => {
  let fake: GoogleFake;
  let almanac: TestService;
  beforeAll(async () => {
    fake = await startGoogleFake({ zone: 'America/Los_Angeles' });
    almanac = await startTestService({ GOOGLE_CLIENT_ID: 'client.apps.googleusercontent.com', GOOGLE_CLIENT_SECRET: 'GOCSPX-secret', GOOGLE_API_BASE_URL: fake.url, GOOGLE_OAUTH_BASE_URL: fake.url, GOOGLE_CREDENTIALS_FILE: '/nowhere/gcal.json' });
  });
  afterAll(async () => { await almanac.close(); await fake.close(); });

  const follow = async (url: string) => { const answer = await fetch(url, { redirect: 'manual' }); return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() }; };
  /** The person goes through Google's page; answers what our server says in the end. */
  const signIn = async (path = '/oauth/authorize?access=events') => {
    const begun = await follow(almanac.service.url + path);
    expect(begun.status).toBe(302);
    const agreed = await follow(begun.location);
    return { back: agreed.location, end: await follow(agreed.location) };
  };
  const status = async () => (await almanac.send('GET', '/oauth/status')).body;
  const sync = async () => (await almanac.send('POST', '/api/v1/scheduler/calendar/sync', {})).body;
  const own = () => [...fake.calendars.values()].find((calendar) => calendar.meta.byApp);
  const google = () => officialClient(fake, FULL);
  const shown = async () => (await google().events.list({ calendarId: own()?.id as string })).data.items ?? [];
  const until = async <T>(look: () => Promise<T | undefined>): Promise<T> => {
    for (let tries = 0; tries < 100; tries++) { const found = await look(); if (found !== undefined) return found; await new Promise((go) => { setTimeout(go, 100); }); }
    throw new Error('it did not come');
  };

  it('says what to do, and leads to Google with no more than is needed', async () => {
    expect(await status()).toMatchObject({ configured: true, connected: false, accounts: [], next_step: expect.stringContaining('/oauth/authorize') });
    const page = new URL((await follow(`${almanac.service.url}/oauth/authorize`)).location);
    expect(Object.fromEntries(page.searchParams)).toMatchObject({ client_id: 'client.apps.googleusercontent.com', redirect_uri: `${almanac.service.url}/oauth/callback`, access_type: 'offline', prompt: 'consent', code_challenge_method: 'S256' });
    expect(page.searchParams.get('scope')).not.toContain('calendar.events');
    const asked = await almanac.send('GET', '/oauth/authorize', undefined, { accept: 'application/json' });
    expect(asked.body.location).toContain(fake.url);
  });

  it('takes a sign-in back once, and no other', async () => {
    const { back, end } = await signIn();
    expect(end).toMatchObject({ status: 200, text: expect.stringContaining('person@example.com is connected') });
    expect((await follow(back)).status).toBe(400);
    const forged = new URL(back);
    forged.searchParams.set('state', `${forged.searchParams.get('state')}x`);
    expect((await follow(forged.href)).status).toBe(400);
    expect(JSON.parse((await follow(`${almanac.service.url}/oauth/callback?error=access_denied&state=${new URL((await follow(`${almanac.service.url}/oauth/authorize`)).location).searchParams.get('state')}`)).text)).toMatchObject({ code: 'calendar.sign-in-failed', detail: expect.stringContaining('not granted') });
    expect(await status()).toMatchObject({ connected: true, next_step: null, accounts: [{ name: 'person@example.com', state: 'connected', reconnect_url: null }] });
    expect(own()?.meta.summary).toBe('Almanac');
  });

  it('shows work there a moment after it was scheduled, and takes a move by hand back', async () => {
    const task = (await almanac.send('POST', '/api/v1/tasks', { title: 'Write the offer', estimated_hours: 1 })).body.task_id;
    const run = (await almanac.send('POST', '/api/v1/scheduler/schedule', { task_ids: [task] })).body;
    const [event] = await until(async () => { const items = await shown(); return items.length ? items : undefined; });
    expect(event).toMatchObject({ summary: 'Write the offer', extendedProperties: { private: { almanacTask: String(task) } } });
    expect(new Date(event?.start?.dateTime as string)).toEqual(new Date(run.blocks[0].start));
    const start = new Date(Date.parse(run.blocks[0].start) + 48 * 3_600_000);
    await google().events.patch({ calendarId: own()?.id as string, eventId: event?.id as string, requestBody: { start: { dateTime: start.toISOString() }, end: { dateTime: new Date(start.getTime() + 3_600_000).toISOString() } } });
    await sync();
    expect((await almanac.send('GET', `/api/v1/tasks/${task}`)).body.scheduled_start_date).toBe(start.toISOString());
    expect((await almanac.send('GET', '/api/v1/scheduler/calendars/history')).body.items[0]).toMatchObject({ kind: 'moved', task_id: task });
  });

  it('reads the events of the person as busy, with what they decline and what takes no time left out', async () => {
    const at = (day: number, hour: number) => ({ dateTime: `2031-03-${String(day).padStart(2, '0')}T${hour}:00:00-08:00`, timeZone: 'America/Los_Angeles' });
    const insert = (summary: string, more: Record<string, unknown>) => google().events.insert({ calendarId: 'person@example.com', requestBody: { summary, ...more } });
    await insert('Dentist', { start: at(3, 10), end: at(3, 11) });
    await insert('Declined', { start: at(3, 12), end: at(3, 13), attendees: [{ email: 'person@example.com', responseStatus: 'declined' }] });
    await insert('Birthday party', { start: at(3, 14), end: at(3, 15), transparency: 'transparent' });
    const answer = await sync();
    const items = (await almanac.send('GET', '/api/v1/scheduler/calendar?start_date=2031-03-01&end_date=2031-03-05')).body.items;
    expect(items.map((item: { title: string; source: string }) => [item.title, item.source])).toEqual([['Dentist', 'google']]);
    expect(answer).toMatchObject({ added: 1 });
  });

  it('shows an access that ended, asks no more, and has a way back to the same account', async () => {
    fake.oauth.revokeAll();
    const answer = await sync();
    expect(answer.calendars.every((calendar: { error: string | null }) => calendar.error !== null)).toBe(true);
    const ended = await status();
    expect(ended).toMatchObject({ connected: false, accounts: [{ state: 'needs_reconnect', detail: expect.stringContaining('revoked'), reconnect_url: expect.stringContaining('account_id=') }] });
    const health = (await almanac.send('GET', '/health')).body;
    expect(health.dependencies.google_calendar).toMatchObject({ status: 'down', detail: expect.stringContaining('connected again') });
    const count = fake.asked.length;
    await sync();
    expect(fake.asked.length).toBe(count);
    const { end } = await signIn(`${new URL(ended.accounts[0].reconnect_url).pathname}${new URL(ended.accounts[0].reconnect_url).search}&access=events`);
    expect(end.status).toBe(200);
    expect(await status()).toMatchObject({ connected: true, accounts: [{ account_id: ended.accounts[0].account_id, state: 'connected' }] });
    expect((await sync()).calendars.every((calendar: { error: string | null }) => calendar.error === null)).toBe(true);
  });

  it('takes its blocks out and gives the access back when it is disconnected', async () => {
    const { account_id: id } = (await status()).accounts[0];
    expect((await almanac.send('DELETE', `/api/v1/scheduler/calendar_accounts/${id}`)).status).toBe(200);
    expect([...fake.oauth.grants.values()].every((grant) => grant.revoked)).toBe(true);
    expect(await status()).toMatchObject({ connected: false, accounts: [] });
    expect([...(own()?.events.values() ?? [])].filter((event) => event.status !== 'cancelled')).toEqual([]);
  });
});
