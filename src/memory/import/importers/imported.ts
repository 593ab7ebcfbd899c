import { createHash } from 'node:crypto';

/** A body for remember, as an importer makes it: always with an id of its own, so that doing it twice stores nothing twice. */
export interface ImportedMemory {
  readonly content: string;
  readonly external_id: string;
  readonly session_id?: string | undefined;
  readonly role?: 'user' | 'assistant' | 'system' | 'tool' | undefined;
  readonly speaker?: string | undefined;
  readonly occurred_at?: string | undefined;
  readonly event_type?: string | undefined;
  readonly event_source?: string | undefined;
  readonly trust?: 'owner' | 'agent' | 'untrusted' | undefined;
  readonly metadata: Record<string, unknown>;
  /** Whatever else a body for remember may have, where the source says it. */
  readonly more?: Record<string, unknown> | undefined;
}

/** What comes out of a source: memories, and what could not be one, with the reason. */
export type Imported = { readonly memory: ImportedMemory } | { readonly refused: string };

export const memory = (one: ImportedMemory): Imported => ({ memory: one });
export const refused = (why: string): Imported => ({ refused: why });

/** Characters that one memory may have, with room for a heading. */
export const MOST_CHARACTERS = 99_000;

/** The body as remember takes it. */
export const bodyOf = ({ more, ...rest }: ImportedMemory): Record<string, unknown> => Object.fromEntries(Object.entries({ ...more, ...rest, external_id: shortId(rest.external_id), metadata: inStoredOrder(rest.metadata) }).filter(([, value]) => value !== undefined && value !== null));

/** Fields in the order in which the database keeps them: the same metadata a second time is seen to be the same. */
function inStoredOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inStoredOrder);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined).map(([key, v]) => [key, Buffer.from(key), inStoredOrder(v)] as const)
    .sort(([, a], [, b]) => a.length - b.length || a.compare(b)).map(([key, , v]) => [key, v]));
}

/** Ids longer than remember takes keep their beginning and end in a digest. */
export const shortId = (id: string): string => (id.length <= 255 ? id : `${id.slice(0, 200).toWellFormed()}~${digest(id)}`);

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** Text that may be stored: no NUL, no half of a character pair. */
export const clean = (text: string): string => text.replaceAll('\0', '').toWellFormed();

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? clean(value) : undefined);
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/**
 * A moment as its source writes it: seconds or milliseconds since 1970, or a date. A time without an offset counts as UTC; a day
 * alone is its noon there, which is the same day nearly everywhere. Undefined where it says nothing.
 */
export function momentOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return inRange(value < 1e11 ? value * 1000 : value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^\d{9,13}(\.\d+)?$/.test(text)) return momentOf(Number(text));
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (day) return inRange(Date.parse(`${text}T12:00:00Z`));
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d/.test(text)) return inRange(Date.parse(text));
  const iso = text.replace(' ', 'T').replace(/\s+(?=[+-]|Z|UTC)/, '').replace(/UTC$/, 'Z').replace(/([+-]\d{2})$/, '$1:00');
  return inRange(Date.parse(/(Z|[+-]\d{2}:?\d{2})$/i.test(iso) ? iso : `${iso}Z`));
}

const inRange = (ms: number): string | undefined => (Number.isFinite(ms) && ms > -6e13 && ms < 4e12 ? new Date(ms).toISOString() : undefined);

/** A long text as several memories: cut at paragraphs where it can be, each with its number in the id. */
export function* inParts(one: ImportedMemory): Generator<Imported> {
  const parts = cut(one.content);
  for (const [i, content] of parts.entries()) {
    yield memory(parts.length === 1 ? one : { ...one, content, external_id: i === 0 ? one.external_id : `${one.external_id}#${i + 1}`, metadata: { ...one.metadata, part: i + 1, parts: parts.length } });
  }
}

export function cut(text: string, most = MOST_CHARACTERS): string[] {
  const out: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const at = [rest.lastIndexOf('\n\n', most), rest.lastIndexOf('\n', most), rest.lastIndexOf(' ', most)].find((i) => i > most / 2) ?? most;
    const high = at === most && /[\uD800-\uDBFF]/.test(rest[at - 1] as string) ? at - 1 : at; // never between the halves of a pair
    out.push(rest.slice(0, high).trimEnd());
    rest = rest.slice(high).trimStart();
  }
  return [...out, rest].filter((part) => part !== '');
}
