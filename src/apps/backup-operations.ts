import { createReadStream } from 'node:fs';
import { access, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../db/database.port.ts';
import { Forbidden } from '../identity/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { errorFields, type Log } from '../kernel/log.ts';
import { type AnyOperation, type CallContext, operation } from '../kernel/operation.ts';
import { conflict, notFound, Problem } from '../kernel/problem.ts';
import { writeBackup } from './backup.ts';
import { createBackupContract, deleteBackupContract, downloadBackupContract, listBackupsContract } from './backups.contract.ts';

export interface BackupDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Where the files lie; null: nothing outlives this process. */
  readonly folder: string | null;
  readonly workspaces: () => Promise<number[]>;
  /** How long an answer waits for a file that takes its time. */
  readonly waitMs?: number;
}

interface Backup { name: string; state: 'running' | 'done'; bytes: number; made_at: string }

const NAME = /^almanac-\d{8}T\d{6}Z\.gz(?:\.part)?$/;
const madeAt = (name: string): string => name.replace(/^almanac-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z.*$/, '$1-$2-$3T$4:$5:$6.000Z');

/** Backups for whoever runs the system from the dashboard: files beside the data. */
export function backupOperations({ db, clock, log, folder, workspaces, waitMs = 20_000 }: BackupDeps): { operations: AnyOperation[]; close(): Promise<void> } {
  let running: { name: string; done: Promise<void> } | null = null;
  let failed: { at: string; detail: string } | null = null;

  /** A backup holds every workspace: a key, which speaks for one, may have it only where there is no other. */
  const mayHaveAll = async ({ actor, workspaceId }: CallContext): Promise<void> => {
    if (actor === 'local' || actor === 'cli') return;
    const all = await workspaces();
    if (all.some((id) => id !== workspaceId)) throw new Problem(Forbidden, 'A backup holds all workspaces of this server, and this key speaks for one. Whoever runs the server makes backups there with: almanac backup FILE');
  };
  const place = (): string => {
    if (folder === null) throw conflict('This server keeps everything in memory: there is nothing to back up.');
    return folder;
  };
  const describe = async (file: string): Promise<Backup> => {
    const name = file.replace(/\.part$/, '');
    const { size } = await stat(join(place(), file));
    return { name, state: file === name ? 'done' : 'running', bytes: size, made_at: madeAt(name) };
  };
  const list = async (): Promise<Backup[]> => {
    const files = folder === null ? [] : (await readdir(folder).catch(() => [])).filter((file) => NAME.test(file) && (!file.endsWith('.part') || file === `${running?.name}.part`));
    const found = await Promise.all(files.map((file) => describe(file).catch(() => null)));
    return found.filter((one) => one !== null).sort((a, b) => (a.name < b.name ? 1 : -1));
  };
  const existing = async (name: string): Promise<string> => {
    const file = join(place(), name);
    await access(file).catch(() => { throw notFound('backup', name); });
    return file;
  };
  const write = async (name: string): Promise<void> => {
    const file = join(place(), name);
    try {
      await mkdir(place(), { recursive: true, mode: 0o700 });
      // What a crash left half written is nobody's now.
      for (const left of await readdir(place())) if (NAME.test(left) && left.endsWith('.part')) await rm(join(place(), left), { force: true });
      if ((await writeBackup(db, file)) === null) throw conflict('Another process is writing a backup of this database.');
      failed = null;
    } catch (error) {
      failed = { at: clock.now().toISOString(), detail: error instanceof Problem ? error.message : `The file could not be written: ${String((error as { code?: unknown }).code ?? 'see the log of the server')}.` };
      log.error('a backup failed', errorFields(error));
      await rm(`${file}.part`, { force: true }).catch(() => {}); // the folder itself may be what is wrong
    } finally {
      running = null;
    }
  };

  return {
    operations: [
      operation(listBackupsContract, async (_, context) => {
        await mayHaveAll(context);
        return { items: await list(), folder, failed };
      }),
      operation(createBackupContract, async (_, context) => {
        await mayHaveAll(context);
        place();
        if (running) throw conflict('A backup is being written already. The list shows when it is done.');
        const name = `almanac-${clock.now().toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '')}.gz`;
        const done = write(name);
        running = { name, done };
        let timer: NodeJS.Timeout | undefined;
        const late = await Promise.race([done.then(() => false), new Promise<boolean>((resolve) => { timer = setTimeout(() => resolve(true), waitMs); })]);
        clearTimeout(timer);
        if (late) return { name, state: 'running' as const, bytes: 0, made_at: madeAt(name) };
        const made = await describe(name).catch(() => null);
        if (!made) throw conflict((failed as { detail: string } | null)?.detail ?? 'The backup could not be written.');
        return made;
      }),
      operation(downloadBackupContract, async ({ name }, context) => {
        await mayHaveAll(context);
        const file = await existing(name);
        return { body: createReadStream(file) as never, filename: name };
      }),
      operation(deleteBackupContract, async ({ name }, context) => {
        await mayHaveAll(context);
        const file = await existing(name);
        const gone = await describe(name);
        await rm(file, { force: true });
        return gone;
      }),
    ],
    close: async () => { await running?.done; },
  };
}
