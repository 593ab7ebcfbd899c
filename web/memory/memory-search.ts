import { day, flag, many, oneOf, type Param, searchParams, text, whole } from '../app/search-params.ts';

// What the memory's pages keep in their addresses, and what that asks of the API.

export const KINDS = ['event', 'fact', 'episode', 'reflection', 'document'] as const;
export type Kind = (typeof KINDS)[number];
export const SCOPES = ['run', 'session', 'user', 'project', 'global'] as const;
export const TRUSTS = ['owner', 'agent', 'untrusted'] as const;

const KIND_OF: Param<{ kind: Kind; id: number } | undefined> = (given) => {
  const [, kind, id] = /^(event|fact|episode|reflection|document)-(\d{1,10})$/.exec(String(given)) ?? [];
  return kind === undefined ? undefined : { kind: kind as Kind, id: Number(id) };
};
/** `event-12`: a memory by its kind and number. */
const reference: Param<string | undefined> = (given) => (KIND_OF(given) ? String(given) : undefined);
export const refOf = (given: string | undefined): { kind: Kind; id: number } | undefined => KIND_OF(given);
export const writeRef = ({ kind, id }: { kind: Kind; id: number }): string => `${kind}-${id}`;

/** Every page of the memory speaks of one client. */
export const ofClient = { client: text(255), open: reference };
export const findSearch = searchParams({ ...ofClient, q: text(1000), kind: many(oneOf(...KINDS)), scope: oneOf(...SCOPES), trust: oneOf(...TRUSTS), from: day, to: day, as_of: day, known_at: day, archived: flag, missed: reference });
export const factsSearch = searchParams({ ...ofClient, subject: text(255), type: text(100), as_of: day, known_at: day });
export const graphSearch = searchParams({ ...ofClient, q: text(200), entity: text(310), depth: whole(1, 3), as_of: day });
export const careSearch = searchParams(ofClient);

export type FindSearch = ReturnType<typeof findSearch>;

/** A number in an address means a number; any other text is the caller's own name for a client. */
export const clientRef = (client: string | undefined): number | string | undefined => (client !== undefined && /^[1-9]\d{0,9}$/.test(client) ? Number(client) : client);

/** Two clocks make a question of it even without words: the list cannot look back, recall can. */
export const ASKED = 50;
export function recallOf({ q = '', client, kind, scope, from, to, as_of, known_at }: FindSearch, k = ASKED) {
  return { query: q, client_id: clientRef(client), k, kind: kind ? [...kind] : undefined, scope, since: from, until: to, as_of, known_at, explain: true };
}
export function listOf({ client, kind, scope, trust, from, to }: FindSearch) {
  return { client_id: clientRef(client), kind: kind ? [...kind] : undefined, scope, trust, from, to, limit: 100 };
}
export function archivedOf({ client, scope, from, to }: FindSearch) {
  return { client_id: clientRef(client), memory_scope: scope, start_date: from, end_date: to, archived: true, limit: 100 };
}
/** Filters that are set, for the mark on their button. */
export const filtersSet = ({ kind, scope, trust, from, to, as_of, known_at }: FindSearch): number => [kind, scope, trust, from ?? to, as_of, known_at].filter((one) => one !== undefined).length;
