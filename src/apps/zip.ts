import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

/** One file in a zip, read as a stream when it is asked for. */
export interface ZipEntry { readonly name: string; readonly size: number; readonly modified: Date; bytes(): AsyncIterable<Uint8Array> }

const END = 0x06054b50, END_64 = 0x06064b50, LOCATOR_64 = 0x07064b50, ENTRY = 0x02014b50, LOCAL = 0x04034b50;
const BIG = 0xffffffff;

/** The files of a zip, from the list at its end: stored and deflated ones, also beyond 4 GiB. Nothing is unpacked before it is read. */
export async function readZip(path: string): Promise<{ entries: ZipEntry[]; close(): Promise<void> }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { at, length, count } = await listOf(file, size, path);
    const list = await read(file, at, length);
    const entries: ZipEntry[] = [];
    for (let p = 0, i = 0; i < count; i++) {
      if (p + 46 > list.length || list.readUInt32LE(p) !== ENTRY) throw new Error(`${path} is damaged: its list of files breaks off.`);
      const [flags, method, time, day] = [list.readUInt16LE(p + 8), list.readUInt16LE(p + 10), list.readUInt16LE(p + 12), list.readUInt16LE(p + 14)];
      const [nameLength, extraLength, commentLength] = [list.readUInt16LE(p + 28), list.readUInt16LE(p + 30), list.readUInt16LE(p + 32)];
      const name = list.subarray(p + 46, p + 46 + nameLength).toString('utf8');
      const extra = list.subarray(p + 46 + nameLength, p + 46 + nameLength + extraLength);
      const [plain, packed, start] = largeFields(extra, [list.readUInt32LE(p + 24), list.readUInt32LE(p + 20), list.readUInt32LE(p + 42)]) as [number, number, number];
      p += 46 + nameLength + extraLength + commentLength;
      if (name.endsWith('/')) continue;
      entries.push({
        name, size: plain, modified: new Date(((day >> 9) & 127) + 1980, ((day >> 5) & 15) - 1, day & 31, (time >> 11) & 31, (time >> 5) & 63, (time & 31) * 2),
        bytes: () => bytesOf(file, { name, start, packed, method, locked: (flags & 1) === 1 }),
      });
    }
    return { entries, close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, at);
  return buffer.subarray(0, bytesRead);
}

/** Where the list of files stands: said at the end, behind which a comment may follow. */
async function listOf(file: FileHandle, size: number, path: string): Promise<{ at: number; length: number; count: number }> {
  const tailAt = Math.max(0, size - 65_557);
  const tail = await read(file, tailAt, size - tailAt);
  let p = tail.length - 22;
  while (p >= 0 && tail.readUInt32LE(p) !== END) p--;
  if (p < 0) throw new Error(`${path} is no zip file.`);
  const small = { at: tail.readUInt32LE(p + 16), length: tail.readUInt32LE(p + 12), count: tail.readUInt16LE(p + 10) };
  if ((small.at !== BIG && small.length !== BIG && small.count !== 0xffff) || p < 20 || tail.readUInt32LE(p - 20) !== LOCATOR_64) return small;
  const large = await read(file, Number(tail.readBigUInt64LE(p - 12)), 56);
  if (large.length < 56 || large.readUInt32LE(0) !== END_64) throw new Error(`${path} is damaged: its end does not say where its list of files is.`);
  return { at: Number(large.readBigUInt64LE(48)), length: Number(large.readBigUInt64LE(40)), count: Number(large.readBigUInt64LE(32)) };
}

/** Sizes that do not fit into 32 bits stand in a field of their own, in this order. */
function largeFields(extra: Buffer, values: number[]): number[] {
  for (let p = 0; p + 4 <= extra.length; p += 4 + extra.readUInt16LE(p + 2)) {
    if (extra.readUInt16LE(p) !== 1) continue;
    let at = p + 4;
    return values.map((value) => { if (value !== BIG || at + 8 > extra.length) return value; at += 8; return Number(extra.readBigUInt64LE(at - 8)); });
  }
  return values;
}

async function* bytesOf(file: FileHandle, entry: { name: string; start: number; packed: number; method: number; locked: boolean }): AsyncGenerator<Uint8Array> {
  if (entry.locked) throw new Error(`${entry.name} is locked by a password: unpack the zip first.`);
  if (entry.method !== 0 && entry.method !== 8) throw new Error(`${entry.name} is packed in a way that is not read here: unpack the zip first.`);
  const head = await read(file, entry.start, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== LOCAL) throw new Error(`${entry.name} is not where the zip says.`);
  const from = entry.start + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const raw = Readable.from((async function* () {
    for (let at = from; at < from + entry.packed;) {
      const part = await read(file, at, Math.min(1 << 18, from + entry.packed - at));
      if (!part.length) throw new Error(`${entry.name} breaks off: the zip is not complete.`);
      at += part.length;
      yield part;
    }
  })());
  yield* entry.method === 0 ? raw : raw.on('error', () => undefined).pipe(createInflateRaw());
}
