import { clean, type Imported, type ImportedMemory, inParts, isObject, listOf, momentOf, refused, textOf } from './imported.ts';
import type { Element } from './json-elements.ts';

interface Node { id: string; parent: string | null; children: readonly string[]; message: Record<string, unknown> | null }

/** A ChatGPT export: every conversation is a tree, of which the branch is taken that was shown last. */
export async function* chatgpt(elements: AsyncIterable<Element>): AsyncGenerator<Imported> {
  for await (const { value, error } of elements) {
    if (error) yield refused(error);
    else if (isObject(value) && isObject(value['mapping'])) yield* conversation(value, nodesOf(value['mapping']));
    else yield refused('This element has no mapping of messages: it is no conversation of a ChatGPT export.');
  }
}

function* conversation(raw: Record<string, unknown>, nodes: ReadonlyMap<string, Node>): Generator<Imported> {
  const id = textOf(raw['conversation_id']) ?? textOf(raw['id']);
  if (id === undefined) { yield refused('A conversation without an id.'); return; }
  const title = textOf(raw['title']);
  for (const node of shownBranch(nodes, textOf(raw['current_node']))) {
    const message = node.message;
    if (!message) continue;
    const role = isObject(message['author']) ? message['author']['role'] : undefined;
    if ((role !== 'user' && role !== 'assistant') || isHidden(message)) continue;
    const content = textOfContent(message);
    if (content === '') continue;
    const model = isObject(message['metadata']) ? textOf(message['metadata']['model_slug']) : undefined;
    const one: ImportedMemory = {
      content, external_id: `chatgpt:${id}:${textOf(message['id']) ?? node.id}`, session_id: `chatgpt:${id}`, role, event_source: 'import', trust: role === 'user' ? 'owner' : 'agent',
      occurred_at: momentOf(message['create_time']) ?? momentOf(raw['create_time']), metadata: { source: 'chatgpt', ...(title && { title }), ...(model && { model }) },
    };
    yield* inParts(one);
  }
}

const nodesOf = (mapping: Record<string, unknown>): Map<string, Node> => new Map(Object.entries(mapping).flatMap(([id, raw]) => (isObject(raw)
  ? [[id, { id, parent: typeof raw['parent'] === 'string' ? raw['parent'] : null, children: listOf(raw['children']).filter((c): c is string => typeof c === 'string'), message: isObject(raw['message']) ? raw['message'] : null }]] : [])));

/** From the node that was shown last up to the root; where that is not said, from the youngest end. */
function shownBranch(nodes: ReadonlyMap<string, Node>, current: string | undefined): Node[] {
  const time = (node: Node): number => Number(node.message?.['create_time'] ?? 0);
  const ends = [...nodes.values()].filter((node) => node.children.length === 0);
  let node = (current === undefined ? undefined : nodes.get(current)) ?? ends.sort((a, b) => time(b) - time(a))[0];
  const branch: Node[] = [];
  const seen = new Set<string>();
  while (node && !seen.has(node.id)) {
    seen.add(node.id);
    branch.push(node);
    node = node.parent === null ? undefined : nodes.get(node.parent);
  }
  return branch.reverse();
}

/** Messages that were never on the screen: instructions of the product, calls of tools. */
function isHidden(message: Record<string, unknown>): boolean {
  const metadata = isObject(message['metadata']) ? message['metadata'] : {};
  const to = message['recipient'];
  return metadata['is_visually_hidden_from_conversation'] === true || metadata['is_user_system_message'] === true || (typeof to === 'string' && to !== 'all' && to !== '');
}

/** Its texts in order; files and pictures by their names. */
function textOfContent(message: Record<string, unknown>): string {
  const content = isObject(message['content']) ? message['content'] : {};
  if (content['content_type'] !== undefined && content['content_type'] !== 'text' && content['content_type'] !== 'multimodal_text') return '';
  const metadata = isObject(message['metadata']) ? message['metadata'] : {};
  const attached = listOf(metadata['attachments']).flatMap((a) => (isObject(a) && textOf(a['name']) !== undefined ? [`[file: ${textOf(a['name'])}]`] : []));
  const texts = listOf(content['parts']).flatMap((part) => {
    if (typeof part === 'string') return part.trim() === '' ? [] : [clean(part).trim()];
    if (!isObject(part)) return [];
    const text = textOf(part['text']);
    if (text !== undefined) return [text.trim()];
    return typeof part['content_type'] === 'string' && part['content_type'].startsWith('image') && attached.length === 0 ? ['[picture]'] : [];
  });
  return texts.some((text) => text !== '[picture]') || attached.length ? [...texts, ...attached].join('\n\n') : '';
}
