import { strToU8, zipSync } from 'fflate';
import { axe, expect, test } from './harness.ts';

type Server = { send<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T> };
interface Found { results: { id: number; kind: string; content: string }[] }

/** A memory that the whole file shares: notes, and a fact that changed. */
async function ground(server: Server): Promise<Record<string, number>> {
  const { results } = await server.send<Found>('GET', '/api/v1/memory/recall?query=studio%20rent');
  if (results.length > 0) return Object.fromEntries((await server.send<{ items: { event_id: number; external_id: string }[] }>('GET', '/api/v1/memory/events?limit=100')).items.map((one) => [one.external_id, one.event_id]));
  const ids: Record<string, number> = {};
  for (const [name, content, occurred_at] of [['old', 'The rent for the studio is 900 euros.', '2026-01-01T10:00:00Z'], ['new', 'The rent for the studio was raised to 950 euros.', '2026-02-01T10:00:00Z'], ['peonies', 'Grandmother likes peonies, never lilies.', '2026-03-01T10:00:00Z'], ['key', 'The spare key hangs behind the boiler.', '2026-03-02T10:00:00Z'], ['copy', 'The spare key hangs behind the boiler.', '2026-03-03T10:00:00Z']] as const) ids[name] = (await server.send<{ event_id: number }>('POST', '/api/v1/memory/remember', { content, occurred_at, external_id: name })).event_id;
  for (const [content, valid_from] of [['Maya lives in Lisbon', '2024-01-01T00:00:00Z'], ['Maya lives in Porto', '2026-01-01T00:00:00Z']]) await server.send('POST', '/api/v1/memory/facts', { subject_type: 'person', subject_id: 'Maya', fact_type: 'lives_in', content, valid_from });
  await server.send('POST', '/api/v1/memory/facts', { subject_type: 'person', subject_id: 'Tom', fact_type: 'friend_of', content: 'Tom is a friend of Maya' });
  return ids;
}

test('finds as one types, says why, and why not', async ({ open, server }) => {
  const ids = await ground(server);
  const page = await open('/memory');
  await page.keyboard.press('s');
  await page.keyboard.type('how much is the rent for the studio');
  const first = page.getByRole('list', { name: 'Found memories' }).getByRole('listitem').first();
  await first.getByText('raised to 950').waitFor();
  await first.getByText('Your words: best').waitFor();
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('how much is the rent for the studio');
  expect(await page.getByText('The rent for the studio is 900 euros.').count()).toBe(0);
  await axe(page);
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Something missing?' }).click();
  await page.getByLabel('Find it by its words').fill('900');
  await page.getByRole('list', { name: 'Memories to choose from' }).getByRole('button', { name: /900 euros/ }).click();
  await page.getByText(`For this question event ${ids['new']}, which is newer, stands in its place.`).first().waitFor();
  await axe(page);
  await page.getByRole('button', { name: 'The newer one' }).click();
  await page.getByRole('dialog', { name: `Memory ${ids['new']}` }).waitFor();
  await axe(page);
});

test('corrects a memory, keeps its earlier text, and takes the correction back', async ({ open, server }) => {
  const ids = await ground(server);
  const read = async (): Promise<string> => (await server.send<{ content: string }>('GET', `/api/v1/memory/events/${ids['peonies']}`)).content;
  const page = await open(`/memory?open=event-${ids['peonies']}`);
  const sheet = page.getByRole('dialog', { name: `Memory ${ids['peonies']}` });
  await sheet.getByRole('button', { name: 'Edit' }).click();
  await sheet.getByLabel('Text').fill('Grandmother likes peonies and lilies.');
  await axe(page);
  await sheet.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Changed. The earlier text is in its history.').first().waitFor();
  expect(await read()).toBe('Grandmother likes peonies and lilies.');
  await sheet.getByRole('heading', { name: 'Earlier texts' }).waitFor();
  // The message is still shown: Escape means the sheet, and the message stays with its way back.
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(read).toBe('Grandmother likes peonies, never lilies.');
});

test('names things by their names, and says in words what facts say', async ({ open, server }) => {
  const { workflow_id: id } = await server.send<{ workflow_id: number }>('POST', '/api/v1/workflows', { name: 'Gravel run', steps: [{ id: 's', title: 'Load', hours: 1 }] });
  await server.send('POST', '/api/v1/memory/facts', { subject_type: 'workflow', subject_id: String(id), fact_type: 'payment_terms', fact_key: 'late_fee', content: 'Ten days' });
  await server.send('POST', '/api/v1/memory/remember', { event_type: 'reflection', content: 'Day 2026-11-20: two tasks finished.\n\n## Done\n- Clickable **prototype**' });
  const page = await open('/memory/facts');
  const row = page.getByRole('row').filter({ hasText: 'Ten days' });
  await row.getByText('Gravel run').waitFor();
  await row.getByText('Payment terms (late fee)').waitFor();
  await row.click();
  await page.getByRole('dialog').getByText(`workflow/${id} payment_terms/late_fee`).waitFor();
  await page.goto('/memory/graph');
  await page.getByRole('list', { name: 'Who and what' }).getByText('Gravel run').click();
  await page.getByRole('table').getByText('payment terms (late fee)').waitFor();
  await page.goto('/memory?kind=reflection');
  await page.getByText('Fri 20 Nov: two tasks finished. Done: Clickable prototype').waitFor();
});

test('archives several from the keyboard, and brings them back', async ({ open, server }) => {
  const ids = await ground(server);
  const archived = async (): Promise<boolean> => (await server.send<{ archived_at: string | null }>('GET', `/api/v1/memory/events/${ids['key']}`)).archived_at !== null;
  const page = await open('/memory?kind=event');
  const list = page.getByRole('list', { name: 'Memories' });
  await list.getByRole('button', { name: /spare key/ }).first().focus();
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.getByRole('toolbar', { name: '2 selected' }).waitFor();
  await axe(page);
  await page.keyboard.press('e');
  await page.getByText('2 memories archived').first().waitFor();
  expect(await list.getByText('spare key').count()).toBe(0);
  expect(await archived()).toBe(true);
  await page.getByRole('button', { name: 'Undo' }).click();
  await list.getByText('spare key').first().waitFor();
  expect(await archived()).toBe(false);
});

test('shows a fact on two clocks, and settles what is disputed', async ({ open, server }) => {
  await ground(server);
  const page = await open('/memory/facts?subject=Maya');
  await page.getByRole('row').getByText('Maya lives in Porto').click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('img', { name: 'Versions of this fact on two clocks' }).waitFor();
  await sheet.getByText(/it was believed that on .*: Maya lives in Porto/).waitFor();
  await sheet.getByLabel('About which day').press('Home');
  await sheet.getByText(/Maya lives in Lisbon$|nothing was believed/).first().waitFor();
  await axe(page);
  await sheet.getByRole('button', { name: 'Dispute' }).click();
  await page.getByLabel('What is said instead').fill('Maya lives in Berlin');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Disputed: both stay until you settle it').first().waitFor();
  await sheet.getByRole('button', { name: 'Believe this one' }).click();
  await expect.poll(async () => (await server.send<{ items: { content: string; status: string }[] }>('GET', '/api/v1/memory/facts?subject_id=Maya')).items.map((one) => [one.content, one.status])).toEqual([['Maya lives in Berlin', 'current']]);
});

test('puts right what the audit found, and undoes it', async ({ open, server }) => {
  await ground(server);
  const page = await open('/memory/care');
  await page.getByRole('button', { name: 'Merge copies' }).click();
  await page.getByRole('button', { name: 'What would change' }).click();
  await page.getByText('This would change 1 memory.').waitFor();
  await axe(page);
  await page.getByRole('button', { name: 'Do it' }).click();
  await page.getByText('1 memory changed').first().waitFor();
  await page.getByRole('listitem').getByRole('button', { name: 'Undo' }).first().click();
  await page.getByRole('listitem').getByText('Undone').waitFor();
});

test('looks through a file, imports it, exports, and erases with proof', async ({ open, server }) => {
  const { client_id } = await server.send<{ client_id: number }>('PUT', '/api/v1/clients/acme', { full_name: 'Acme' });
  const page = await open(`/memory/move?client=${client_id}`);
  const body = Array.from({ length: 3 }, (_, n) => JSON.stringify({ id: `n${n}`, content: `Acme wants poster number ${n}.` })).join('\n');
  await page.getByLabel('Files').setInputFiles({ name: 'notes.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(body) });
  await page.getByRole('button', { name: 'Look first' }).click();
  await page.getByRole('heading', { name: 'This would come in' }).waitFor();
  expect((await server.send<{ items: unknown[] }>('GET', `/api/v1/memory/events?client_id=${client_id}`)).items).toEqual([]);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByText('3 records imported').first().waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export all' }).click()]);
  expect(file.suggestedFilename()).toMatch(/^almanac-acme-.*\.ndjson$/);
  await page.getByRole('button', { name: 'Erase everything' }).click();
  await page.getByLabel('Write Acme to confirm').fill('Acme');
  await axe(page);
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await page.getByText('Counted again after the erasure: nothing is left.').waitFor();
  await axe(page);
});

test('takes in what other products hand out, as it was downloaded, with its own dates', async ({ open, server }) => {
  const { client_id } = await server.send<{ client_id: number }>('PUT', '/api/v1/clients/mover', { full_name: 'Mover' });
  const json = (value: unknown) => strToU8(JSON.stringify(value));
  const turn = (id: string, parent: string | null, children: string[], role: string, text: string, create_time: number) => ({ id, parent, children, message: { id, author: { role }, create_time, content: { content_type: 'text', parts: [text] }, metadata: {} } });
  const chatgpt = zipSync({
    'conversations.json': json([{ id: 'c1', conversation_id: 'c1', title: 'Balcony', create_time: 1_700_000_000, current_node: 'b', mapping: { a: turn('a', null, ['b'], 'user', 'The tomatoes stand on the south balcony.', 1_700_000_000), b: turn('b', 'a', [], 'assistant', 'Water tomatoes in the morning.', 1_700_000_060) } }]),
    'user.json': json({ id: 'u' }), 'chat.html': strToU8('<p>no memory</p>'),
  });
  const claude = zipSync({ 'conversations.json': json([{ uuid: 'k1', name: 'Trip', created_at: '2024-05-01T10:00:00Z', updated_at: '2024-05-01T10:00:00Z', chat_messages: [{ uuid: 'm1', sender: 'human', text: 'The cabin in Norway is booked for two weeks.', content: [], created_at: '2024-05-01T10:00:00Z' }] }]), 'users.json': json([{ uuid: 'u' }]) });
  const notes = zipSync({ 'garden/Compost.md': [strToU8('Compost needs brown leaves.'), { mtime: new Date(2023, 2, 4, 12) }], '.obsidian/app.json': strToU8('{}'), 'garden/2022-10-09 Apples.md': strToU8('The apple tree was pruned.') });
  const page = await open(`/memory/move?client=${client_id}`);
  const bring = async (name: string, buffer: Uint8Array, said: string, records: string) => {
    await page.getByLabel('Files').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(buffer) });
    await expect.poll(() => page.getByLabel('Written by').inputValue()).toBe(said);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText(records).first().waitFor();
  };
  await bring('export.zip', chatgpt, 'chatgpt', '2 records imported');
  await bring('data-2024.zip', claude, 'claude', '1 record imported');
  await bring('vault.zip', notes, 'markdown', '2 records imported');
  await bring('memories.json', json({ results: [{ id: 'x1', memory: 'Likes oat milk in the coffee.', hash: 'h', user_id: 'mover', created_at: '2024-02-02T08:00:00Z' }] }), 'mem0', '1 record imported');
  await bring('lines.jsonl', strToU8('{"id":"l1","content":"The ladder is lent to Iris.","occurred_at":"2024-03-03T09:00:00Z"}\n'), 'jsonl', '1 record imported');
  const { items } = await server.send<{ items: { content: string; external_id: string; occurred_at: string }[] }>('GET', `/api/v1/memory/events?client_id=${client_id}&limit=50`);
  expect(items.map((one) => [one.external_id.replace(/^(mem0|jsonl|claude):.*$/, '$1'), one.occurred_at.slice(0, 10)]).sort()).toEqual([
    ['chatgpt:c1:a', '2023-11-14'], ['chatgpt:c1:b', '2023-11-14'], ['claude', '2024-05-01'], ['jsonl', '2024-03-03'], ['markdown:garden/2022-10-09 Apples.md', '2022-10-09'], ['markdown:garden/Compost.md', '2023-03-04'], ['mem0', '2024-02-02'],
  ]);
  await page.getByLabel('Files').setInputFiles({ name: 'broken.zip', mimeType: 'application/zip', buffer: Buffer.from('no zip at all') });
  await page.getByText('broken.zip is no zip that can be read. Unpack it, and choose what is inside.').waitFor();
  await axe(page);
});

for (const theme of ['light', 'dark'] as const) for (const phone of [false, true]) {
  test(`has nothing that axe finds on any view, ${theme}, ${phone ? 'on a phone' : 'on a screen'}`, async ({ open, server }) => {
    await ground(server);
    for (const path of ['/memory', '/memory?q=studio', '/memory/facts', '/memory/graph?entity=person%3AMaya', '/memory/care', '/memory/move']) {
      const page = await open(path, { theme, phone });
      await page.locator('main .animate-pulse-soft').first().waitFor({ state: 'detached' });
      await axe(page);
      const { wide, seen } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, seen: document.documentElement.clientWidth }));
      expect(wide, `${path} scrolls sideways`).toBeLessThanOrEqual(seen);
    }
  });
}

test('walks from one name to the next in the graph, by its list', async ({ open, server }) => {
  await ground(server);
  const page = await open('/memory/graph?entity=person%3AMaya');
  await page.getByRole('img', { name: /^Maya and/ }).waitFor();
  await page.getByRole('region', { name: 'The same as a list' }).getByRole('button', { name: 'Tom', exact: true }).press('Enter');
  await expect.poll(() => new URL(page.url()).searchParams.get('entity')).toBe('person:Tom');
  await page.getByRole('img', { name: /^Tom and/ }).waitFor();
});
