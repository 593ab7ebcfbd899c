import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Embedder, EmbedderFailure, checkVectors } from '../embedder.port.ts';

// A model on the user's own machine, through a library that is installed only where somebody wants this: it brings some hundred
// megabytes, which nobody else should download.

const LIBRARY = '@huggingface/transformers';
/** A question waits for so many texts of a backlog at most. */
const TEXTS_AT_ONCE = 8;
const PROGRESS_EVERY_MS = 2000;

/** What of the library is used. */
export interface TransformersLibrary {
  env: { cacheDir?: string | null; localModelPath?: string; allowRemoteModels?: boolean };
  pipeline(task: 'feature-extraction', model: string, options: Record<string, unknown>): Promise<Extractor>;
}
type Extractor = ((texts: string[], options: Record<string, unknown>) => Promise<{ data: ArrayLike<number>; dims: number[]; dispose?: () => void }>) & { dispose?: () => Promise<void> };

export interface LocalEmbeddingsOptions {
  /** A folder with the model's files, or a name as its hub knows it (`Xenova/multilingual-e5-small`). */
  readonly model: string;
  /** Where models that are fetched are kept. */
  readonly folder: string;
  readonly dimensions?: number | undefined;
  /** A line for people, some seconds apart, while a model is fetched. */
  readonly onProgress?: (line: string) => void;
  readonly load?: () => Promise<TransformersLibrary>;
}

/** An ONNX model in this process. Nothing is loaded or fetched before the first text. */
export function localEmbeddings({ model, folder, dimensions: wanted, onProgress = () => {}, load = loadLibrary }: LocalEmbeddingsOptions): Embedder & { close(): Promise<void> } {
  let dimensions = wanted ?? null;
  let opening: Promise<Extractor> | null = null;
  /** A path is a path; `owner/name` is a name. */
  const local = /^(?:\.{0,2}\/|~|[A-Za-z]:[\\/])/.test(model) || model.startsWith('\\\\');
  // These models were trained with a word before each text that says what it is.
  const prefixed = /(^|[\W_])e5([\W_]|$)/i.test(model);
  // One batch at a time: two would only take the processor from each other, and from recall. Questions go before texts.
  let busy = false;
  const questions: (() => void)[] = [], backlog: (() => void)[] = [];
  const inTurn = async <T>(as: 'query' | 'text', work: () => Promise<T>): Promise<T> => {
    if (busy) await new Promise<void>((resolve) => { (as === 'query' ? questions : backlog).push(resolve); });
    busy = true;
    try {
      return await work();
    } finally {
      const next = questions.shift() ?? backlog.shift();
      busy = next !== undefined;
      next?.();
    }
  };

  const open = (): Promise<Extractor> => {
    opening ??= (async () => {
      const library = await load();
      library.env.cacheDir = folder;
      if (local) library.env.allowRemoteModels = false;
      let last = 0;
      try {
        return await library.pipeline('feature-extraction', model, {
          dtype: 'q8', ...(local && { local_files_only: true }),
          progress_callback: ({ status, file, progress }: { status?: string; file?: string; progress?: number }) => {
            if (status !== 'progress' || Date.now() - last < PROGRESS_EVERY_MS) return;
            last = Date.now();
            onProgress(`Fetching ${model}: ${file ?? ''} ${Math.round(progress ?? 0)} %`);
          },
        });
      } catch (cause) {
        throw new EmbedderFailure(local ? `the model in ${model} cannot be loaded` : `the model ${model} cannot be fetched or loaded`, { retryable: !local, cause });
      }
    })();
    // A failed opening is tried again by the next call: the library may be installed meanwhile, the network back.
    opening.catch(() => { opening = null; });
    return opening;
  };

  const embed: Embedder['embed'] = async (texts, { signal, as = 'text' } = {}) => {
    signal?.throwIfAborted();
    if (texts.length === 0) return [];
    const extract = await open();
    const out: Float32Array[] = [];
    for (let i = 0; i < texts.length; i += TEXTS_AT_ONCE) {
      signal?.throwIfAborted();
      const batch = texts.slice(i, i + TEXTS_AT_ONCE).map((text) => (prefixed ? `${as === 'query' ? 'query' : 'passage'}: ${text}` : text));
      const answer = await inTurn(as, () => extract(batch, { pooling: 'mean', normalize: true }));
      const size = answer.dims.at(-1) ?? 0;
      out.push(...batch.map((_, at) => Float32Array.from({ length: size }, (_n, d) => answer.data[at * size + d] ?? NaN)));
      answer.dispose?.();
    }
    checkVectors(out, { texts: texts.length, dimensions });
    dimensions ??= out[0]?.length ?? null;
    return out;
  };

  return {
    model: `local:${model}`,
    get dimensions() { return dimensions; },
    where: 'this machine',
    embed,
    async check() {
      // A health probe must not start a download of some hundred megabytes.
      if (opening) await opening;
      else await load();
    },
    async close() {
      const extract = await opening?.catch(() => null);
      await extract?.dispose?.();
    },
  };
}

/** From the working directory as well as from beside this file: people install it where they start the product. */
async function loadLibrary(): Promise<TransformersLibrary> {
  for (const from of [import.meta.url, pathToFileURL(join(process.cwd(), 'almanac.js')).href]) {
    let found: string;
    try {
      found = createRequire(from).resolve(LIBRARY);
    } catch {
      continue;
    }
    try {
      return await import(pathToFileURL(found).href) as TransformersLibrary;
    } catch (cause) {
      throw new EmbedderFailure(`${LIBRARY} is installed and cannot be loaded on this machine`, { retryable: false, cause });
    }
  }
  throw new EmbedderFailure(`EMBEDDINGS_MODEL names a local model, which needs a library that is not installed: npm i --ignore-scripts ${LIBRARY}`, { retryable: false });
}
