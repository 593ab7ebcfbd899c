import { chatgpt } from './chatgpt.ts';
import { claude } from './claude.ts';
import { type Imported, isObject, refused } from './imported.ts';
import { type Element, elementsOf, elementsOfText } from './json-elements.ts';
import { jsonl } from './jsonl.ts';
import { markdown, type Note } from './markdown.ts';
import { mem0 } from './mem0.ts';

export { bodyOf, type Imported, type ImportedMemory } from './imported.ts';
export { type Element, elementsOf } from './json-elements.ts';
export { markdown, type Note } from './markdown.ts';

/** Products whose exports are lists of JSON. */
export const JSON_IMPORTERS = { chatgpt, claude, mem0, jsonl } as const;
export type JsonFormat = keyof typeof JSON_IMPORTERS;
export type ForeignFormat = JsonFormat | 'markdown';

/** The product that writes elements like this one; null where nothing tells. */
export function formatOf(value: unknown): JsonFormat | 'almanac' | null {
  if (!isObject(value)) return null;
  if (typeof value['store'] === 'string' && (value['store'] === 'profile' || 'client_id' in value)) return 'almanac';
  if (isObject(value['mapping'])) return 'chatgpt';
  if (Array.isArray(value['chat_messages']) || Array.isArray(value['docs']) || 'conversations_memory' in value || 'project_memories' in value) return 'claude';
  if ('memory' in value || 'old_memory' in value || 'new_memory' in value || (isObject(value['payload']) && ('data' in value['payload'] || 'memory' in value['payload'])) || (('text' in value || 'data' in value) && 'hash' in value && ('user_id' in value || 'agent_id' in value))) return 'mem0';
  return 'jsonl';
}

/** A text of another product, whole: what a browser sends. */
export function importedFromText(format: ForeignFormat, text: string, name?: string, modified?: Date): AsyncGenerator<Imported> | Generator<Imported> {
  if (format === 'markdown') return markdown({ path: name ?? 'note.md', text, modified } satisfies Note);
  return JSON_IMPORTERS[format](elementsOfText(text));
}

/** The same from pieces of any size; `from` elements are passed over. */
export const importedFrom = (format: JsonFormat, chunks: AsyncIterable<string>, from = 0, seen?: (element: Element) => void): AsyncGenerator<Imported> => JSON_IMPORTERS[format](watched(elementsOf(chunks, from), seen));

async function* watched(elements: AsyncIterable<Element>, seen: ((element: Element) => void) | undefined): AsyncGenerator<Element> {
  for await (const element of elements) { yield element; seen?.(element); }
}

export { refused };
