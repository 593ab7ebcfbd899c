import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../db/database.port.ts';
import { fixedClock } from '../kernel/clock.ts';
import { clientDoor, engines, testContext } from '../work/world.kit.ts';
import { observingModule } from './index.ts';

const HOUR = 3_600_000;
const unused = async (): Promise<never> => { throw new Error('is asked only for what is kept later'); };

describe.each(engines)('the evening on $name', (engine) => {
  let db: Database;
  beforeAll(async () => { db = await engine.open(); });
  afterAll(() => db.close());

  it.each(['Europe/Berlin', 'Asia/Kathmandu'])('comes at six on the clock of %s: the day every evening, the week on Friday, each once', async (zone) => {
    await db.inWorkspace(testContext, (sql) => sql.run('delete from reflections'));
    // Thursday, 19 November 2026, just before six there.
    const offset = zone === 'Asia/Kathmandu' ? 5.75 : 1;
    const clock = fixedClock(new Date(Date.parse('2026-11-19T17:59:00Z') - offset * HOUR).toISOString());
    const observing = observingModule({
      db, clock, clients: clientDoor, zoneOf: async () => zone, termsOf: (text) => text.split(' '), jobs: { enqueue: async () => 'job' } as never, log: { warn() {}, info() {}, error() {} } as never,
      askModel: { on: false, ask: unused, spent: unused } as never, remember: unused, recordFact: unused,
    });
    const written = async () => {
      await observing.reflectWhatIsDue(1);
      return (await db.inWorkspace(testContext, (sql) => sql.rows<{ mode: string; day: string }>('select mode, reflection_date::text as day from reflections order by id'))).map((r) => `${r.mode} ${r.day}`);
    };
    expect(await written()).toEqual([]);
    clock.advance(60_000);
    expect(await written()).toEqual(['daily 2026-11-19']);
    expect(await written()).toEqual(['daily 2026-11-19']);
    clock.advance(24 * HOUR);
    expect(await written()).toEqual(['daily 2026-11-19', 'daily 2026-11-20', 'weekly 2026-11-16']);
    clock.advance(24 * HOUR);
    expect(await written()).toHaveLength(4);
  });
});
