import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestService, type TestService } from '../../tests/service.ts';
import { readArguments } from '../cli/arguments.ts';
import { readConfig } from '../kernel/config.ts';
import { runImport } from './import-command.ts';
import { readZip } from './zip.ts';

/** A zip as other programs write it: some files deflated, some stored. */
function zipOf(files: Record<string, string>): Buffer {
  const locals: Buffer[] = []; const list: Buffer[] = []; let at = 0;
  Object.entries(files).forEach(([name, text], i) => {
    const plain = Buffer.from(text); const packed = i % 2 ? plain : deflateRawSync(plain);
    const fields = Buffer.alloc(26); fields.writeUInt16LE(20, 0); fields.writeUInt16LE(i % 2 ? 0 : 8, 4); fields.writeUInt16LE(0x5a21, 8); fields.writeUInt32LE(crc32(plain), 10); fields.writeUInt32LE(packed.length, 14); fields.writeUInt32LE(plain.length, 18); fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14); tail.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, tail, Buffer.from(name)]));
    locals.push(local); at += local.length;
  });
  const size = list.reduce((n, b) => n + b.length, 0); const end = Buffer.alloc(18);
  end.writeUInt16LE(list.length, 4); end.writeUInt16LE(list.length, 6); end.writeUInt32LE(size, 8); end.writeUInt32LE(at, 12); end.writeUInt16LE(7, 16);
  return Buffer.concat([...locals, ...list, Buffer.from('PK\x05\x06'), end, Buffer.from('comment')]);
}

const conversation = (n: number, turns = 3) => ({
  title: `Talk ${n}`, conversation_id: `c${n}`, current_node: `m${turns - 1}`,
  mapping: Object.fromEntries(Array.from({ length: turns }, (_, i) => [`m${i}`, { id: `m${i}`, parent: i ? `m${i - 1}` : null, children: i < turns - 1 ? [`m${i + 1}`] : [], message: { id: `m${n}-${i}`, author: { role: i % 2 ? 'assistant' : 'user' }, create_time: 1_700_000_000 + n * 1000 + i, content: { content_type: 'text', parts: [`Sentence ${i} of talk ${n}: the heron number ${n * 10 + i} flew by.`] } } }])),
});

describe('almanac import', () => {
  let on: TestService;
  let folder: string;
  let clients = 0;
  beforeAll(async () => { on = await startTestService(); });
  afterAll(() => on.close());
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'almanac-import-')); clients++; return () => rmSync(folder, { recursive: true, force: true }); });
  const put = (name: string, text: string | Buffer) => { mkdirSync(join(folder, name, '..'), { recursive: true }); writeFileSync(join(folder, name), text); };

  /** Runs the command as the command line would; `stopAfter` requests it is interrupted. */
  const run = async (words: string, { stopAfter, base = on.service.url, client = `importer-${clients}` }: { stopAfter?: number; base?: string; client?: string | null } = {}) => {
    const stop = new AbortController();
    const said: string[] = [];
    const original = globalThis.fetch;
    let sent = 0;
    globalThis.fetch = (async (...args: Parameters<typeof fetch>) => { const answer = await original(...args); if (String(args[0]).includes('/memory/import') && ++sent === stopAfter) stop.abort(); return answer; }) as typeof fetch;
    try {
      const args = readArguments(`${words} --base ${base}${client === null ? '' : ` --client ${client}`}`.split(' '));
      const code = await runImport(readConfig({}), args, {}, { out: (t) => said.push(t), error: (t) => said.push(t), terminal: false, write: () => undefined, interrupted: stop.signal });
      return { code, said: said.join('\n'), sent };
    } finally { globalThis.fetch = original; }
  };
  const events = async (query = '', client = `importer-${clients}`) => (await on.send('GET', `/api/v1/memory/events?client_id=${client}&limit=500${query}`)).body.items as { content: string; occurred_at: string; external_id: string; metadata: Record<string, unknown>; role: string | null }[];

  it('takes in a zip of ChatGPT as it is downloaded, and the second time nothing is new', async () => {
    put('export.zip', zipOf({ 'user.json': '{"id":"me"}', 'conversations.json': JSON.stringify([conversation(1), conversation(2)]), 'chat.html': '<html>' }));
    const first = await run(`${folder}/export.zip`);
    expect(first).toMatchObject({ code: 0, said: expect.stringContaining('6 stored, 0 changed, 0 unchanged, 0 refused.') });
    expect(first.said).toContain('chatgpt: 1 file');
    expect((await events()).map((e) => e.external_id)).toContain('chatgpt:c2:m2-2');
    expect((await events())[0]).toMatchObject({ occurred_at: '2023-11-14T22:46:42.000Z', role: 'user', metadata: { source: 'chatgpt', title: 'Talk 2' } });
    expect((await run(`${folder}/export.zip`)).said).toContain('All 6 are there already, unchanged.');
    expect((await on.send('GET', `/api/v1/memory/recall?client_id=importer-${clients}&query=heron%2021`)).body.results[0].content).toContain('heron number 21');
    expect(readdirSync(folder)).toEqual(['export.zip']);
  });

  it('takes in a folder of notes; a note that was changed is replaced, its earlier text kept', async () => {
    put('notes/2024-02-03 heron.md', '---\ntags: [bird]\n---\nThe heron stands in [[Reeds]].'); put('notes/deep/er/second.md', '# Second\n\nText.'); put('notes/.obsidian/workspace.md', 'not mine'); put('notes/node_modules/x/readme.md', 'not mine'); put('notes/picture.png', 'x'); put('notes/empty.md', '');
    const first = await run(`--dry-run ${folder}/notes`);
    expect(first.said).toMatch(/Would send 2 \(2 document\), .* from 2024-02-03/);
    expect(first.sent).toBe(0);
    expect((await run(`${folder}/notes`)).said).toContain('2 stored, 0 changed, 0 unchanged, 1 refused.\n  refused: empty.md: empty.md is empty.');
    put('notes/deep/er/second.md', '# Second\n\nAnother text.');
    expect((await run(`${folder}/notes`)).said).toContain('0 stored, 1 changed, 1 unchanged, 1 refused.');
    const all = await events('&event_type=document');
    expect(all.map((e) => e.external_id).sort()).toEqual(['markdown:2024-02-03 heron.md', 'markdown:deep/er/second.md']);
    expect(all.find((e) => e.external_id.includes('heron'))).toMatchObject({ content: '# 2024-02-03 heron\n\nThe heron stands in [[Reeds]].', occurred_at: '2024-02-03T12:00:00.000Z', metadata: { tags: ['bird'], links: ['Reeds'] } });
  });

  it('stops when it is told to, goes on from there, and says when no server answers', async () => {
    put('conversations.json', JSON.stringify(Array.from({ length: 700 }, (_, n) => conversation(n + 1))));
    const first = await run(`${folder}/conversations.json`, { stopAfter: 2 });
    expect(first).toMatchObject({ code: 130, said: expect.stringContaining('goes on from here') });
    expect(readdirSync(folder)).toContain('conversations.json.almanac-import.json');
    const second = await run(`${folder}/conversations.json`);
    expect(second).toMatchObject({ code: 0, said: expect.stringContaining('Going on where it was stopped.') });
    const count = (said: string, what: string): number => Number(new RegExp(`(\\d+) ${what}`).exec(said)?.[1]);
    expect(count(first.said, 'stored') + count(second.said, 'stored')).toBe(2100);
    expect(count(second.said, 'unchanged')).toBeLessThan(10);
    expect(count(second.said, 'changed')).toBe(0);
    expect(readdirSync(folder)).toEqual(['conversations.json']);
    // The same address, but what was stored is gone: then from the beginning.
    await run(`${folder}/conversations.json`, { stopAfter: 2 });
    await on.send('DELETE', `/api/v1/clients/importer-${clients}`);
    const third = await run(`${folder}/conversations.json`);
    expect(third.said).toContain('from the beginning');
    expect(count(third.said, 'stored')).toBe(2099);
    await expect(run(`${folder}/conversations.json`, { base: 'http://127.0.0.1:1' })).rejects.toThrow('no Almanac answers');
  });

  it('knows mem0, Claude, plain lines and its own export by what is in them', async () => {
    put('mem0.json', JSON.stringify({ results: [{ id: 'a', memory: 'Has a heron.', user_id: 'u', created_at: '2025-01-01T00:00:00Z' }] }));
    put('claude/conversations.json', JSON.stringify([{ uuid: 'x', name: 'T', chat_messages: [{ uuid: 'y', sender: 'human', text: 'Hello heron', created_at: '2025-01-01T00:00:00Z' }] }])); put('claude/users.json', '[{"uuid":"u","email_address":"a@b.c"}]');
    put('lines.jsonl', '{"text":"One heron","ts":1700000000}\n{"text":""}\n');
    expect((await run(`${folder}/mem0.json`)).said).toMatch(/^mem0: [^]*1 stored/);
    expect((await run(`${folder}/claude`)).said).toMatch(/^claude: 1 file[^]*1 stored/);
    expect((await run(`${folder}/lines.jsonl`)).said).toMatch(/^jsonl: [^]*1 stored, 0 changed, 0 unchanged, 1 refused/);
    const exported = (await on.send('GET', `/api/v1/memory/export?client_id=importer-${clients}`)).text;
    put('export.ndjson', exported);
    expect((await run(`${folder}/export.ndjson`, { client: `copy-${clients}` })).said).toMatch(/^almanac: [^]*3 stored/);
    expect((await run(`${folder}/export.ndjson`, { client: `copy-${clients}` })).said).toContain('All 3 are there already, unchanged.');
    expect(await events('', `copy-${clients}`)).toHaveLength(3);
    await expect(run(`${folder}/nothing`)).rejects.toThrow('there is no');
    await expect(run(`${folder}/lines.jsonl --from word`)).rejects.toThrow('--from takes');
  });

  it('takes one file of another product over HTTP', async () => {
    const client = `importer-${clients}`;
    const send = async (query: string, body: string) => (await on.send('POST', `/api/v1/memory/import?client_id=${client}&${query}`, body, { 'content-type': 'application/octet-stream' })).body;
    expect(await send('format=chatgpt', JSON.stringify([conversation(5)]))).toMatchObject({ imported: { events: 3 }, unchanged: { events: 0 }, errors: [] });
    expect(await send('format=chatgpt', JSON.stringify(conversation(5)))).toMatchObject({ imported: { events: 0 }, changed: { events: 0 }, unchanged: { events: 3 } });
    expect(await send('format=markdown&name=a/b.md', '# Heron\n\nA note.')).toMatchObject({ imported: { events: 1 } });
    expect(await send('format=mem0', '{"memories":[{"id":"q","memory":"M"},{"id":"r"}]}')).toMatchObject({ imported: { events: 1 }, refused: 1, errors: [{ detail: 'A memory without a text.' }] });
    expect(await send('format=jsonl', `{"text":"ok"}\n{"text":"${'x'.repeat(10)}","trust":"nobody"}`)).toMatchObject({ imported: { events: 1 }, errors: [{ line: 2, detail: expect.stringContaining('trust') }] });
    expect((await on.send('POST', '/api/v1/memory/import?format=word', 'x')).status).toBe(400);
  });

  it('says what is wrong with a zip', async () => {
    put('no.zip', 'this is no zip');
    await expect(readZip(join(folder, 'no.zip'))).rejects.toThrow('is no zip file');
    const whole = zipOf({ 'a.json': '[]', 'b.json': '{}' });
    put('cut.zip', whole.subarray(20));
    await expect((async () => { const { entries } = await readZip(join(folder, 'cut.zip')); for await (const _ of (entries[0] as { bytes(): AsyncIterable<Uint8Array> }).bytes()) { /* read it */ } })()).rejects.toThrow();
  });
});
