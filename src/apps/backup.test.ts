import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import { readConfig } from '../kernel/config.ts';
import { silentLog } from '../kernel/log.ts';
import { runBackup, runRestore } from './backup.ts';
import { demo } from './demo.ts';
import { runDoctor } from './maintenance.ts';
import { startService } from './service.ts';

describe('backup, restore and doctor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'almanac-backup-'));
  const config = (name: string, more: Record<string, string> = {}) => readConfig({ PORT: '0', DATA_DIR: join(folder, name), ...more });
  const file = join(folder, 'backup.gz');
  const said: string[] = [];
  const out = (text: string) => void said.push(text);
  const call = async (url: string, method: string, path: string, body?: unknown) => (await fetch(url + path, { method, ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) })).json() as Promise<Record<string, never>>;
  let before = '';
  let plans = '';

  beforeAll(async () => {
    const service = await startService({ config: config('one'), role: 'all-in-one', log: silentLog });
    await call(service.url, 'POST', '/api/v1/memory/remember', { content: 'Crème brûlée on Fridays – “always”.' });
    await call(service.url, 'POST', '/api/v1/memory/facts', { subject_type: 'customer', subject_id: 'acme', fact_type: 'contact', content: 'Dana' });
    const plan = await call(service.url, 'POST', '/api/v1/planner/plan', { intent: 'Onboard Acme' });
    await call(service.url, 'POST', `/api/v1/planner/plans/${String(plan['plan_id'])}/approve`);
    before = await (await fetch(`${service.url}/api/v1/memory/export`)).text();
    plans = JSON.stringify(await call(service.url, 'GET', '/api/v1/planner/plans'));
    await service.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('brings everything into another database, and refuses one that is in use', async () => {
    expect(await runBackup(config('one'), file, out)).toBe(0);
    expect(await runRestore(config('two'), file, out)).toBe(0);
    expect(await runDoctor(config('two'), out)).toBe(0);
    const service = await startService({ config: config('two'), role: 'all-in-one', log: silentLog });
    expect(await (await fetch(`${service.url}/api/v1/memory/export`)).text()).toBe(before);
    expect(JSON.stringify(await call(service.url, 'GET', '/api/v1/planner/plans'))).toBe(plans);
    // New rows go on after the old numbers, and what came is found.
    expect(await call(service.url, 'POST', '/api/v1/memory/remember', { content: 'after the move' })).toHaveProperty('event_id');
    expect(JSON.stringify(await call(service.url, 'GET', `/api/v1/memory/recall?query=${encodeURIComponent('creme brulee')}`))).toContain('Crème');
    await service.close();
    await expect(runRestore(config('two'), file, out)).rejects.toThrow('not empty');
    await expect(runRestore(config('three'), join(folder, 'nothing.gz'), out)).rejects.toThrow();
  });

  it.runIf(engines.some((e) => e.name === 'postgres'))('brings an embedded database onto a server', async () => {
    const db = await (engines.find((e) => e.name === 'postgres') as (typeof engines)[number]).open();
    const served = readConfig({ DATABASE_URL: db.url });
    await runRestore(served, file, out);
    expect(await runDoctor(served, out)).toBe(0);
    await db.close();
  });

  it('tells what is missing or different, and changes nothing', async () => {
    const service = await startService({ config: config('four'), role: 'all-in-one', log: silentLog });
    await service.close();
    const { openDatabase } = await import('./open-database.ts');
    const opened = await openDatabase(config('four'), silentLog, { migrating: false });
    await opened.db.asOwner((sql) => sql.script('drop index idx_plans_status; alter table tasks drop column time_map cascade; create table somebodys (id int)'));
    await opened.close();
    said.length = 0;
    expect(await runDoctor(config('four'), out)).toBe(1);
    expect(said.join('\n')).toMatch(/missing or different: column tasks\.time_map/);
    expect(said.join('\n')).toMatch(/missing or different: index .*idx_plans_status/);
    expect(said.join('\n')).toMatch(/not ours: column somebodys\.id/);
  });
});

describe('the demonstration', () => {
  it('tells the whole story with real answers', async () => {
    const said: string[] = [];
    expect(await demo(readConfig({}), (text) => void said.push(text))).toBe(0);
    const text = said.join('\n');
    for (const part of ['recalls: I do deep work in the mornings', 'contact now: Lee; in March: Dana', '8 blocks, 0 unplaced', 'tasks moved, the rest stayed', 'The next such plan']) expect(text).toContain(part);
  });
});
