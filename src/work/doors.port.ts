import type { Sql } from '../db/database.port.ts';
import type { CallContext } from '../kernel/operation.ts';

/** What this folder needs to know about clients; the folder that owns the profiles provides it. */
export interface ClientDoor {
  /** The number of a client, created on first contact when named by a text; a 404 for an unknown number. Absent: the workspace's own profile. */
  ensure(sql: Sql, ref: number | string | undefined): Promise<number>;
  /** The number of a client that exists, else null. Creates nothing. */
  find(sql: Sql, ref: number | string): Promise<number | null>;
}

export type PlanStatus = 'draft' | 'approved' | 'scheduled' | 'active' | 'completed';

/** What work and scheduling need to know about plans; planning provides it. */
export interface PlanDoor {
  read(sql: Sql, planId: number): Promise<{ status: PlanStatus; plan_title: string; client_id: number | null; deadline: Date | null } | null>;
  setStatus(sql: Sql, planId: number, status: PlanStatus): Promise<void>;
}

/** The workspace's IANA zone; scheduling keeps it in the preferences. */
export type ZoneOf = (sql: Sql) => Promise<string>;

/** Writes an entry of the audit log; never fails the work it tells about. */
export type NoteDown = (context: CallContext, event: { event_type: 'work'; client_id?: number; content: string; payload?: Record<string, unknown> }) => Promise<void>;
