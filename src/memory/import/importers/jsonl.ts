import { digest, type Imported, inParts, isObject, momentOf, refused, textOf } from './imported.ts';
import type { Element } from './json-elements.ts';

type Raw = Record<string, unknown>;

/** What other programs call the fields of remember, best name first. */
const NAMES = {
  content: ['content', 'text', 'message', 'body', 'memory', 'note', 'value'],
  occurred_at: ['occurred_at', 'timestamp', 'date', 'datetime', 'time', 'created_at', 'createdAt', 'create_time', 'created', 'ts'],
  speaker: ['speaker', 'author', 'user', 'from', 'sender', 'name', 'username'],
  session_id: ['session_id', 'session', 'conversation_id', 'thread_id', 'channel', 'conversation', 'thread'],
  id: ['id', 'uuid', '_id', 'message_id', 'key'],
} as const;
const ROLES: Readonly<Record<string, 'user' | 'assistant' | 'system' | 'tool'>> = { user: 'user', human: 'user', assistant: 'assistant', ai: 'assistant', bot: 'assistant', model: 'assistant', system: 'system', tool: 'tool' };
/** Fields of remember that are taken as they are; the server checks them. */
const AS_THEY_ARE = ['event_type', 'event_source', 'memory_scope', 'salience_score', 'expires_at', 'trust'] as const;

/** Lines or a list of objects: the fields of remember, or what others commonly call them; unknown fields go into the metadata. */
export async function* jsonl(elements: AsyncIterable<Element>): AsyncGenerator<Imported> {
  for await (const { value, error } of elements) {
    if (error) yield refused(error);
    else if (typeof value === 'string' && value.trim() !== '') yield* inParts({ content: value, external_id: `jsonl:${digest(value)}`, event_source: 'import', metadata: { source: 'jsonl' } });
    else if (isObject(value)) yield* line(value);
    else yield refused('This line is no object.');
  }
}

function* line(raw: Raw): Generator<Imported> {
  const used = new Set<string>();
  const first = (names: readonly string[], fits: (value: unknown) => unknown): unknown => {
    for (const name of names) {
      const found = raw[name] === null || raw[name] === undefined ? undefined : fits(raw[name]);
      if (found !== undefined) { used.add(name); return found; }
    }
    return undefined;
  };
  const nameOf = (value: unknown): string | undefined => (isObject(value) ? (textOf(value['name']) ?? textOf(value['username']) ?? textOf(value['id'])) : textOf(value));
  const plain = (value: unknown): string | undefined => (typeof value === 'number' ? String(value) : textOf(value));
  const content = first(NAMES.content, (value) => (isObject(value) ? textOf(value['content']) ?? textOf(value['text']) : textOf(value))) as string | undefined;
  if (content === undefined) { yield refused(`This line has no text: none of the fields ${NAMES.content.slice(0, 4).join(', ')} holds one.`); return; }
  const occurred = first(NAMES.occurred_at, momentOf) as string | undefined;
  const role = first(['role', 'type', 'sender', 'author', 'from'], (value) => (typeof value === 'string' ? ROLES[value.toLowerCase()] : isObject(value) && typeof value['role'] === 'string' ? ROLES[value['role'].toLowerCase()] : undefined)) as 'user' | undefined;
  const speaker = first(NAMES.speaker.filter((name) => !used.has(name)), nameOf) as string | undefined;
  const session = first(NAMES.session_id, (value) => (isObject(value) ? plain(value['id']) : plain(value))) as string | undefined;
  const given = first(['external_id'], plain) as string | undefined;
  const id = given ?? (first(NAMES.id, plain) as string | undefined);
  const more: Raw = {};
  for (const field of AS_THEY_ARE) if (raw[field] !== undefined && raw[field] !== null) { more[field] = raw[field]; used.add(field); }
  const metadata: Raw = { source: 'jsonl', ...(isObject(raw['metadata']) ? raw['metadata'] : {}) };
  if (isObject(raw['metadata'])) used.add('metadata');
  for (const [field, value] of Object.entries(raw)) if (!used.has(field) && value !== null) metadata[field] = value;
  yield* inParts({
    content, external_id: given ?? `jsonl:${id ?? digest(JSON.stringify([content, occurred, session, role, speaker]))}`, session_id: session?.slice(0, 255), role, speaker: speaker?.slice(0, 255), occurred_at: occurred,
    event_source: typeof more['event_source'] === 'string' ? more['event_source'] : 'import', metadata, more,
  });
}
