import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { chosenFiles, filesAt, recognise } from '../src/apps/import-sources.ts';
import { NoZip, textsOf } from '../web/memory/import-files.ts';

// The page and the command line read the same things and must choose the same of them, under the same names: else what came in one
// way comes in twice by the other.

const folder = mkdtempSync(join(tmpdir(), 'almanac-import-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const when = new Date(2023, 2, 4, 12, 30, 20);
const chats = (mark: string) => JSON.stringify([{ id: 'a', title: 'A', ...(mark === 'chatgpt' ? { mapping: {} } : { chat_messages: [] }) }]);
const sets: Record<string, Record<string, string>> = {
  chatgpt: { 'conversations.json': chats('chatgpt'), 'user.json': '{}', 'message_feedback.json': '[]', 'chat.html': '<p>' },
  'chatgpt in parts': { 'conversations-000.json': chats('chatgpt'), 'conversations-001.json': chats('chatgpt'), 'shared_conversations.json': '[]' },
  claude: { 'conversations.json': chats('claude'), 'projects.json': '[]', 'memories.json': '[]', 'users.json': '[]', 'projects/one.json': '{}' },
  notes: { 'garden/Compost.md': 'Leaves.', 'Top.markdown': 'Top.', 'list.txt': 'no note of a folder', '.obsidian/app.json': '{}', 'pictures/a.png': 'x', 'garden/.trash/Old.md': 'gone' },
  mem0: { 'memories-export.json': JSON.stringify([{ memory: 'Likes tea.', hash: 'h', user_id: 'u' }]) },
};

describe.each(Object.entries(sets))('of %s', (name, files) => {
  const there = async (path: string) => {
    const { files: all, close } = await filesAt(path);
    const format = await recognise(all);
    const chosen = chosenFiles(all, format).map((file) => ({ name: file.name, modified: file.modified.getTime() }));
    await close();
    return { format, chosen };
  };
  const here = async (given: Parameters<typeof textsOf>[0]) => {
    const { format, texts } = await textsOf(given);
    return { format, chosen: texts.map((text) => ({ name: text.name, modified: text.modified?.getTime() })) };
  };

  it('the same is chosen from a zip, with its dates', async () => {
    const path = join(folder, `${name}.zip`);
    const packed = zipSync(Object.fromEntries(Object.entries(files).map(([file, text]) => [file, [strToU8(text), { mtime: when }]])));
    writeFileSync(path, packed);
    const right = await there(path);
    expect(right.chosen.length).toBeGreaterThan(0);
    expect(new Set(right.chosen.map((one) => one.modified))).toEqual(new Set([when.getTime()]));
    expect(await here([{ path: `${name}.zip`, file: new File([packed], `${name}.zip`) }])).toEqual(right);
  });

  it('the same is chosen from a folder', async () => {
    const root = join(folder, name);
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
      utimesSync(join(root, file), when, when);
    }
    // What a drop tells: all that lies there, apart from the folders of programs.
    const dropped = Object.keys(files).filter((file) => /\.(md|markdown|json)$/.test(file) && !file.includes('.obsidian') && !file.includes('.trash'));
    expect(await here(dropped.map((file) => ({ path: file, file: new File([readFileSync(join(root, file))], file, { lastModified: when.getTime() }) })))).toEqual(await there(root));
  });
});

it('takes a text that was chosen by itself, and several', async () => {
  const text = (path: string) => ({ path, file: new File(['Water the figs.'], path) });
  for (const given of [[text('figs.txt')], [text('figs.txt'), text('more.txt')]]) expect(await textsOf(given)).toMatchObject({ format: 'markdown', texts: given.map(({ path }) => ({ name: path, text: 'Water the figs.' })) });
});

it('says which file is no zip', async () => {
  await expect(textsOf([{ path: 'broken.zip', file: new File(['no zip'], 'broken.zip') }])).rejects.toThrow(NoZip);
});
