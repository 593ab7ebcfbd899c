import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { ConfigError } from '../kernel/config.ts';
import { elementsOf, formatOf } from '../memory/import/importers/index.ts';
import { readZip } from './zip.ts';

export const FORMATS = ['chatgpt', 'claude', 'markdown', 'mem0', 'jsonl', 'almanac'] as const;
export type Format = (typeof FORMATS)[number];

/** A file to import, in a folder, in a zip or by itself. */
export interface SourceFile { readonly name: string; readonly size: number; readonly modified: Date; bytes(): AsyncIterable<Uint8Array> }

/** Folders that belong to programs and not to people. */
const LEFT_OUT = new Set(['.git', '.obsidian', '.trash', 'node_modules', '__MACOSX', '.logseq', '.vscode']);

/** Everything that lies there, in the order of its names. */
export async function filesAt(path: string): Promise<{ files: SourceFile[]; close(): Promise<void> }> {
  const info = await stat(path).catch(() => { throw new ConfigError(`there is no ${path}.`); });
  const onDisk = (at: string, name: string, { size, mtime }: { size: number; mtime: Date }): SourceFile => ({ name, size, modified: mtime, bytes: () => createReadStream(at, { highWaterMark: 1 << 18 }) });
  if (!info.isDirectory()) {
    if (!/\.zip$/i.test(path)) return { files: [onDisk(path, basename(path), info)], close: async () => undefined };
    const { entries, close } = await readZip(path);
    return { files: entries.filter(({ name }) => !name.split('/').some((part) => LEFT_OUT.has(part))).sort(byName), close };
  }
  const files: SourceFile[] = [];
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const at = join(folder, entry.name);
      if (entry.isDirectory()) { if (!LEFT_OUT.has(entry.name)) await visit(at); }
      else if (entry.isFile()) files.push(onDisk(at, relative(path, at).split(sep).join('/'), await stat(at)));
    }
  };
  await visit(path);
  return { files: files.sort(byName), close: async () => undefined };
}

const byName = (a: SourceFile, b: SourceFile): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
const nameOf = (file: SourceFile): string => file.name.split('/').at(-1) as string;
const isJson = (file: SourceFile): boolean => /\.(json|jsonl|ndjson)$/i.test(file.name) && !nameOf(file).endsWith('.almanac-import.json');
const isNote = (file: SourceFile): boolean => /\.(md|markdown)$/i.test(file.name);

/** The files that this product's export is made of; all that could be, where it has no names of its own. */
export function chosenFiles(files: readonly SourceFile[], format: Format): SourceFile[] {
  if (files.length === 1 && !isJson(files[0] as SourceFile) && !isNote(files[0] as SourceFile)) return [...files];
  if (format === 'markdown') return files.filter(isNote);
  const json = files.filter(isJson);
  const named = format === 'chatgpt' ? json.filter((f) => /^conversations(-\d+)?\.json$/.test(nameOf(f)))
    : format === 'claude' ? json.filter((f) => /^(conversations|projects|memories)\.json$/.test(nameOf(f)) || /(^|\/)projects\/[^/]+\.json$/.test(f.name)) : json;
  return named.length ? named : json;
}

/** Which product wrote this, by what is in it. */
export async function recognise(files: readonly SourceFile[]): Promise<Format> {
  const json = files.filter(isJson);
  const first = json.find((f) => nameOf(f).startsWith('conversations')) ?? (files.some(isNote) ? undefined : json.sort((a, b) => b.size - a.size)[0]);
  if (!first) {
    if (files.some(isNote)) return 'markdown';
    if (files.length === 1 && files[0]) return (await formatInside(files[0])) ?? unknown(files);
    return unknown(files);
  }
  return (await formatInside(first)) ?? unknown(files);
}

async function formatInside(file: SourceFile): Promise<Format | null> {
  for await (const { value } of elementsOf(textOf(file))) return formatOf(value);
  return null;
}

const unknown = (files: readonly SourceFile[]): never => { throw new ConfigError(`nothing that is known lies there${files.length ? ` (${files.slice(0, 3).map((f) => f.name).join(', ')}${files.length > 3 ? ', …' : ''})` : ''}. Say what it is with --from ${FORMATS.join('|')}.`); };

/** A file as text, in pieces; `read` hears how many bytes were taken. */
export async function* textOf(file: SourceFile, read: (bytes: number) => void = () => undefined): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  for await (const part of file.bytes()) {
    read(part.byteLength);
    yield decoder.decode(part, { stream: true });
  }
  yield decoder.decode();
}
