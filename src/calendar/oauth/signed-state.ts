import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';

/** How long somebody may take on the page of the service. */
const LIFETIME_MS = 10 * 60_000;

const Signed = z.strictObject({ id: z.string().min(16), until: z.number(), payload: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) });

export type StatePayload = z.output<typeof Signed>['payload'];

const signature = (key: string, body: string): Buffer => createHmac('sha256', key).update('almanac oauth state\n').update(body).digest();

/** What comes back from the page with the answer: ours, unchanged, for ten minutes. `id` is new each time; whoever keeps it can tell a second use. */
export function signState(key: string, payload: StatePayload, now: Date): { state: string; id: string; expiresAt: Date } {
  const id = randomBytes(18).toString('base64url');
  const until = now.getTime() + LIFETIME_MS;
  const body = Buffer.from(JSON.stringify({ id, until, payload })).toString('base64url');
  return { state: `${body}.${signature(key, body).toString('base64url')}`, id, expiresAt: new Date(until) };
}

/** Null for a state that is not ours, was changed, or is too old. */
export function readState(key: string, text: string, now: Date): { id: string; payload: StatePayload; expiresAt: Date } | null {
  const [body, mark, ...more] = text.length <= 4096 ? text.split('.') : [];
  if (body === undefined || mark === undefined || more.length > 0) return null;
  const given = Buffer.from(mark, 'base64url');
  const right = signature(key, body);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const read = Signed.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()));
  if (!read.success || read.data.until <= now.getTime()) return null;
  return { id: read.data.id, payload: read.data.payload, expiresAt: new Date(read.data.until) };
}
