// A file to import, in parts that the server takes: it refuses more than four megabytes at once.

export const FORMATS = ['almanac', 'chatgpt', 'claude', 'mem0', 'markdown', 'jsonl'] as const;
export type Format = (typeof FORMATS)[number];

const MOST = 3_000_000;
const size = (text: string): number => new TextEncoder().encode(text).length;

/** What a file probably is, by its name and how it begins. */
export function guessFormat(name: string, text: string): Format {
  const head = text.slice(0, 4000).trimStart();
  if (/\.(md|markdown|txt)$/i.test(name)) return 'markdown';
  if (/^\{[^\n]*"store":\s*"/.test(head.split('\n')[0] ?? '')) return 'almanac';
  if (head.startsWith('[') && text.includes('"mapping"')) return 'chatgpt';
  if (head.startsWith('[') && text.includes('"chat_messages"')) return 'claude';
  if (/"memory"\s*:/.test(head) && (head.startsWith('[') || /"results"\s*:/.test(head))) return 'mem0';
  if (head.startsWith('{') || head.startsWith('[')) return 'jsonl';
  return 'markdown';
}

const gather = (pieces: readonly string[], most: number, open: string, between: string, close: string): string[] => {
  const parts: string[] = [];
  let now: string[] = [], held = 0;
  const end = (): void => { if (now.length > 0) parts.push(open + now.join(between) + close); now = []; held = 0; };
  for (const piece of pieces) {
    const bytes = size(piece) + 1;
    if (held > 0 && held + bytes > most) end();
    now.push(piece);
    held += bytes;
  }
  end();
  return parts;
};

/** The body of each request. What cannot be cut (one long note) is sent as it is: the server says so if it is too long. */
export function partsOf(format: Format, text: string, most = MOST): string[] {
  if (size(text) <= most || format === 'markdown') return text.trim() === '' ? [] : [text];
  if (format === 'almanac' || (format === 'jsonl' && !text.trimStart().startsWith('['))) return gather(text.split('\n').filter((line) => line.trim() !== ''), most, '', '\n', '\n');
  let all: unknown;
  try { all = JSON.parse(text); } catch { return [text]; }
  const list = Array.isArray(all) ? all : Array.isArray((all as { results?: unknown }).results) ? (all as { results: unknown[] }).results : null;
  return list ? gather(list.map((one) => JSON.stringify(one)), most, '[', ',', ']') : [text];
}

export interface Tally { readonly imported: number; readonly changed: number; readonly unchanged: number; readonly skipped: number; readonly refused: number; readonly waiting: number; readonly errors: readonly { readonly part: number; readonly line: number; readonly detail: string }[]; readonly stores: Readonly<Record<string, number>>; readonly whySkipped: Readonly<Record<string, string>> }
export const NOTHING: Tally = { imported: 0, changed: 0, unchanged: 0, skipped: 0, refused: 0, waiting: 0, errors: [], stores: {}, whySkipped: {} };
const total = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((sum, n) => sum + n, 0);

interface Part { readonly imported: Readonly<Record<string, number>>; readonly changed: Readonly<Record<string, number>>; readonly unchanged: Readonly<Record<string, number>>; readonly skipped: Readonly<Record<string, number>>; readonly skipped_why: Readonly<Record<string, string>>; readonly refused: number; readonly waiting: number; readonly errors: readonly { readonly line: number; readonly detail: string }[] }
/** What all parts so far brought. Only the last part knows what still waits for something. */
export function tally(so: Tally, part: Part, number: number): Tally {
  const stores: Record<string, number> = { ...so.stores };
  for (const [store, n] of Object.entries(part.imported)) if (n > 0) stores[store] = (stores[store] ?? 0) + n;
  return {
    imported: so.imported + total(part.imported), changed: so.changed + total(part.changed), unchanged: so.unchanged + total(part.unchanged), skipped: so.skipped + total(part.skipped), refused: so.refused + part.refused, waiting: part.waiting,
    errors: [...so.errors, ...part.errors.map((one) => ({ ...one, part: number }))].slice(0, 200), stores, whySkipped: { ...so.whySkipped, ...part.skipped_why },
  };
}
