import type { Database } from '../db/database.port.ts';
import type { AnyJobHandler } from '../jobs/index.ts';
import type { ClientData } from '../kernel/client-data.ts';
import type { Clock } from '../kernel/clock.ts';
import type { AnyOperation } from '../kernel/operation.ts';
import { feedOperation } from './feed.ts';

export type { CalendarProvider, ProvidedEvent } from './calendar-provider.port.ts';
export { calendarEvents, type EventDraft, type EventRow } from './events.store.ts';
export { feedContract } from './feed.contract.ts';

/** The workspace's calendar and its feed. Blocks belong to tasks and go with them, so there is no client data of its own here. */
export function calendarModule(deps: { db: Database; clock: Clock }): { operations: AnyOperation[]; jobs: AnyJobHandler[]; clientData: ClientData[] } {
  return { operations: [feedOperation(deps)], jobs: [], clientData: [] };
}
