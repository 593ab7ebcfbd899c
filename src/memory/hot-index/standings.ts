import type { Database } from '../../db/database.port.ts';
import type { ClientName } from '../clients/clients.store.ts';
import { STANDING, type Standing, standingValues } from './hot-index.store.ts';

// Where clients stand, asked one statement at a time in a workspace: who comes while one is under way is answered by the next, all
// of them together. So every answer was true after its question was asked, and many questions at once cost few statements.

interface Round { readonly names: Set<ClientName>; readonly held: Map<number, number>; readonly answer: Promise<readonly Standing[]>; begin(): void }

/** `versions`: what is held of the clients that are asked about, by number, when a statement begins. */
export function standings(db: Database, versions: (workspaceId: number, names: Iterable<ClientName>) => ReadonlyMap<number, number>): (workspaceId: number, name: ClientName, since?: number) => Promise<Standing | undefined> {
  const running = new Set<number>();
  const next = new Map<number, Round>();

  const roundOf = (workspaceId: number): Round => {
    const names = new Set<ClientName>();
    const held = new Map<number, number>();
    let begin = () => {};
    const begun = new Promise<void>((resolve) => { begin = resolve; });
    const ask = async () => {
      await begun;
      next.delete(workspaceId);
      try {
        const asked = new Map(versions(workspaceId, names));
        for (const [clientId, version] of held) asked.set(clientId, version);
        return (await db.glance<Standing>({ workspaceId }, STANDING, standingValues(workspaceId, [...names], asked))).map((row) => ({ ...row, trail: row.trail && row.trail.map(Number) }));
      } finally {
        running.delete(workspaceId);
        start(workspaceId);
      }
    };
    return { names, held, answer: ask(), begin };
  };
  const start = (workspaceId: number) => {
    const round = next.get(workspaceId);
    if (!round || running.has(workspaceId)) return;
    running.add(workspaceId);
    // What arrives together is asked together.
    setImmediate(round.begin);
  };

  return async (workspaceId, name, since) => {
    const round = next.get(workspaceId) ?? roundOf(workspaceId);
    next.set(workspaceId, round);
    round.names.add(name);
    if (since !== undefined && typeof name === 'number') round.held.set(name, since);
    start(workspaceId);
    const rows = await round.answer;
    return rows.find((row) => (name === undefined ? row.is_own : typeof name === 'number' ? row.client_id === name : row.user_id === name));
  };
}
