import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import { schedulingWorld } from '../scheduling/world.kit.ts';

const secretOf = (url: string) => /\/calendar\/([A-Za-z0-9_-]{32})\.ics$/.exec(url)?.[1] as string;

describe.each(engines)('the feed on $name', (engine) => {
  let world: Awaited<ReturnType<typeof schedulingWorld>>;
  beforeAll(async () => { world = await schedulingWorld(engine); });
  afterAll(() => world.close());
  const feed = async (): Promise<string> => (await world.call('calendar.feed', { secret: secretOf((await world.call('scheduler.preferences')).feed_url) })).body;
  const add = (title: string, hour: number) => world.call('scheduler.create_event', { title, start: `2026-11-26T${hour}:00:00Z`, end: `2026-11-26T${hour}:45:00Z` });

  it('is what Apple, Google and Outlook expect of a subscription, in every line', async () => {
    const titles = ['Plain', 'Semi; comma, back\\slash "quoted"', `Wide ${'ä📅é'.repeat(60)}`, 'Colon: and = and ^ and \'', 'Two  spaces \t tab', `${'x'.repeat(74)}📅`, '<b>&amp;</b>'];
    for (const [at, title] of titles.entries()) await add(title, 10 + at);
    const text = await feed();
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
    expect(text.endsWith('\r\nEND:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    expect(text).not.toContain('\uFFFD');
    const calendar = new ICAL.Component(ICAL.parse(text));
    const head = (name: string) => calendar.getFirstPropertyValue(name)?.toString();
    expect([head('version'), head('prodid'), head('method'), head('x-wr-calname'), head('refresh-interval'), head('x-published-ttl')]).toEqual(['2.0', '-//Almanac//Almanac//EN', 'PUBLISH', 'Almanac', 'PT15M', 'PT15M']);
    const events = calendar.getAllSubcomponents('vevent');
    expect(events.map((event) => event.getFirstPropertyValue('summary'))).toEqual(titles.map((title) => title.replace('\t', ' ')));
    expect(new Set(events.map((event) => event.getFirstPropertyValue('uid'))).size).toBe(titles.length);
    for (const event of events) {
      for (const name of ['uid', 'dtstamp', 'dtstart', 'dtend', 'summary', 'sequence', 'last-modified', 'created', 'transp', 'status']) expect(event.getAllProperties(name), name).toHaveLength(1);
      for (const name of ['dtstamp', 'dtstart', 'dtend', 'last-modified', 'created']) expect((event.getFirstPropertyValue(name) as ICAL.Time).zone.tzid, name).toBe('UTC');
    }
  });

  it('says the same until something changes, and then which event and how often', async () => {
    const before = await feed();
    expect(await feed()).toBe(before);
    const moved = await add('Moves', 20);
    const find = async () => new ICAL.Component(ICAL.parse(await feed())).getAllSubcomponents('vevent').find((event) => event.getFirstPropertyValue('summary') === 'Moves') as ICAL.Component;
    const first = await find();
    await world.call('scheduler.move_event', { id: moved.event_id, start: '2026-11-27T20:00:00Z', end: '2026-11-27T21:00:00Z' });
    const then = await find();
    expect(then.getFirstPropertyValue('uid')).toBe(first.getFirstPropertyValue('uid'));
    expect(Number(then.getFirstPropertyValue('sequence'))).toBeGreaterThan(Number(first.getFirstPropertyValue('sequence')));
    expect(then.getFirstPropertyValue('dtstart')?.toString()).toBe('2026-11-27T20:00:00Z');
  });

  it('gets a new address when asked, and the old one is gone at once', async () => {
    const old = (await world.call('scheduler.preferences')).feed_url as string;
    const text = await feed();
    const { feed_url: url } = await world.call('calendar.rotate-feed');
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:8090\/calendar\/[A-Za-z0-9_-]{32}\.ics$/);
    expect(url).not.toBe(old);
    expect(await world.refusal('calendar.feed', { secret: secretOf(old) })).toMatchObject({ status: 404 });
    expect((await world.call('calendar.feed', { secret: secretOf(url) })).body).toBe(text);
    expect((await world.call('scheduler.preferences')).feed_url).toBe(url);
    expect((await world.call('calendar.rotate-feed')).feed_url).not.toBe(url);
  });
});
