import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import { startTestService } from '../../tests/service.ts';
import type { Database } from '../db/database.port.ts';
import { silentLog } from '../kernel/log.ts';
import type { AnyOperation, CallContext } from '../kernel/operation.ts';
import { backupOperations } from './backup-operations.ts';

const local: CallContext = { requestId: 't', workspaceId: 1, actor: 'local', scopes: new Set(['admin']) };

describe.each(engines)('backups on $name', (engine) => {
  const folder = join(mkdtempSync(join(tmpdir(), 'almanac-backups-')), 'backups');
  let db: Database;
  let now = new Date('2026-11-21T10:00:00Z');
  let others: number[] = [];
  let backups: ReturnType<typeof backupOperations>;
  const run = async (name: string, input: unknown = {}, context = local) => {
    const op = backups.operations.find((o) => o.contract.name === name) as AnyOperation;
    return op.run(op.contract.input.parse(input), context);
  };
  beforeAll(async () => {
    db = await engine.open();
    await db.inWorkspace({ workspaceId: 1 }, (sql) => sql.run(`insert into events (client_id, content) values (1, 'the zebra is fed')`));
    backups = backupOperations({ db, clock: { now: () => now }, log: silentLog, folder, workspaces: async () => [1, ...others] });
  });
  afterAll(async () => { await db.close(); rmSync(join(folder, '..'), { recursive: true, force: true }); });

  it('are written, listed, downloaded and deleted', async () => {
    expect(await run('backups.list')).toEqual({ items: [], folder, failed: null });
    const made = await run('backups.create');
    expect(made).toMatchObject({ name: 'almanac-20261121T100000Z.gz', state: 'done', made_at: '2026-11-21T10:00:00.000Z' });
    expect((await run('backups.list')).items).toEqual([made]);
    const { body, filename } = await run('backups.download', { name: made.name }) as { body: AsyncIterable<Buffer>; filename: string };
    const parts: Buffer[] = [];
    for await (const part of body) parts.push(part);
    const lines = gunzipSync(Buffer.concat(parts)).toString().trim().split('\n').map((line) => JSON.parse(line) as { almanac_backup?: number; table?: string; row?: { content?: string } });
    expect(lines[0]).toMatchObject({ almanac_backup: 1 });
    expect(lines.filter((line) => line.table === 'events').map((line) => line.row?.content)).toEqual(['the zebra is fed']);
    expect(filename).toBe(made.name);
    await run('backups.delete', { name: made.name });
    expect(readdirSync(folder)).toEqual([]);
    await expect(run('backups.download', { name: made.name })).rejects.toMatchObject({ kind: { status: 404 } });
  });

  it('are written one at a time, and clear away what a crash left', async () => {
    writeFileSync(join(folder, 'almanac-20200101T000000Z.gz.part'), 'half');
    now = new Date('2026-11-21T11:00:00Z');
    const [first, second] = await Promise.allSettled([run('backups.create'), run('backups.create')]);
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
    expect(second).toMatchObject({ reason: { kind: { code: 'kernel.conflict' } } });
    expect(readdirSync(folder)).toEqual(['almanac-20261121T110000Z.gz']);
  });

  it('answer before a long one is done, and the list tells of it', async () => {
    now = new Date('2026-11-21T12:00:00Z');
    const slow = backupOperations({ db, clock: { now: () => now }, log: silentLog, folder, workspaces: async () => [1], waitMs: 0 });
    const op = (name: string) => slow.operations.find((o) => o.contract.name === name) as AnyOperation;
    expect(await op('backups.create').run({}, local)).toMatchObject({ state: 'running' });
    await slow.close();
    expect((await run('backups.list')).items[0]).toMatchObject({ name: 'almanac-20261121T120000Z.gz', state: 'done' });
  });

  it('tell why one failed', async () => {
    const lost = backupOperations({ db, clock: { now: () => now }, log: silentLog, folder: join(folder, 'almanac-20261121T120000Z.gz'), workspaces: async () => [1] });
    const op = (name: string) => lost.operations.find((o) => o.contract.name === name) as AnyOperation;
    await expect(op('backups.create').run({}, local)).rejects.toMatchObject({ kind: { code: 'kernel.conflict' }, message: expect.stringContaining('could not be written') });
    expect((await op('backups.list').run({}, local)).failed).toMatchObject({ detail: expect.stringContaining('could not be written') });
  });

  it('hold every workspace, so a key of one among several does not get them', async () => {
    const key = { ...local, actor: 'key:1' };
    expect(await run('backups.list', {}, key)).toHaveProperty('items');
    others = [2];
    for (const name of ['backups.list', 'backups.create'] as const) await expect(run(name, {}, key)).rejects.toMatchObject({ kind: { status: 403 } });
    await expect(run('backups.download', { name: 'almanac-20261121T120000Z.gz' }, key)).rejects.toMatchObject({ kind: { status: 403 } });
    expect(await run('backups.list')).toHaveProperty('items');
  });
});

describe('over the wire', () => {
  it('what is downloaded are the bytes of the file, under its name', async () => {
    const data = mkdtempSync(join(tmpdir(), 'almanac-backups-'));
    const { readConfig } = await import('../kernel/config.ts');
    const { startService } = await import('./service.ts');
    const service = await startService({ config: readConfig({ PORT: '0', DATA_DIR: data }), role: 'all-in-one', log: silentLog });
    try {
      const made = await (await fetch(`${service.url}/api/v1/backups`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).json() as { name: string; bytes: number };
      const answer = await fetch(`${service.url}/api/v1/backups/${made.name}`);
      expect(answer.headers.get('content-type')).toBe('application/gzip');
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${made.name}"`);
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(bytes.length).toBe(made.bytes);
      expect(gunzipSync(bytes).toString()).toContain('"almanac_backup":1');
    } finally {
      await service.close();
      rmSync(data, { recursive: true, force: true });
    }
  });

  it('are refused by a server that keeps nothing, which tells its settings all the same', async () => {
    const app = await startTestService();
    expect((await app.send('POST', '/api/v1/backups', {})).status).toBe(409);
    const settings = (await app.send('GET', '/api/v1/settings')).body.items as { name: string; on: boolean; missing: string[] }[];
    expect(settings.find((one) => one.name === 'language_model')).toMatchObject({ on: false, missing: ['OPENROUTER_API_KEY'] });
    expect((await app.send('GET', '/api/v1/health/history?hours=2')).body.dependencies.find((one: { name: string }) => one.name === 'postgres')).toMatchObject({ status: 'ok', needed: true });
    await app.close();
  });
});
