import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../kernel/config.ts';
import { errorFields, type Log } from '../kernel/log.ts';

/**
 * What seals tokens at rest: APP_SECRET, or a key of this installation's own that is made once and lies beside the data, readable to
 * its owner only. Several processes on several machines need APP_SECRET.
 */
export function appSecret(config: Pick<Config, 'APP_SECRET' | 'DATA_DIR'>, { memory = false, log }: { memory?: boolean; log?: Log } = {}): string {
  if (config.APP_SECRET !== undefined) return config.APP_SECRET;
  const passing = (): string => randomBytes(32).toString('base64url');
  if (memory) return passing();
  const file = join(config.DATA_DIR, 'app-secret');
  const read = (): string => readFileSync(file, 'utf8').trim();
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  try {
    mkdirSync(config.DATA_DIR, { recursive: true });
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // Another process was first; or nothing can be written here, and what is sealed now opens until this process ends.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      log?.warn('no key for sealing tokens could be kept; set APP_SECRET, or calendar accounts must be connected again after each start', errorFields(error));
      return passing();
    }
  }
  return read();
}
