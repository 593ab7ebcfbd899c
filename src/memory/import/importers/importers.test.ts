import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyOf, cut, type Imported, momentOf } from './imported.ts';
import { formatOf, importedFrom, importedFromText } from './index.ts';
import { elementsOf } from './json-elements.ts';
import { frontMatter, markdown } from './markdown.ts';

async function* pieces(text: string, size: number): AsyncGenerator<string> { for (let i = 0; i < text.length; i += size) yield text.slice(i, i + size); }
const all = async <T>(source: AsyncIterable<T> | Iterable<T>): Promise<T[]> => { const out: T[] = []; for await (const one of source) out.push(one); return out; };
const bodies = (list: readonly Imported[]) => list.flatMap((one) => ('memory' in one ? [bodyOf(one.memory)] : []));
const reasons = (list: readonly Imported[]) => list.flatMap((one) => ('refused' in one ? [one.refused] : []));
const read = async (format: Parameters<typeof importedFromText>[0], value: unknown, name?: string) => all(importedFromText(format, typeof value === 'string' ? value : JSON.stringify(value), name));

describe('elements of a JSON file', () => {
  it('are the same however it is cut, for lists, wrapped lists and lines', async () => {
    const json = fc.array(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue().filter((v) => typeof v === 'object' && v !== null), fc.string(), fc.integer()), { maxLength: 6 });
    await fc.assert(fc.asyncProperty(json, fc.integer({ min: 1, max: 40 }), fc.constantFrom('list', 'wrapped', 'lines'), async (values, size, form) => {
      const objects = form === 'lines' ? values.filter((v) => typeof v === 'object' && v !== null && !Array.isArray(v) && !Object.keys(v).some((k) => ['results', 'memories', 'conversations', 'items', 'data', 'messages', 'history'].includes(k))) : values;
      const text = form === 'list' ? JSON.stringify(objects, null, 1) : form === 'wrapped' ? `{"count": 3, "results": ${JSON.stringify(objects)}, "next": null}` : objects.map((v) => JSON.stringify(v)).join('\n');
      expect((await all(elementsOf(pieces(text, size)))).map((e) => e.value)).toEqual(JSON.parse(JSON.stringify(objects)));
    }), { numRuns: 300 });
  });
  it('are passed over unread up to a number, and a broken one is named', async () => {
    expect(await all(elementsOf(pieces('[{"a":1},{"a":2},{"a":3}]', 3), 2))).toEqual([{ index: 2, value: { a: 3 } }]);
    expect(await all(elementsOf(pieces('{"a":1}\n{"a":}\n{"a":3}', 5)))).toMatchObject([{ value: { a: 1 } }, { error: 'Element 2 is not JSON.' }, { value: { a: 3 } }]);
    expect(await all(elementsOf(pieces('[{"a":1},{"a":', 5)))).toMatchObject([{ value: { a: 1 } }, { error: expect.stringContaining('ends in the middle of element 2') }]);
  });
  it('does not take a conversation by itself for a list', async () => {
    expect(await all(elementsOf(pieces('{"uuid":"c","chat_messages":[{"uuid":"m"}]}', 7)))).toMatchObject([{ value: { uuid: 'c' } }]);
  });
});

describe('ChatGPT', () => {
  const node = (id: string, parent: string | null, role: string, parts: unknown[], extra: Record<string, unknown> = {}) => ({ id, parent, children: [] as string[], message: { id, author: { role }, create_time: 1_700_000_000 + id.length, content: { content_type: 'text', parts }, recipient: 'all', metadata: {}, ...extra } });
  const mapping = () => {
    const nodes = [
      { id: 'root', parent: null, children: [], message: null }, node('sys', 'root', 'system', ['']), node('hidden', 'sys', 'user', ['Custom instructions'], { metadata: { is_visually_hidden_from_conversation: true } }),
      node('q1', 'hidden', 'user', ['Plan a trip to Lisbon']), node('a-old', 'q1', 'assistant', ['An answer that was thrown away']), node('a-new', 'q1', 'assistant', ['The answer that stayed'], { metadata: { model_slug: 'gpt-5' } }),
      node('call', 'a-new', 'assistant', ['search()'], { recipient: 'browser' }), node('tool', 'call', 'tool', ['Result of a tool']),
      node('q2', 'tool', 'user', [{ content_type: 'image_asset_pointer', asset_pointer: 'x' }, 'What is on it?'], { content: { content_type: 'multimodal_text', parts: [{ content_type: 'image_asset_pointer' }, 'What is on it?'] }, metadata: { attachments: [{ name: 'beach.jpg' }] } }),
    ];
    return Object.fromEntries(nodes.map((n) => [n.id, n]));
  };
  it('takes the branch shown last: what the user and the assistant said, with its own time', async () => {
    const out = await read('chatgpt', [{ title: 'Trip', conversation_id: 'c1', create_time: 1_600_000_000, current_node: 'q2', mapping: mapping() }]);
    expect(bodies(out).map((b) => [b['role'], b['content'], b['external_id']])).toEqual([
      ['user', 'Plan a trip to Lisbon', 'chatgpt:c1:q1'], ['assistant', 'The answer that stayed', 'chatgpt:c1:a-new'], ['user', 'What is on it?\n\n[file: beach.jpg]', 'chatgpt:c1:q2'],
    ]);
    expect(bodies(out)[1]).toMatchObject({ session_id: 'chatgpt:c1', trust: 'agent', occurred_at: new Date((1_700_000_000 + 5) * 1000).toISOString(), metadata: { source: 'chatgpt', title: 'Trip', model: 'gpt-5' } });
    expect(reasons(out)).toEqual([]);
  });
  it('finds the youngest end where no node is named current, and stops at a circle', async () => {
    const nodes = mapping();
    delete (nodes['q2'] as { message: unknown }).message;
    expect(bodies(await read('chatgpt', [{ id: 'c', mapping: { ...nodes, x: { id: 'x', parent: 'y', children: [], message: { author: { role: 'user' }, create_time: 9e9, content: { parts: ['Round'] } } }, y: { id: 'y', parent: 'x', children: ['x'], message: null } } }])).map((b) => b['content'])).toEqual(['Round']);
  });
  it('says which elements are no conversations', async () => {
    expect(reasons(await read('chatgpt', [{ hello: 1 }, 7]))).toHaveLength(2);
  });
});

describe('Claude', () => {
  it('takes conversations with what was attached, without thinking and tools', async () => {
    const out = bodies(await read('claude', [{ uuid: 'c', name: 'Taxes', created_at: '2025-01-01T00:00:00Z', chat_messages: [
      { uuid: 'm1', sender: 'human', text: 'old form', content: [{ type: 'text', text: 'Look at this' }], created_at: '2025-01-02T03:04:05.678901Z', attachments: [{ file_name: 'tax.txt', extracted_content: 'Numbers' }], files: [{ file_name: 'scan.png' }] },
      { uuid: 'm2', sender: 'assistant', content: [{ type: 'thinking', thinking: 'hm' }, { type: 'tool_use', name: 'x' }, { type: 'text', text: 'Done.' }], created_at: '2025-01-02T03:05:00Z' },
      { uuid: 'm3', sender: 'assistant', text: '', content: [] },
    ] }]));
    expect(out.map((b) => [b['external_id'], b['content'], b['event_type'] ?? null])).toEqual([['claude:c:m1', 'Look at this\n\n[file: tax.txt]\n\n[file: scan.png]', null], ['claude:c:m1:file1', 'Numbers', 'document'], ['claude:c:m2', 'Done.', null]]);
    expect(out[0]).toMatchObject({ role: 'user', occurred_at: '2025-01-02T03:04:05.678Z', session_id: 'claude:c' });
  });
  it('follows the branch it names, and takes projects and its notes about the user', async () => {
    const messages = [{ uuid: 'a', sender: 'human', text: 'One' }, { uuid: 'b', parent_message_uuid: 'a', sender: 'human', text: 'Dropped' }, { uuid: 'c', parent_message_uuid: 'a', sender: 'human', text: 'Kept' }];
    expect(bodies(await read('claude', [{ uuid: 'x', current_leaf_message_uuid: 'c', chat_messages: messages }])).map((b) => b['content'])).toEqual(['One', 'Kept']);
    const out = bodies(await read('claude', [{ uuid: 'p', name: 'House', prompt_template: 'Be brief', docs: [{ uuid: 'd', filename: 'plan.md', content: 'Build', created_at: '2025-05-05T00:00:00Z' }] }, { conversations_memory: 'Likes tea', project_memories: { p: 'Wants a house' }, account_uuid: 'me' }, { uuid: 'u', email_address: 'a@b.c' }]));
    expect(out.map((b) => [b['external_id'], b['content']])).toEqual([['claude:project:p:instructions', 'Be brief'], ['claude:project:p:d', 'Build'], ['claude:memory:me', 'Likes tea'], ['claude:memory:me:p', 'Wants a house']]);
  });
});

describe('mem0', () => {
  it('takes memories in every form it exports, with the earlier texts beside them', async () => {
    const memories = [{ id: 'm1', memory: 'Lives in Porto', user_id: 'u', created_at: '2025-01-01T10:00:00-07:00', updated_at: '2025-02-01T10:00:00-07:00', metadata: { a: 1 }, categories: ['home'] }, { id: 'm2', text: 'Likes tea' }];
    const history = [{ id: 'h1', memory_id: 'm1', old_memory: null, new_memory: 'Lives in Lisbon', event: 'ADD', created_at: '2025-01-01T10:00:00Z' }, { id: 'h2', memory_id: 'm1', old_memory: 'Lives in Lisbon', new_memory: 'Lives in Porto', event: 'UPDATE', created_at: '2025-02-01T10:00:00Z' },
      { id: 'h3', memory_id: 'm9', new_memory: 'Secret', event: 'ADD', created_at: '2025-01-01T10:00:00Z' }, { id: 'h4', memory_id: 'm9', old_memory: 'Secret', event: 'DELETE', created_at: '2025-01-03T10:00:00Z' }];
    for (const form of [[...memories, ...history], { results: [...memories, ...history] }, { memories: [...history, ...memories] }]) {
      const out = bodies(await read('mem0', form));
      expect(out.map((b) => b['external_id']).sort()).toEqual(['mem0:m1', 'mem0:m2']);
      expect(out.find((b) => b['external_id'] === 'mem0:m1')).toMatchObject({ content: 'Lives in Porto', occurred_at: '2025-01-01T17:00:00.000Z', metadata: { a: 1, categories: ['home'], user_id: 'u', source: 'mem0', earlier: [{ content: 'Lives in Lisbon', at: '2025-01-01T10:00:00.000Z' }] } });
      expect(JSON.stringify(out)).not.toContain('Secret');
    }
    expect(bodies(await read('mem0', [{ id: 'p', payload: { data: 'From the vector store', user_id: 'u', created_at: '2025-01-01T00:00:00Z' } }]))).toMatchObject([{ content: 'From the vector store', external_id: 'mem0:p' }]);
  });
});

describe('JSON lines', () => {
  it('takes the fields of remember and their common names; the rest is metadata', async () => {
    const out = bodies(await read('jsonl', ['{"content":"A","external_id":"x","salience_score":0.9,"trust":"agent","metadata":{"k":1}}', '{"text":"B","timestamp":1700000000,"author":{"name":"Ann"},"id":5,"mood":"fine","thread_id":"t"}', '{"message":{"content":"C"},"type":"human","date":"2024-02-03","user":"Bo"}', '"D"'].join('\n')));
    expect(out).toMatchObject([
      { content: 'A', external_id: 'x', salience_score: 0.9, trust: 'agent', metadata: { k: 1 } },
      { content: 'B', external_id: 'jsonl:5', occurred_at: '2023-11-14T22:13:20.000Z', speaker: 'Ann', session_id: 't', metadata: { mood: 'fine', source: 'jsonl' } },
      { content: 'C', role: 'user', occurred_at: '2024-02-03T12:00:00.000Z', speaker: 'Bo' }, { content: 'D' },
    ]);
    expect(reasons(await read('jsonl', '{"nothing":1}\n{broken'))).toHaveLength(2);
    expect(bodies(await read('jsonl', '{"text":"B"}'))[0]?.['external_id']).toBe(bodies(await read('jsonl', '{"text":"B"}'))[0]?.['external_id']);
  });
});

describe('Markdown', () => {
  const modified = new Date('2020-01-01T00:00:00Z');
  const first = (path: string, text: string) => { const [one] = bodies([...markdown({ path, text, modified })]); return one as Record<string, unknown>; };
  it('reads title, date, tags and links, and keeps the text', () => {
    const note = first('life/garden.md', '---\ntitle: "The garden"\ndate: 2024-05-06\ntags: [plants, home]\naliases:\n  - Yard\n---\nSee [[Tools|the tools]] and #spring, not `#code`.\n');
    expect(note).toMatchObject({ content: '# The garden\n\nSee [[Tools|the tools]] and #spring, not `#code`.', external_id: 'markdown:life/garden.md', event_type: 'document', occurred_at: '2024-05-06T12:00:00.000Z',
      metadata: { title: 'The garden', path: 'life/garden.md', tags: ['plants', 'home', 'spring'], links: ['Tools'], front_matter: { aliases: ['Yard'] } } });
  });
  it('takes the date from the front matter, then the name, then the file', () => {
    expect(first('2023-04-05 standup.md', 'Hi')['occurred_at']).toBe('2023-04-05T12:00:00.000Z');
    expect(first('20230405.md', 'Hi')['occurred_at']).toBe('2023-04-05T12:00:00.000Z');
    expect(first('note-2023-99-99.md', 'Hi')['occurred_at']).toBe(modified.toISOString());
    expect(bodies([...markdown({ path: 'a.md', text: 'Hi' })])[0]).not.toHaveProperty('occurred_at');
  });
  it('splits a long note by its headings, under their names, the same way every time', () => {
    const body = (word: string) => `${word} `.repeat(3000);
    const text = `# Book\n\nIntro\n\n## One\n\n${body('first')}\n\n\`\`\`\n# no heading\n\`\`\`\n\n### Deep\n\n${body('deep')}\n\n## Two\n\n${'x'.repeat(250_000)}`;
    const out = bodies([...markdown({ path: 'book.md', text })]);
    expect(out.map((b) => (b['metadata'] as { section: string }).section)).toEqual(['Book', 'Book > One', 'Book > One > Deep', ...Array(13).fill('Book > Two')]);
    for (const one of out) expect((one['content'] as string).length).toBeLessThan(100_000);
    expect(out[1]?.['content']).toContain('# no heading');
    expect(new Set(out.map((b) => b['external_id'])).size).toBe(out.length);
    expect(bodies([...markdown({ path: 'book.md', text })])).toEqual(out);
  });
  it('leaves what is no front matter in the text', () => {
    expect(frontMatter('---\nno end')).toEqual({ fields: {}, body: '---\nno end' });
    expect([...markdown({ path: 'empty.md', text: '---\ntitle: x\n---\n\n' })]).toEqual([{ refused: 'empty.md is empty.' }]);
  });
});

it('understands moments as they are commonly written, and invents none', () => {
  expect([momentOf(1_700_000_000), momentOf(1_700_000_000_000), momentOf('1700000000.5'), momentOf('2024-01-02 03:04:05'), momentOf('2024-01-02T03:04:05.123456+02:00'), momentOf('2024-01-02 03:04:05 UTC'), momentOf('soon'), momentOf(''), momentOf(0), momentOf(null)]).toEqual([
    '2023-11-14T22:13:20.000Z', '2023-11-14T22:13:20.000Z', '2023-11-14T22:13:20.500Z', '2024-01-02T03:04:05.000Z', '2024-01-02T01:04:05.123Z', '2024-01-02T03:04:05.000Z', undefined, undefined, undefined, undefined]);
});
it('cuts a text without losing any of it, and never inside a character', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), fc.integer({ min: 4, max: 50 }), (text, most) => {
    const parts = cut(text.trim() || 'x', most);
    for (const part of parts) { expect(part.length).toBeLessThanOrEqual(most); expect(part.isWellFormed()).toBe(text.isWellFormed()); }
    expect(parts.join('').replace(/\s/g, '')).toBe((text.trim() || 'x').replace(/\s/g, ''));
  }));
});
it('tells the products apart by what they write', async () => {
  expect([{ mapping: {} }, { chat_messages: [] }, { docs: [] }, { memory: 'x', user_id: 'u' }, { store: 'profile' }, { text: 'x' }, 7].map(formatOf)).toEqual(['chatgpt', 'claude', 'claude', 'mem0', 'almanac', 'jsonl', null]);
  const seen: number[] = [];
  await all(importedFrom('jsonl', pieces('{"text":"a"}\n{"text":"b"}', 4), 1, (e) => seen.push(e.index)));
  expect(seen).toEqual([1]);
});
