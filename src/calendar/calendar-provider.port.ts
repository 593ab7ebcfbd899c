import type { WorkspaceScope } from '../db/database.port.ts';

export interface ProvidedEvent {
  /** Its identity in that calendar; stays the same when the event moves. */
  readonly id: string;
  readonly title: string;
  readonly start: Date;
  readonly end: Date;
}

/** A calendar, ours or somebody else's. Several events a call, because calendars count requests. */
export interface CalendarProvider {
  /** Short and stable; it is kept beside every event that came from there: `builtin`. */
  readonly name: string;
  /** Events that take up time within a range (its end excluded), in order of their start. */
  list(scope: WorkspaceScope, range: { from: Date; to: Date }): Promise<ProvidedEvent[]>;
  /** Puts events in; answers them in the order given. */
  create(scope: WorkspaceScope, events: readonly Omit<ProvidedEvent, 'id'>[]): Promise<ProvidedEvent[]>;
  /** Moves events; answers the ids that are not there. */
  move(scope: WorkspaceScope, moves: readonly { id: string; start: Date; end: Date }[]): Promise<string[]>;
  /** Takes events out. One that is gone already is no error: the wish is fulfilled. */
  remove(scope: WorkspaceScope, ids: readonly string[]): Promise<void>;
}
