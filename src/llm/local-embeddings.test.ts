import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { localEmbeddings, type TransformersLibrary } from './adapters/local-embeddings.ts';
import { embedderKit } from './embedder.kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'almanac-models-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The library as this product uses it, without a model. */
function fakeLibrary(size = 6) {
  const calls = { opened: [] as { model: string; options: Record<string, unknown> }[], texts: [] as string[] };
  const env: TransformersLibrary['env'] = {};
  const library: TransformersLibrary = {
    env,
    async pipeline(_task, model, options) {
      calls.opened.push({ model, options });
      const progress = options['progress_callback'] as (info: Record<string, unknown>) => void;
      for (const percent of [10, 50, 100]) progress({ status: 'progress', file: 'onnx/model_quantized.onnx', progress: percent });
      return async (texts) => {
        calls.texts.push(...texts);
        return { data: Float32Array.from(texts.flatMap((text) => Array.from({ length: size }, (_, i) => Math.sin([...text].reduce((n, c) => (n * 31 + (c.codePointAt(0) as number)) % 9973, 7) * (i + 1))))), dims: [texts.length, size] };
      };
    },
  };
  return { library, calls, env };
}

describe('a local model, with a stand-in for the library', () => {
  embedderKit(async () => localEmbeddings({ model: 'owner/some-model', folder, load: async () => fakeLibrary().library }));

  it('loads nothing before it is asked, keeps fetched models in its folder, tells progress, and opens once', async () => {
    const { library, calls, env } = fakeLibrary();
    const lines: string[] = [];
    const embedder = localEmbeddings({ model: 'owner/multilingual-e5-small', folder, onProgress: (line) => lines.push(line), load: async () => library });
    expect(embedder).toMatchObject({ model: 'local:owner/multilingual-e5-small', dimensions: null, where: 'this machine' });
    await embedder.check(AbortSignal.timeout(1000));
    expect(calls.opened).toEqual([]);
    await Promise.all([embedder.embed(['a text']), embedder.embed(['a question'], { as: 'query' })]);
    expect(calls.opened).toHaveLength(1);
    expect(calls.texts).toEqual(['passage: a text', 'query: a question']);
    expect(embedder.dimensions).toBe(6);
    expect(env.cacheDir).toBe(folder);
    expect(lines).toEqual(['Fetching owner/multilingual-e5-small: onnx/model_quantized.onnx 10 %']);
  });

  it('fetches nothing for a model in a folder', async () => {
    const { library, calls, env } = fakeLibrary();
    await localEmbeddings({ model: './models/mine', folder, load: async () => library }).embed(['a']);
    expect(env.allowRemoteModels).toBe(false);
    expect(calls.opened[0]).toMatchObject({ model: './models/mine', options: { local_files_only: true } });
  });

  it('asks a question before the rest of a backlog', async () => {
    const { library, calls } = fakeLibrary();
    const slow: TransformersLibrary = { ...library, pipeline: async (...args) => { const run = await library.pipeline(...args); return async (texts, options) => { await new Promise((resolve) => { setTimeout(resolve, 5); }); return run(texts, options); }; } };
    const embedder = localEmbeddings({ model: 'o/m', folder, load: async () => slow });
    const backlog = embedder.embed(Array.from({ length: 80 }, (_, i) => `text ${i}`));
    await new Promise((resolve) => { setTimeout(resolve, 12); });
    await embedder.embed(['a question'], { as: 'query' });
    expect(calls.texts.indexOf('a question')).toBeLessThan(60);
    await backlog;
    expect(calls.texts).toHaveLength(81);
  });

  it('refuses another size than configured', async () => {
    await expect(localEmbeddings({ model: 'o/m', folder, dimensions: 7, load: async () => fakeLibrary(6).library }).embed(['a'])).rejects.toThrow('a vector of 6 numbers where 7 were expected');
  });

  it('tries again after it could not be opened', async () => {
    const { library } = fakeLibrary();
    let broken = true;
    const embedder = localEmbeddings({ model: 'o/m', folder, load: async () => ({ ...library, pipeline: async (...all: Parameters<typeof library.pipeline>) => { if (broken) throw new Error('no network'); return library.pipeline(...all); } }) });
    await expect(embedder.embed(['a'])).rejects.toMatchObject({ name: 'EmbedderFailure', message: expect.stringContaining('cannot be fetched or loaded'), retryable: true });
    broken = false;
    expect(await embedder.embed(['a'])).toHaveLength(1);
  });
});

/** Where the library is, if it is: it is no dependency, and `ALMANAC_TRANSFORMERS` may name a folder that has it. */
const found = (() => {
  for (const from of [process.env['ALMANAC_TRANSFORMERS'], process.cwd()]) {
    try { if (from) return createRequire(pathToFileURL(join(from, 'x.js')).href).resolve('@huggingface/transformers'); } catch { /* not there */ }
  }
  return null;
})();

it.skipIf(found !== null)('says what to install where the library is missing', async () => {
  await expect(localEmbeddings({ model: 'o/m', folder }).embed(['a'])).rejects.toThrow('npm i --ignore-scripts @huggingface/transformers');
});

describe.skipIf(found === null)('a local model, with the library itself and a tiny model', () => {
  const model = join(folder, 'tiny');
  writeTinyModel(model);
  embedderKit(async () => localEmbeddings({ model, folder, load: async () => await import(pathToFileURL(found as string).href) as TransformersLibrary }));

  it('gives what the model computes', async () => {
    const [vector] = await localEmbeddings({ model, folder, load: async () => await import(pathToFileURL(found as string).href) as TransformersLibrary }).embed(['dog']);
    expect(vector).toHaveLength(8);
    expect(Math.hypot(...(vector as Float32Array))).toBeCloseTo(1, 3);
  });
});

// A model in the form that the library reads, written by hand: one table of 8 numbers a token (ONNX `Gather`), and a tokenizer of letters.
function writeTinyModel(at: string): void {
  const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
  const vocab: Record<string, number> = { '[PAD]': 0, '[UNK]': 1, '[CLS]': 2, '[SEP]': 3 };
  for (const letter of letters) { vocab[letter] = Object.keys(vocab).length; vocab[`##${letter}`] = Object.keys(vocab).length; }
  const size = Object.keys(vocab).length;
  const varint = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...varint(n >>> 7)]);
  const number = (field: number, value: number) => Buffer.from([...varint(field << 3), ...varint(value)]);
  const bytes = (field: number, value: Buffer | string) => { const b = Buffer.from(value); return Buffer.concat([Buffer.from([...varint((field << 3) | 2), ...varint(b.length)]), b]); };
  const shape = (...dims: (string | number)[]) => Buffer.concat(dims.map((d) => bytes(1, typeof d === 'string' ? bytes(2, d) : number(1, d))));
  const value = (name: string, type: number, ...dims: (string | number)[]) => Buffer.concat([bytes(1, name), bytes(2, bytes(1, Buffer.concat([number(1, type), bytes(2, shape(...dims))])))]);
  const FLOAT = 1, INT64 = 7;
  const table = Float32Array.from({ length: size * 8 }, (_, i) => Math.sin(i * 12.9898) * 2);
  const weights = Buffer.concat([number(1, size), number(1, 8), number(2, FLOAT), bytes(8, 'table'), bytes(9, Buffer.from(table.buffer))]);
  const node = Buffer.concat([bytes(1, 'table'), bytes(1, 'input_ids'), bytes(2, 'last_hidden_state'), bytes(3, 'look-up'), bytes(4, 'Gather')]);
  const graph = Buffer.concat([bytes(1, node), bytes(2, 'tiny'), bytes(5, weights), bytes(11, value('input_ids', INT64, 'batch', 'tokens')), bytes(12, value('last_hidden_state', FLOAT, 'batch', 'tokens', 8))]);
  mkdirSync(join(at, 'onnx'), { recursive: true });
  writeFileSync(join(at, 'onnx', 'model_quantized.onnx'), Buffer.concat([number(1, 8), bytes(7, graph), bytes(8, number(2, 13))]));
  writeFileSync(join(at, 'config.json'), JSON.stringify({ model_type: 'bert', hidden_size: 8, vocab_size: size }));
  const special = Object.entries(vocab).slice(0, 4).map(([content, id]) => ({ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true }));
  writeFileSync(join(at, 'tokenizer.json'), JSON.stringify({
    version: '1.0', truncation: null, padding: null, added_tokens: special, normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true }, pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: { type: 'TemplateProcessing', single: [{ SpecialToken: { id: '[CLS]', type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }, { SpecialToken: { id: '[SEP]', type_id: 0 } }], pair: [], special_tokens: { '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] }, '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] } } },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true }, model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100, vocab },
  }));
  writeFileSync(join(at, 'tokenizer_config.json'), JSON.stringify({ tokenizer_class: 'BertTokenizer', model_max_length: 512, pad_token: '[PAD]', unk_token: '[UNK]', cls_token: '[CLS]', sep_token: '[SEP]' }));
}
