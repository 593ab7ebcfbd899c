import type { Sql } from '../../db/database.port.ts';

const written = new WeakSet<Sql>();

/** This transaction has changed memories; said where every such change ends. */
export function noteWritten(sql: Sql): void {
  written.add(sql);
}

/** Whether it has, asked once. */
export const takeWritten = (sql: Sql): boolean => written.delete(sql);
