import { createHash, randomUUID } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import type { Arguments } from '../cli/arguments.ts';
import { callOver, Unreachable } from '../kernel/call-over.ts';
import { type Config, ConfigError } from '../kernel/config.ts';
import { silentLog } from '../kernel/log.ts';
import { Problem } from '../kernel/problem.ts';
import { importMemory } from '../memory/clients/clients.contract.ts';
import { bodyOf, elementsOf, type Imported, importedFrom, markdown } from '../memory/import/importers/index.ts';
import { chosenFiles, filesAt, type Format, FORMATS, recognise, type SourceFile, textOf } from './import-sources.ts';
import { type Progress, progress, size } from './import-progress.ts';
import { openState } from './import-state.ts';

/** One request carries this much: well below what a server takes, and quickly done. */
const LINES = 500;
const CHARACTERS = 1_000_000;
const TRIES = 6;
const EXAMPLES = 5;

export interface ImportIo { out(text: string): void; error(text: string): void; terminal: boolean; write(text: string): void; interrupted: AbortSignal }
interface Part { lines: string[]; length: number; done: () => void }
type Send = (lines: readonly string[]) => Promise<void>;

/** `almanac import PATH`: takes in what people have in other products, or an export of this one. May be stopped and run again at any moment. */
export async function runImport(config: Config, args: Arguments, server: { url?: string | undefined; apiKey?: string | undefined }, io: ImportIo): Promise<number> {
  const flag = (name: string): string | undefined => args.named.get(name)?.[0];
  // A flag without a value takes the word behind it for one.
  const [given, ...more] = [...args.free, ...(args.named.get('dry_run') ?? []).filter((word) => word !== 'true')];
  const strange = [...args.named.keys()].filter((name) => !['from', 'client', 'dry_run', 'base', 'key'].includes(name));
  if (given === undefined || more.length || strange.length) throw new ConfigError(`import takes one path: almanac import PATH [--from ${FORMATS.join('|')}] [--client ID] [--dry-run] [--base URL] [--key TOKEN]${strange.length ? `; there is no --${strange[0]}` : ''}`);
  const path = resolve(given);
  const asked = flag('from');
  if (asked !== undefined && !FORMATS.some((f) => f === asked)) throw new ConfigError(`--from takes ${FORMATS.join(', ')}, not ${asked}.`);
  const { files: all, close } = await filesAt(path);
  try {
    const format = (asked as Format | undefined) ?? await recognise(all);
    const files = chosenFiles(all, format);
    if (!files.length) throw new ConfigError(`there is nothing of ${format} in ${path}.`);
    const total = files.reduce((n, f) => n + f.size, 0);
    io.out(`${format}: ${files.length} ${files.length === 1 ? 'file' : 'files'}, ${size(total)}${asked === undefined ? ' (recognised by what is in it; --from says otherwise)' : ''}`);
    const bar = progress(total, io);
    if (args.named.has('dry_run')) return await dryRun(format, files, bar, io);
    const reached = await reach(config, flag('base') ?? server.url, flag('key') ?? server.apiKey, io);
    try {
      return await carryOut({ path, format, files, client: flag('client'), reached, bar, io });
    } finally {
      await reached.close();
    }
  } finally {
    await close();
  }
}

interface Reached { url: string; where: string; apiKey: string | undefined; close(): Promise<void> }

/** The running server; where there is none and none was named, one of our own on the same database, for as long as it takes. */
async function reach(config: Config, named: string | undefined, apiKey: string | undefined, io: ImportIo): Promise<Reached> {
  const url = named ?? `http://127.0.0.1:${config.PORT ?? 8090}`;
  const answers = await fetch(`${url.replace(/\/+$/, '')}/health`, { signal: AbortSignal.timeout(3000) }).then((r) => r.ok, () => false);
  if (answers) return { url, where: url, apiKey, close: async () => undefined };
  if (named !== undefined) throw new ConfigError(`no Almanac answers at ${url}.`);
  io.out('No server is running: the database is opened here.');
  const { startService } = await import('./service.ts');
  const service = await startService({ config: { ...config, PORT: 0, HOST: '127.0.0.1' }, role: 'all-in-one', log: silentLog });
  return { url: service.url, where: config.DATABASE_URL ?? resolve(config.DATA_DIR), apiKey, close: () => service.close() };
}

const idOf = (text: string | undefined): number | string | undefined => (text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : text);

async function carryOut({ path, format, files, client, reached, bar, io }: { path: string; format: Format; files: readonly SourceFile[]; client: string | undefined; reached: Reached; bar: Progress; io: ImportIo }): Promise<number> {
  const fresh = { import_id: randomUUID(), target: createHash('sha256').update(`${reached.where} ${client ?? ''}`).digest('hex'), format, client_id: idOf(client) ?? null, last: null, files: {} };
  const { state, resumed, save, remove } = openState(join(dirname(path), `${basename(path)}.almanac-import.json`), fresh, io.error);
  const call = callOver(reached.url, { timeoutMs: 300_000, ...(reached.apiKey && { apiKey: reached.apiKey }) })(importMemory);
  const counts = { stored: 0, changed: 0, unchanged: 0, refused: 0 };
  const reasons: string[] = [];
  const refuse = (why: string, n = 1) => { counts.refused += n; if (reasons.length < EXAMPLES) reasons.push(why); };
  const skipped: Record<string, string> = {};
  const sum = (of: Record<string, number>): number => Object.entries(of).reduce((n, [store, m]) => (store === 'profile' ? n : n + m), 0);

  const send: Send = async (lines) => {
    const answer = await patiently(() => call({ body: lines.join('\n'), import_id: state.import_id, format: format === 'almanac' ? 'almanac' : 'jsonl', ...(state.client_id !== null && { client_id: state.client_id }) }, { requestId: randomUUID() }), io);
    state.client_id = answer.client_id;
    counts.stored += sum(answer.imported); counts.changed += sum(answer.changed); counts.unchanged += sum(answer.unchanged);
    for (const { detail } of answer.errors) refuse(detail, 0);
    counts.refused += answer.refused;
    for (const [store, why] of Object.entries(answer.skipped_why)) skipped[store] = `${answer.skipped[store] ?? 0} of ${store}: ${why}`;
  };

  if (resumed) io.out(await standsThere() ? 'Going on where it was stopped.' : 'Going through it from the beginning; what is stored already is found again.');

  /** Whether this server has what the stopped import stored. An export of this product is sent whole: its parts refer to each other. */
  async function standsThere(): Promise<boolean> {
    if (format !== 'almanac' && state.last !== null) {
      const answer = await patiently(() => call({ body: state.last as string, format: 'jsonl', ...(client !== undefined && { client_id: idOf(client) as string }) }, { requestId: randomUUID() }), io);
      if (sum(answer.unchanged) > 0) return true;
    }
    state.files = {};
    state.client_id = idOf(client) ?? null;
    return false;
  }

  let bytes = 0;
  let stopped = false;
  try {
    for (const file of files) {
      const known = state.files[file.name];
      const same = known !== undefined && known.size === file.size && known.modified === file.modified.getTime();
      if (same && known.whole) { bytes += file.size; continue; }
      const mark = { size: file.size, modified: file.modified.getTime(), done: same ? known.done : 0, whole: false };
      state.files[file.name] = mark;
      let part: Part = { lines: [], length: 0, done: () => undefined };
      const flush = async (): Promise<void> => {
        if (part.lines.length) { await send(part.lines); state.last = part.lines.at(-1) ?? null; }
        part.done();
        part = { lines: [], length: 0, done: () => undefined };
        save();
        bar.at(bytes, counts.stored + counts.changed + counts.unchanged + counts.refused, file.name);
      };
      const push = async (line: string): Promise<void> => {
        if (part.length + line.length > CHARACTERS || part.lines.length >= LINES) await flush();
        part.lines.push(line);
        part.length += line.length;
      };
      for await (const one of linesOf(format, file, mark.done, (n) => { bytes += n; }, (until) => { part.done = () => { mark.done = until; }; })) {
        if (io.interrupted.aborted) { stopped = true; break; }
        if (typeof one === 'string') await push(one);
        else refuse(`${file.name}: ${one.refused}`);
      }
      await flush();
      if (stopped) break;
      mark.whole = true;
    }
  } catch (error) {
    bar.end();
    save(true);
    report(io, counts, reasons, skipped);
    io.error('Stopped. What was stored stays; the same command goes on from here.');
    throw error;
  }
  bar.end();
  if (stopped) save(true); else remove();
  report(io, counts, reasons, skipped);
  if (stopped) { io.out('Stopped. The same command goes on from here.'); return 130; }
  return 0;
}

/** The lines to send for a file, from a place in it on; `passed` hears up to which element everything has come out. */
async function* linesOf(format: Format, file: SourceFile, from: number, read: (bytes: number) => void, passed: (elements: number) => void): AsyncGenerator<string | { refused: string }> {
  if (format === 'almanac') {
    for await (const { index, value, error } of elementsOf(textOf(file, read), from)) { yield error ? { refused: error } : JSON.stringify(value); passed(index + 1); }
    return;
  }
  for await (const one of importedOf(format, file, from, read, passed)) yield 'refused' in one ? one : JSON.stringify(bodyOf(one.memory));
}

async function* importedOf(format: Exclude<Format, 'almanac'>, file: SourceFile, from: number, read: (bytes: number) => void, passed: (elements: number) => void): AsyncGenerator<Imported> {
  if (format === 'markdown') {
    let text = '';
    for await (const piece of textOf(file, read)) text += piece;
    yield* markdown({ path: file.name, text, modified: file.modified });
    return;
  }
  // mem0's memories and their history stand apart in the file: it is read as a whole, and has no place to go on from.
  if (format === 'mem0') yield* importedFrom(format, textOf(file, read));
  else yield* importedFrom(format, textOf(file, read), from, ({ index }) => passed(index + 1));
}

/** A server that is away for a moment, or wants to be asked more slowly, is asked again. */
async function patiently<T>(ask: () => Promise<T>, io: ImportIo): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      const again = error instanceof Problem && (error.kind.code === Unreachable.code || error.kind.status === 429 || error.kind.status === 503);
      if (!again || attempt >= TRIES || io.interrupted.aborted) throw error;
      await new Promise((done) => { setTimeout(done, 250 * 2 ** attempt); });
    }
  }
}

function report(io: ImportIo, counts: { stored: number; changed: number; unchanged: number; refused: number }, reasons: readonly string[], skipped: Readonly<Record<string, string>>): void {
  const all = counts.stored + counts.changed + counts.unchanged + counts.refused;
  io.out(all > 0 && counts.unchanged === all ? `All ${all} are there already, unchanged.` : `${counts.stored} stored, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.refused} refused.`);
  for (const why of reasons) io.out(`  refused: ${why}`);
  if (counts.refused > reasons.length && reasons.length) io.out(`  … and ${counts.refused - reasons.length} more.`);
  for (const text of Object.values(skipped)) io.out(`  left out: ${text}`);
}

/** What would be stored, without asking any server. */
async function dryRun(format: Format, files: readonly SourceFile[], bar: Progress, io: ImportIo): Promise<number> {
  let bytes = 0; let items = 0; let refused = 0; let characters = 0;
  const sorts: Record<string, number> = {};
  const reasons: string[] = [];
  let [first, last] = ['', ''];
  for (const file of files) {
    for await (const one of linesOf(format, file, 0, (n) => { bytes += n; }, () => undefined)) {
      if (io.interrupted.aborted) return 130;
      if (typeof one !== 'string') { refused++; if (reasons.length < EXAMPLES) reasons.push(`${file.name}: ${one.refused}`); continue; }
      const record = JSON.parse(one) as { role?: string; event_type?: string; occurred_at?: string; store?: string };
      const sort = record.store ?? record.role ?? record.event_type ?? 'memory';
      sorts[sort] = (sorts[sort] ?? 0) + 1;
      items++;
      characters += one.length;
      if (record.occurred_at) { if (first === '' || record.occurred_at < first) first = record.occurred_at; if (record.occurred_at > last) last = record.occurred_at; }
      bar.at(bytes, items, file.name);
    }
  }
  bar.end();
  io.out(`Would send ${items} (${Object.entries(sorts).map(([sort, n]) => `${n} ${sort}`).join(', ') || 'nothing'}), ${size(characters)}${first ? `, from ${first.slice(0, 10)} to ${last.slice(0, 10)}` : ''}; ${refused} refused. Nothing was stored.`);
  for (const why of reasons) io.out(`  refused: ${why}`);
  return 0;
}
