import pg from 'pg';
import type { ChannelListener } from '../database.port.ts';

const FIRST_PAUSE_MS = 250, LONGEST_PAUSE_MS = 15_000;

/** Holds a connection of its own, since a pooled one changes hands. When it is lost it is made anew, with growing pauses. */
export async function listenOn(url: string, channel: string, { onMessage, onGap }: ChannelListener, onError: (error: Error) => void): Promise<() => Promise<void>> {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const open = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5_000, application_name: 'almanac-live' });
    fresh.on('error', onError);
    fresh.on('notification', ({ payload }) => { if (payload) onMessage(payload); });
    try {
      await fresh.connect();
      await fresh.query(`listen ${fresh.escapeIdentifier(channel)}`);
    } catch (error) {
      await fresh.end().catch(() => {});
      throw error;
    }
    if (stopped) { await fresh.end(); return; }
    client = fresh;
    fresh.on('end', () => { client = null; again(0); });
  };
  const again = (failures: number): void => {
    if (stopped) return;
    timer = setTimeout(() => { void open().then(onGap, (error: Error) => { onError(error); again(failures + 1); }); }, Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures));
    timer.unref();
  };
  await open();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end();
  };
}
