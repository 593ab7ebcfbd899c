import { digest, type Imported, inParts, isObject, listOf, momentOf, refused, textOf } from './imported.ts';
import type { Element } from './json-elements.ts';

interface Version { content: string; at: string | undefined; event: string }
type Raw = Record<string, unknown>;

const KNOWN = new Set(['id', 'memory_id', 'memory', 'text', 'data', 'content', 'hash', 'user_id', 'agent_id', 'app_id', 'run_id', 'actor_id', 'role', 'created_at', 'updated_at', 'timestamp', 'metadata', 'categories', 'history', 'score', 'payload']);

/**
 * An export of mem0: memories, and their history where it comes along. A memory keeps its own moment; its earlier texts stay with
 * it in its metadata, where recall does not take them for what holds now. What was deleted there stays deleted.
 */
export async function* mem0(elements: AsyncIterable<Element>): AsyncGenerator<Imported> {
  const memories = new Map<string, Raw>();
  const versions = new Map<string, Version[]>();
  for await (const { value, error } of elements) {
    if (error) { yield refused(error); continue; }
    if (!isObject(value)) { yield refused('This element is no memory.'); continue; }
    const raw = isObject(value['payload']) ? { ...value['payload'], id: value['id'] } as Raw : value;
    if (isVersion(raw)) noteVersion(versions, raw);
    else {
      const content = contentOf(raw);
      if (content === undefined) { yield refused('A memory without a text.'); continue; }
      const id = textOf(raw['id']) ?? textOf(raw['memory_id']) ?? (typeof raw['id'] === 'number' ? String(raw['id']) : digest(`${content}\n${String(raw['user_id'] ?? '')}`));
      memories.set(id, raw);
      for (const version of listOf(raw['history']).filter(isObject)) noteVersion(versions, { memory_id: id, ...version });
    }
  }
  for (const id of new Set([...memories.keys(), ...versions.keys()])) {
    const history = (versions.get(id) ?? []).sort((a, b) => (a.at ?? '').localeCompare(b.at ?? ''));
    const raw = memories.get(id);
    if (!raw && history.at(-1)?.event === 'DELETE') continue;
    yield* one(id, raw ?? {}, history);
  }
}

const isVersion = (raw: Raw): boolean => 'old_memory' in raw || 'new_memory' in raw || 'prev_value' in raw || 'new_value' in raw;
const contentOf = (raw: Raw): string | undefined => textOf(raw['memory']) ?? textOf(raw['text']) ?? textOf(raw['content']) ?? textOf(raw['data']) ?? (isObject(raw['data']) ? textOf(raw['data']['memory']) : undefined);

function noteVersion(versions: Map<string, Version[]>, raw: Raw): void {
  const id = textOf(raw['memory_id']);
  if (id === undefined) return;
  const event = String(raw['event'] ?? (raw['is_deleted'] ? 'DELETE' : 'UPDATE')).toUpperCase();
  const content = textOf(raw['new_memory']) ?? textOf(raw['new_value']) ?? '';
  versions.set(id, [...(versions.get(id) ?? []), { content, at: momentOf(raw['updated_at']) ?? momentOf(raw['created_at']), event }]);
}

function* one(id: string, raw: Raw, history: readonly Version[]): Generator<Imported> {
  const content = contentOf(raw) ?? history.filter((v) => v.content !== '').at(-1)?.content;
  if (content === undefined) return;
  const earlier = history.filter((v) => v.content !== '' && v.content !== content).map(({ content: text, at }) => ({ content: text, ...(at && { at }) }));
  const metadata: Raw = { ...(isObject(raw['metadata']) ? raw['metadata'] : {}), source: 'mem0' };
  for (const field of ['user_id', 'agent_id', 'app_id', 'run_id'] as const) if (textOf(raw[field])) metadata[field] = raw[field];
  const categories = listOf(raw['categories']).filter((c) => typeof c === 'string');
  if (categories.length) metadata['categories'] = categories;
  for (const [field, value] of Object.entries(raw)) if (!KNOWN.has(field) && value !== null) metadata[field] = value;
  if (earlier.length) metadata['earlier'] = earlier;
  const updated = momentOf(raw['updated_at']);
  if (updated && updated !== momentOf(raw['created_at'])) metadata['updated_at'] = updated;
  yield* inParts({
    content, external_id: `mem0:${id}`, event_source: 'import', trust: 'agent', session_id: textOf(raw['run_id']), metadata,
    occurred_at: momentOf(raw['created_at']) ?? momentOf(raw['timestamp']) ?? history.find((v) => v.at)?.at ?? updated,
  });
}
