import type { Database } from '../../db/database.port.ts';

export interface CalendarHealth { status: 'ok' | 'down' | 'off'; detail: string | null }

/** How the accounts of a service are, over all workspaces: whoever asks for health has none. */
export async function calendarHealth(db: Database, provider: string): Promise<CalendarHealth> {
  const rows = await db.asOwner((sql) => sql.rows<{ state: string; accounts: number; detail: string | null }>('select state, count(*)::int as accounts, min(state_detail) as detail from calendar_accounts where provider = $1 group by state', [provider]));
  const count = (state: string): number => rows.find((row) => row.state === state)?.accounts ?? 0;
  const all = rows.reduce((sum, row) => sum + row.accounts, 0);
  if (!all) return { status: 'off', detail: 'no account is connected' };
  const [down, ended] = [count('unreachable'), count('needs_reconnect')];
  const parts = [`${count('connected')} of ${all} connected`, ...(down ? [`${down} not reachable`] : []), ...(ended ? [`${ended} to be connected again`] : [])];
  return { status: down || ended ? 'down' : 'ok', detail: parts.join(', ') };
}
