import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';

export class DataDirTaken extends Error {
  override name = 'DataDirTaken';
}

/**
 * Makes this process the only one on a data directory: two would destroy the embedded database. A lock whose process is dead is
 * taken over at once, so a crash costs nothing at the next start.
 * Errors: `DataDirTaken` with a sentence for the person at the keyboard.
 */
export function lockDataDir(dataDir: string): { release(): void } {
  const folder = resolve(dataDir);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'almanac.lock');
  const mine = JSON.stringify({ pid: process.pid, token: randomUUID() });
  for (let attempt = 1; ; attempt++) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, mine);
      closeSync(handle);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 5) throw error;
      const holder = holderOf(file);
      if (holder !== null && holder !== process.pid && isAlive(holder)) {
        throw new DataDirTaken(`Another Almanac (process ${holder}) is using ${folder}. Stop it first, or give this one a folder of its own with DATA_DIR. If process ${holder} is something else, delete ${file}.`);
      }
      rmSync(file, { force: true });
    }
  }
  return {
    release() {
      try {
        if (readFileSync(file, 'utf8') === mine) rmSync(file, { force: true });
      } catch { /* the folder is gone, and the lock with it */ }
    },
  };
}

function holderOf(file: string): number | null {
  try {
    const { pid } = JSON.parse(readFileSync(file, 'utf8')) as { pid?: unknown };
    return typeof pid === 'number' ? pid : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
