import { type Format, guessFormat } from './import-parts.ts';

// What somebody chose or dropped, as the texts to import: files as they are, whole folders of notes, and the zips in which other
// products hand out their exports.

export interface Chosen { readonly name: string; readonly text: string; /** When the file was changed last, where that is known. */ readonly modified?: Date }
/** A file that was chosen, by its path in the folder it came in. */
export interface Given { readonly path: string; readonly file: File }
/** One of those, or one inside a zip: read when it is wanted. */
interface Found { readonly name: string; readonly size: number; readonly modified?: Date; text(): Promise<string> }

/** More than this is no work for a page: `almanac import` reads files of any size. */
const MOST = 300_000_000;
export class TooMuch extends Error {}
export class NoZip extends Error {}

/** Folders that belong to programs and not to people. */
const LEFT_OUT = new Set(['.git', '.obsidian', '.trash', 'node_modules', '__MACOSX', '.logseq', '.vscode']);
const isPeoples = (path: string): boolean => !path.split('/').some((part) => LEFT_OUT.has(part));
const nameOf = (path: string): string => path.split('/').at(-1) ?? path;
/** Notes of a folder or zip; a text that was chosen by itself is one, too. */
const isNote = (path: string): boolean => /\.(md|markdown)$/i.test(path);
const isText = (path: string): boolean => isNote(path) || /\.txt$/i.test(path);
const isJson = (path: string): boolean => /\.(json|jsonl|ndjson)$/i.test(path);
const isZip = (path: string): boolean => /\.zip$/i.test(path);

async function unzipped(file: File): Promise<Found[]> {
  if (file.size > MOST) throw new TooMuch();
  const { unzipSync } = await import('fflate');
  let unpacked = 0;
  let entries: Record<string, Uint8Array>;
  const packed = new Uint8Array(await file.arrayBuffer());
  try {
    entries = unzipSync(packed, { filter: ({ name, originalSize }) => {
      if (!isPeoples(name) || !(isNote(name) || isJson(name))) return false;
      unpacked += originalSize;
      return unpacked <= MOST;
    } });
  } catch {
    throw new NoZip(file.name);
  }
  if (unpacked > MOST) throw new TooMuch();
  const times = timesIn(packed);
  return Object.entries(entries).map(([name, bytes]) => { const modified = times.get(name); return { name, size: bytes.length, ...(modified && { modified }), text: async () => new TextDecoder().decode(bytes) }; });
}

const LISTED = 0x02014b50, END = 0x06054b50;
/** When each file in a zip was changed last, by the list at its end, on the clock of whoever packed it. The library does not tell. */
function timesIn(packed: Uint8Array): ReadonlyMap<string, Date> {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength), out = new Map<string, Date>();
  let end = packed.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) return out;
  for (let at = view.getUint32(end + 16, true); at + 46 <= end && view.getUint32(at, true) === LISTED;) {
    const time = view.getUint16(at + 12, true), day = view.getUint16(at + 14, true), [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [number, number, number];
    out.set(new TextDecoder().decode(packed.subarray(at + 46, at + 46 + name)), new Date(((day >> 9) & 127) + 1980, ((day >> 5) & 15) - 1, day & 31, (time >> 11) & 31, (time >> 5) & 63, (time & 31) * 2));
    at += 46 + name + extra + comment;
  }
  return out;
}

/** Where a product's export has files of its own names, those; else notes, else whatever is JSON. */
function theirs(found: readonly Found[]): readonly Found[] {
  const json = found.filter(({ name }) => isJson(name));
  const named = json.filter(({ name }) => /^(?:conversations(?:-\d+)?|projects|memories)\.json$/.test(nameOf(name)) || /(?:^|\/)projects\/[^/]+\.json$/.test(name));
  if (named.some(({ name }) => nameOf(name).startsWith('conversations'))) return named;
  const notes = found.filter(({ name }) => isText(name));
  return notes.length > 0 ? notes : json;
}

/** The texts of what was chosen, and who probably wrote them. Throws TooMuch or NoZip. */
export async function textsOf(given: readonly Given[]): Promise<{ texts: readonly Chosen[]; format: Format }> {
  const found: Found[] = [];
  for (const { path, file } of given) found.push(...(isZip(path) ? await unzipped(file) : [{ name: path, size: file.size, modified: new Date(file.lastModified), text: () => file.text() }]));
  const chosen = given.length === 1 && !isZip(given[0]?.path ?? '') ? found : theirs(found);
  if (chosen.reduce((sum, { size }) => sum + size, 0) > MOST) throw new TooMuch();
  const texts = await Promise.all([...chosen].sort((a, b) => (a.name < b.name ? -1 : 1)).map(async ({ name, modified, text }): Promise<Chosen> => ({ name, text: await text(), ...(modified && { modified }) })));
  const first = texts.find(({ name }) => nameOf(name).startsWith('conversations')) ?? texts[0];
  return { texts, format: first ? guessFormat(first.name, first.text) : 'almanac' };
}

export const given = (files: Iterable<File>): Given[] => [...files].map((file) => ({ path: file.name, file }));

/** What was dropped, with all that lies in the folders among it. The list is gone once the event is over, so it is read at once. */
export function dropped(data: DataTransfer): Promise<Given[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const [first] = entries;
  if (!entries.some((entry) => entry.isDirectory)) return Promise.resolve(given(data.files));
  // Of one folder its own name is no part of the paths: it may be called otherwise next time.
  if (entries.length === 1 && first) return within(first as FileSystemDirectoryEntry, '');
  return Promise.all(entries.map((entry) => inside(entry, ''))).then((all) => all.flat());
}

async function inside(entry: FileSystemEntry, folder: string): Promise<Given[]> {
  const path = `${folder}${entry.name}`;
  if (LEFT_OUT.has(entry.name)) return [];
  if (entry.isDirectory) return within(entry as FileSystemDirectoryEntry, `${path}/`);
  if (!isNote(path) && !isJson(path) && !isZip(path)) return [];
  return [{ path, file: await new Promise<File>((resolve, reject) => { (entry as FileSystemFileEntry).file(resolve, reject); }) }];
}

async function within(folder: FileSystemDirectoryEntry, path: string): Promise<Given[]> {
  const reader = folder.createReader();
  const out: Given[] = [];
  // A folder is told in parts of a hundred, and its end by an empty one.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => { reader.readEntries(resolve, reject); });
    if (part.length === 0) return out;
    for (const one of part) out.push(...await inside(one, path));
  }
}
