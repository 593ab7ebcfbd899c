import { digest, type Imported, inParts, isObject, listOf, momentOf, refused, textOf } from './imported.ts';
import type { Element } from './json-elements.ts';

/** A Claude export: conversations, projects with their documents, and what Claude has noted about its user. */
export async function* claude(elements: AsyncIterable<Element>): AsyncGenerator<Imported> {
  for await (const { value, error } of elements) {
    if (error) yield refused(error);
    else if (!isObject(value)) yield refused('This element is no object.');
    else if (Array.isArray(value['chat_messages'])) yield* conversation(value, value['chat_messages']);
    else if (Array.isArray(value['docs'])) yield* project(value, value['docs']);
    else if ('conversations_memory' in value || 'project_memories' in value) yield* notes(value);
    else if (!('email_address' in value)) yield refused('This element is neither a conversation nor a project of a Claude export.');
  }
}

function* conversation(raw: Record<string, unknown>, all: readonly unknown[]): Generator<Imported> {
  const id = textOf(raw['uuid']);
  if (id === undefined) { yield refused('A conversation without its uuid.'); return; }
  const title = textOf(raw['name']);
  for (const [place, message] of shown(raw, all.filter(isObject)).entries()) {
    const role = message['sender'] === 'human' ? 'user' as const : message['sender'] === 'assistant' ? 'assistant' as const : null;
    if (role === null) continue;
    const external_id = `claude:${id}:${textOf(message['uuid']) ?? place}`;
    const about = { session_id: `claude:${id}`, occurred_at: momentOf(message['created_at']) ?? momentOf(raw['created_at']), event_source: 'import', metadata: { source: 'claude', ...(title && { title }) } };
    const content = textOfMessage(message);
    if (content !== '') yield* inParts({ ...about, content, external_id, role, trust: role === 'user' ? 'owner' : 'agent' });
    // What was pasted or attached as text is the user's as much as what was typed.
    for (const [i, file] of listOf(message['attachments']).entries()) {
      const text = isObject(file) ? textOf(file['extracted_content']) : undefined;
      if (text !== undefined && isObject(file)) yield* inParts({ ...about, content: text, external_id: `${external_id}:file${i + 1}`, event_type: 'document', trust: 'owner', metadata: { ...about.metadata, ...(textOf(file['file_name']) && { file: textOf(file['file_name']) }) } });
    }
  }
}

/** The branch that was shown last, where the export says which; otherwise all messages as they stand. */
function shown(raw: Record<string, unknown>, messages: Record<string, unknown>[]): Record<string, unknown>[] {
  const byId = new Map(messages.map((m) => [m['uuid'], m]));
  let at = byId.get(raw['current_leaf_message_uuid']);
  if (!at) return messages;
  const branch: Record<string, unknown>[] = [];
  while (at && !branch.includes(at)) { branch.push(at); at = byId.get(at['parent_message_uuid']); }
  return branch.reverse();
}

/** What was said, without thinking aloud and calls of tools; files by their names. */
function textOfMessage(message: Record<string, unknown>): string {
  const blocks = listOf(message['content']).flatMap((block) => (isObject(block) && block['type'] === 'text' ? (textOf(block['text'])?.trim() ?? []) : []));
  const said = blocks.length ? blocks : [textOf(message['text'])?.trim() ?? ''].filter((text) => text !== '');
  const names = [...listOf(message['attachments']), ...listOf(message['files'])].flatMap((file) => (isObject(file) && textOf(file['file_name']) !== undefined ? [`[file: ${textOf(file['file_name'])}]`] : []));
  return [...said, ...new Set(names)].join('\n\n');
}

function* project(raw: Record<string, unknown>, docs: readonly unknown[]): Generator<Imported> {
  const id = textOf(raw['uuid']) ?? digest(JSON.stringify(raw['name'] ?? ''));
  const name = textOf(raw['name']);
  const about = { event_type: 'document', event_source: 'import', trust: 'owner' as const };
  const metadata = { source: 'claude', ...(name && { project: name }) };
  for (const [field, what] of [['description', 'description'], ['prompt_template', 'instructions']] as const) {
    const text = textOf(raw[field]);
    if (text !== undefined) yield* inParts({ ...about, content: text, external_id: `claude:project:${id}:${what}`, occurred_at: momentOf(raw['created_at']), metadata: { ...metadata, title: name ? `${name}: ${what}` : what } });
  }
  for (const [i, doc] of docs.entries()) {
    const content = isObject(doc) ? textOf(doc['content']) : undefined;
    if (content === undefined || !isObject(doc)) continue;
    yield* inParts({ ...about, content, external_id: `claude:project:${id}:${textOf(doc['uuid']) ?? i}`, occurred_at: momentOf(doc['created_at']) ?? momentOf(raw['created_at']), metadata: { ...metadata, ...(textOf(doc['filename']) && { title: textOf(doc['filename']) }) } });
  }
}

function* notes(raw: Record<string, unknown>): Generator<Imported> {
  const whose = textOf(raw['account_uuid']) ?? 'account';
  const about = { event_type: 'document', event_source: 'import', trust: 'agent' as const, occurred_at: momentOf(raw['updated_at']) ?? momentOf(raw['created_at']) };
  const general = textOf(raw['conversations_memory']);
  if (general !== undefined) yield* inParts({ ...about, content: general, external_id: `claude:memory:${whose}`, metadata: { source: 'claude', title: 'What Claude remembers' } });
  for (const [id, text] of Object.entries(isObject(raw['project_memories']) ? raw['project_memories'] : {})) {
    const content = textOf(text);
    if (content !== undefined) yield* inParts({ ...about, content, external_id: `claude:memory:${whose}:${id}`, metadata: { source: 'claude', title: 'What Claude remembers of a project' } });
  }
}
