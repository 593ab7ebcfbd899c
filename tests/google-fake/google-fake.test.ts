// The fake is driven by Google's own client: what it answers is what that client understands, not what ours would like.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { calendar_v3 } from '@googleapis/calendar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GoogleFake, startGoogleFake } from './google-fake.ts';
import { officialClient, refusalOf } from './official-client.ts';

let fake: GoogleFake;
let google: calendar_v3.Calendar;
beforeAll(async () => {
  fake = await startGoogleFake();
  google = officialClient(fake);
});
afterAll(() => fake.close());

const timed = (start: string, end: string, timeZone = 'Europe/Berlin') => ({ start: { dateTime: start, timeZone }, end: { dateTime: end, timeZone } });
const refused = async (work: Promise<unknown>) => refusalOf(await work.then(() => { throw new Error('it was not refused'); }, (error: unknown) => error));
const fresh = async (): Promise<string> => (await google.calendars.insert({ requestBody: { summary: 'Fresh', timeZone: 'Europe/Berlin' } })).data.id as string;

describe('Google\'s own client finds in the fake', () => {
  it('calendars: list, make, read, rename, delete', async () => {
    const made = await google.calendars.insert({ requestBody: { summary: 'Work', description: 'mine', timeZone: 'America/New_York' } });
    expect(made.data).toMatchObject({ kind: 'calendar#calendar', summary: 'Work', timeZone: 'America/New_York' });
    const calendarId = made.data.id as string;
    expect((await google.calendarList.list()).data.items).toMatchObject([{ id: 'person@example.com', primary: true, accessRole: 'owner' }, { id: calendarId, accessRole: 'owner', description: 'mine' }]);
    const { data: first } = await google.calendarList.list({ maxResults: 1 });
    expect([first.items?.length, first.nextSyncToken]).toEqual([1, undefined]);
    expect((await google.calendarList.list({ maxResults: 1, pageToken: first.nextPageToken as string })).data.items).toMatchObject([{ id: calendarId }]);
    expect((await google.calendarList.get({ calendarId: 'primary' })).data.id).toBe('person@example.com');
    expect((await google.calendars.patch({ calendarId, requestBody: { summary: 'Play' } })).data.summary).toBe('Play');
    expect((await google.calendars.get({ calendarId })).data.summary).toBe('Play');
    await google.calendars.delete({ calendarId });
    expect(await refused(google.calendars.get({ calendarId }))).toMatchObject({ status: 404, reason: 'notFound' });
    expect(await refused(google.calendars.delete({ calendarId: 'primary' }))).toMatchObject({ status: 403 });
  });

  it('events: ids of the caller\'s choosing, no id twice, none in other letters', async () => {
    const calendarId = await fresh();
    const requestBody = { id: 'abcdefv0123', summary: 'Once', ...timed('2031-03-10T09:00:00Z', '2031-03-10T10:00:00Z') };
    const made = (await google.events.insert({ calendarId, requestBody })).data;
    expect(made).toMatchObject({ kind: 'calendar#event', id: 'abcdefv0123', status: 'confirmed', iCalUID: 'abcdefv0123@google.com', eventType: 'default', sequence: 0, start: { dateTime: '2031-03-10T10:00:00+01:00', timeZone: 'Europe/Berlin' } });
    expect(await refused(google.events.insert({ calendarId, requestBody }))).toMatchObject({ status: 409, reason: 'duplicate' });
    expect(await refused(google.events.insert({ calendarId, requestBody: { ...requestBody, id: 'XYZ_not-base32' } }))).toMatchObject({ status: 400, reason: 'invalid' });
    expect(await refused(google.events.insert({ calendarId, requestBody: { summary: 'no end', start: requestBody.start } }))).toMatchObject({ status: 400, reason: 'required' });
    expect(await refused(google.events.insert({ calendarId, requestBody: timed('2031-03-10T09:00:00Z', '2031-03-10T08:00:00Z') }))).toMatchObject({ status: 400, reason: 'timeRangeEmpty' });
    expect(await refused(google.events.get({ calendarId, eventId: 'nothere' }))).toMatchObject({ status: 404, reason: 'notFound' });
    expect(await refused(google.events.list({ calendarId: 'nowhere' }))).toMatchObject({ status: 404, reason: 'notFound' });
  });

  it('events: If-Match, what is patched and what is replaced, and what is deleted', async () => {
    const calendarId = await fresh();
    const { data } = await google.events.insert({ calendarId, requestBody: { summary: 'a', location: 'here', extendedProperties: { private: { one: '1' } }, ...timed('2031-03-10T09:00:00Z', '2031-03-10T10:00:00Z') } });
    const eventId = data.id as string;
    const patched = (await google.events.patch({ calendarId, eventId, requestBody: { summary: 'b', extendedProperties: { private: { two: '2' } } } }, { headers: { 'if-match': data.etag as string } })).data;
    expect(patched).toMatchObject({ summary: 'b', location: 'here', extendedProperties: { private: { one: '1', two: '2' } } });
    expect(patched.etag).not.toBe(data.etag);
    expect(await refused(google.events.patch({ calendarId, eventId, requestBody: { summary: 'c' } }, { headers: { 'if-match': data.etag as string } }))).toMatchObject({ status: 412, reason: 'conditionNotMet' });
    expect(await refused(google.events.delete({ calendarId, eventId }, { headers: { 'if-match': data.etag as string } }))).toMatchObject({ status: 412 });
    const replaced = (await google.events.update({ calendarId, eventId, requestBody: { summary: 'd', ...timed('2031-03-11T09:00:00Z', '2031-03-11T10:00:00Z') } })).data;
    expect(replaced.location).toBeUndefined();
    expect(replaced.sequence).toBe(1);
    expect((await google.events.list({ calendarId, privateExtendedProperty: ['one=1'] })).data.items).toEqual([]);
    await google.events.delete({ calendarId, eventId }, { headers: { 'if-match': replaced.etag as string } });
    expect((await google.events.get({ calendarId, eventId })).data.status).toBe('cancelled');
    expect(await refused(google.events.delete({ calendarId, eventId }))).toMatchObject({ status: 410, reason: 'deleted' });
    expect((await google.events.patch({ calendarId, eventId, requestBody: { status: 'confirmed' } })).data.status).toBe('confirmed');
  });

  it('sync tokens: the last page has one, deletions come with it, and it forbids other parameters', async () => {
    const calendarId = await fresh();
    for (let i = 0; i < 5; i++) await google.events.insert({ calendarId, requestBody: { id: `event${i}`, summary: `n${i}`, extendedProperties: { private: { n: String(i) } }, ...timed(`2031-03-1${i}T09:00:00Z`, `2031-03-1${i}T10:00:00Z`) } });
    expect((await google.events.list({ calendarId, privateExtendedProperty: ['n=3'] })).data.items).toMatchObject([{ id: 'event3' }]);
    expect((await google.events.list({ calendarId, timeMin: '2031-03-13T09:30:00Z', timeMax: '2031-03-14T09:00:00Z' })).data.items).toMatchObject([{ id: 'event3' }]);
    const pages: calendar_v3.Schema$Events[] = [];
    let pageToken: string | undefined;
    do {
      const { data } = await google.events.list({ calendarId, maxResults: 2, ...(pageToken && { pageToken }) });
      pages.push(data);
      pageToken = data.nextPageToken ?? undefined;
    } while (pageToken);
    expect(pages.map((page) => [page.items?.length, Boolean(page.nextSyncToken)])).toEqual([[2, false], [2, false], [1, true]]);
    const syncToken = pages.at(-1)?.nextSyncToken as string;
    await google.events.delete({ calendarId, eventId: 'event2' });
    await google.events.patch({ calendarId, eventId: 'event4', requestBody: { summary: 'other' } });
    const { data } = await google.events.list({ calendarId, syncToken });
    expect(data.items).toMatchObject([{ id: 'event2', status: 'cancelled' }, { id: 'event4', summary: 'other' }]);
    expect((await google.events.list({ calendarId, syncToken: data.nextSyncToken as string })).data.items).toEqual([]);
    expect(await refused(google.events.list({ calendarId, syncToken, timeMin: '2031-01-01T00:00:00Z' }))).toMatchObject({ status: 400, reason: 'invalid' });
    expect(await refused(google.events.list({ calendarId, syncToken: 'made-up' }))).toMatchObject({ status: 400, reason: 'invalid' });
    fake.expireSyncTokens();
    expect(await refused(google.events.list({ calendarId, syncToken }))).toMatchObject({ status: 410, reason: 'fullSyncRequired' });
    expect((await google.events.list({ calendarId })).data.nextSyncToken).toBeTruthy();
  });

  it('series: listed once while they run, expanded on request, with exceptions of their own', async () => {
    const calendarId = await fresh();
    const { data } = await google.events.insert({ calendarId, requestBody: { summary: 'Weekly', recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO'], ...timed('2031-03-10T09:00:00', '2031-03-10T09:30:00') } });
    const ended = await google.events.insert({ calendarId, requestBody: { summary: 'Ended', recurrence: ['RRULE:FREQ=DAILY;COUNT=2'], ...timed('2031-03-10T09:00:00', '2031-03-10T09:30:00') } });
    const eventId = data.id as string;
    expect((await google.events.list({ calendarId, timeMin: '2031-06-01T00:00:00Z' })).data.items).toMatchObject([{ id: eventId, recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO'] }]);
    const { data: instances } = await google.events.instances({ calendarId, eventId, timeMin: '2031-03-24T00:00:00Z', timeMax: '2031-04-08T00:00:00Z' });
    expect(instances.items?.map((one) => [one.id, one.start?.dateTime])).toEqual([[`${eventId}_20310324T080000Z`, '2031-03-24T09:00:00+01:00'], [`${eventId}_20310331T070000Z`, '2031-03-31T09:00:00+02:00'], [`${eventId}_20310407T070000Z`, '2031-04-07T09:00:00+02:00']]);
    await google.events.patch({ calendarId, eventId: `${eventId}_20310331T070000Z`, requestBody: timed('2031-04-01T12:00:00Z', '2031-04-01T13:00:00Z') });
    await google.events.delete({ calendarId, eventId: `${eventId}_20310407T070000Z` });
    const { data: listed } = await google.events.list({ calendarId, singleEvents: true, orderBy: 'startTime', timeMin: '2031-03-24T00:00:00Z', timeMax: '2031-04-15T00:00:00Z' });
    expect(listed.items?.map((one) => one.start?.dateTime).sort()).toEqual(['2031-03-24T09:00:00+01:00', '2031-04-01T14:00:00+02:00', '2031-04-14T09:00:00+02:00']);
    const all = (await google.events.list({ calendarId })).data.items ?? [];
    expect(all.find((one) => one.status === 'cancelled')).toEqual({ kind: 'calendar#event', etag: expect.any(String) as string, id: `${eventId}_20310407T070000Z`, status: 'cancelled', recurringEventId: eventId, originalStartTime: { dateTime: '2031-04-07T09:00:00+02:00', timeZone: 'Europe/Berlin' } });
    expect(all.map((one) => one.id)).toContain(ended.data.id);
    expect(await refused(google.events.list({ calendarId, orderBy: 'startTime' }))).toMatchObject({ status: 400 });
  });

  it('free and busy: joined, bounded in length, silent about what is not there', async () => {
    const calendarId = await fresh();
    for (const [start, end] of [['09:00', '10:00'], ['09:30', '11:00'], ['12:00', '13:00']]) await google.events.insert({ calendarId, requestBody: timed(`2031-03-10T${start}:00Z`, `2031-03-10T${end}:00Z`) });
    await google.events.insert({ calendarId, requestBody: { transparency: 'transparent', ...timed('2031-03-10T15:00:00Z', '2031-03-10T16:00:00Z') } });
    const { data } = await google.freebusy.query({ requestBody: { timeMin: '2031-03-10T00:00:00Z', timeMax: '2031-03-11T00:00:00Z', items: [{ id: calendarId }, { id: 'nobody@example.com' }] } });
    expect(data.calendars).toEqual({ [calendarId]: { busy: [{ start: '2031-03-10T09:00:00Z', end: '2031-03-10T11:00:00Z' }, { start: '2031-03-10T12:00:00Z', end: '2031-03-10T13:00:00Z' }] }, 'nobody@example.com': { errors: [{ domain: 'global', reason: 'notFound' }], busy: [] } });
    expect(await refused(google.freebusy.query({ requestBody: { timeMin: '2031-03-10T00:00:00Z', timeMax: '2031-09-11T00:00:00Z', items: [] } }))).toMatchObject({ status: 400, reason: 'timeRangeTooLong' });
  });

  it('channels: real pushes to an address that may be pushed to, until they are stopped', async () => {
    const told: Record<string, unknown>[] = [];
    const hook = createServer((request, response) => { told.push(request.headers); response.end(); });
    await new Promise<void>((resolve) => { hook.listen(0, '127.0.0.1', resolve); });
    const address = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/push`;
    const calendarId = await fresh();
    expect(await refused(google.events.watch({ calendarId, requestBody: { id: 'c0', type: 'web_hook', address: 'http://example.com/' } }))).toMatchObject({ status: 400, reason: 'webhookUrlNotHttps' });
    const { data } = await google.events.watch({ calendarId, requestBody: { id: 'c1', type: 'web_hook', address, token: 'secret', params: { ttl: '60' } } });
    expect(Number(data.expiration) - Date.now()).toBeLessThan(61_000);
    expect(await refused(google.events.watch({ calendarId, requestBody: { id: 'c1', type: 'web_hook', address } }))).toMatchObject({ status: 400, reason: 'channelIdNotUnique' });
    await google.events.insert({ calendarId, requestBody: timed('2031-03-10T09:00:00Z', '2031-03-10T10:00:00Z') });
    await fake.told();
    expect(told.map((headers) => [headers['x-goog-channel-id'], headers['x-goog-channel-token'], headers['x-goog-resource-state'], headers['x-goog-resource-id'] === data.resourceId])).toEqual([['c1', 'secret', 'sync', true], ['c1', 'secret', 'exists', true]]);
    await google.channels.stop({ requestBody: { id: 'c1', resourceId: data.resourceId as string } });
    await google.events.insert({ calendarId, requestBody: timed('2031-03-10T09:00:00Z', '2031-03-10T10:00:00Z') });
    await fake.told();
    expect(told).toHaveLength(2);
    expect(await refused(google.channels.stop({ requestBody: { id: 'c1', resourceId: 'x' } }))).toMatchObject({ status: 404 });
    hook.close();
  });

  it('permissions: tokens that end, scopes that do not reach, limits by their reasons', async () => {
    const least = officialClient(fake, 'openid email https://www.googleapis.com/auth/calendar.app.created https://www.googleapis.com/auth/calendar.freebusy');
    expect(await refused(least.calendarList.list())).toMatchObject({ status: 403, reason: 'insufficientPermissions' });
    expect(await refused(least.events.list({ calendarId: 'primary' }))).toMatchObject({ status: 403, reason: 'insufficientPermissions' });
    const own = (await least.calendars.insert({ requestBody: { summary: 'Own' } })).data.id as string;
    expect((await least.events.list({ calendarId: own })).data.items).toEqual([]);
    fake.faults.set({ fault: { kind: 'limit', reason: 'userRateLimitExceeded' }, times: 1 }, { fault: { kind: 'limit', reason: 'rateLimitExceeded', status: 429, retryAfter: '3' }, times: 1 }, { fault: { kind: 'status', status: 503 }, times: 1 });
    expect(await refused(least.events.list({ calendarId: own }))).toMatchObject({ status: 403, reason: 'userRateLimitExceeded' });
    expect(await refused(least.events.list({ calendarId: own }))).toMatchObject({ status: 429, reason: 'rateLimitExceeded' });
    expect(await refused(least.events.list({ calendarId: own }))).toMatchObject({ status: 503 });
    fake.oauth.endAccessTokens();
    expect(await refused(least.events.list({ calendarId: own }))).toMatchObject({ status: 401, reason: 'authError' });
  });
});
