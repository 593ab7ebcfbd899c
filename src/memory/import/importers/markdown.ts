import { clean, cut, digest, type Imported, type ImportedMemory, memory, momentOf, refused } from './imported.ts';

/** A note as it lies in a folder. */
export interface Note { readonly path: string; readonly text: string; readonly modified?: Date | undefined }

/** From this length on a note is taken in by its headings, so that what is found is the part that was meant. */
const LONG = 20_000;

/** A note as one document, or a long one as several with the headings they stand under. */
export function* markdown(note: Note): Generator<Imported> {
  const { fields, body } = frontMatter(clean(note.text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')));
  const text = body.trim();
  if (text === '') { yield refused(`${note.path} is empty.`); return; }
  const heading = /^#\s+(.+?)\s*#*$/m.exec(text.slice(0, 2000))?.[1];
  const title = one(fields['title']) ?? heading ?? note.path.split('/').at(-1)?.replace(/\.(md|markdown|txt)$/i, '') ?? note.path;
  const tags = [...new Set([...many(fields['tags'] ?? fields['tag']), ...[...withoutCode(text).matchAll(/(?<=^|\s)#([\p{L}][\p{L}\p{N}/_-]*)/gu)].map((m) => m[1] as string)])].map((t) => t.replace(/^#/, ''));
  const links = [...new Set([...text.matchAll(/\[\[([^\]|#\n]+)(?:[#|][^\]\n]*)?\]\]/g)].map((m) => (m[1] as string).trim()))];
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !['title', 'date', 'created', 'tags', 'tag'].includes(name)));
  const about: ImportedMemory = {
    content: '', external_id: `markdown:${note.path}`, event_type: 'document', event_source: 'import', trust: 'owner', occurred_at: dateOf(fields, note),
    metadata: { source: 'markdown', path: note.path, title, ...(tags.length && { tags }), ...(links.length && { links: links.slice(0, 200) }), ...(Object.keys(rest).length && { front_matter: rest }) },
  };
  if (text.length <= LONG) { yield memory({ ...about, content: heading === undefined ? `# ${title}\n\n${text}` : text }); return; }
  const seen = new Map<string, number>();
  for (const { trail, content } of sections(text, title)) {
    const key = digest(trail.join(' > ')).slice(0, 12);
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    yield memory({ ...about, content: `${trail.join(' > ')}\n\n${content}`, external_id: `${about.external_id}#${key}${nth > 1 ? `-${nth}` : ''}`, metadata: { ...about.metadata, section: trail.join(' > ') } });
  }
}

/** When it was written: as it says itself, as its name says, as its file says. */
function dateOf(fields: Readonly<Record<string, unknown>>, note: Note): string | undefined {
  const named = /(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)/.exec(note.path.split('/').at(-1) ?? '');
  const fromName = named && Number(named[2]) >= 1 && Number(named[2]) <= 12 && Number(named[3]) >= 1 && Number(named[3]) <= 31 && Number(named[1]) > 1900 && Number(named[1]) < 2100 ? momentOf(`${named[1]}-${named[2]}-${named[3]}`) : undefined;
  return momentOf(one(fields['date']) ?? one(fields['created']) ?? one(fields['created_at'])) ?? fromName ?? note.modified?.toISOString();
}

const one = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);
const many = (value: unknown): string[] => (Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : typeof value === 'string' ? value.split(/[,\s]+/).filter((v) => v !== '') : []);
const withoutCode = (text: string): string => text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');

/** The fields before the text, as far as notes use them: `key: value`, `[a, b]` and lists of `- item`. */
export function frontMatter(text: string): { fields: Record<string, string | string[]>; body: string } {
  const block = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  if (!block) return { fields: {}, body: text };
  const fields: Record<string, string | string[]> = {};
  let last: string | undefined;
  for (const line of (block[1] as string).split('\n')) {
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
    const pair = /^([\p{L}_][\p{L}\p{N}_ -]*):(?:\s+(.*)|)$/u.exec(line);
    if (pair) {
      last = (pair[1] as string).trim().toLowerCase();
      const value = (pair[2] ?? '').trim();
      fields[last] = value.startsWith('[') && value.endsWith(']') ? value.slice(1, -1).split(',').map(bare).filter((v) => v !== '') : bare(value);
    } else if (item !== undefined && last !== undefined) {
      const before = fields[last];
      fields[last] = [...(Array.isArray(before) ? before : []), bare(item)];
    }
  }
  return { fields, body: text.slice(block[0].length) };
}

const bare = (value: string): string => { const text = value.trim(); return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text.replace(/\s+#\s.*$/, ''); };

/** Parts of a long note, each below the limit, with the headings it stands under. Headings in code are no headings. */
function sections(text: string, title: string): { trail: string[]; content: string }[] {
  const found: { trail: string[]; lines: string[] }[] = [{ trail: [title], lines: [] }];
  const open: { level: number; name: string }[] = [];
  let fence: string | null = null;
  for (const line of text.split('\n')) {
    const mark = /^\s{0,3}(```|~~~)/.exec(line)?.[1];
    if (mark) fence = fence === null ? mark : fence === mark ? null : fence;
    const head = fence === null ? /^(#{1,6})\s+(.+?)\s*#*$/.exec(line) : null;
    if (!head) { found.at(-1)?.lines.push(line); continue; }
    const level = (head[1] as string).length;
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    open.push({ level, name: head[2] as string });
    const names = open.map((h) => h.name);
    found.push({ trail: names[0] === title ? names : [title, ...names], lines: [] });
  }
  return found.flatMap(({ trail, lines }) => cut(lines.join('\n').trim(), LONG).map((content) => ({ trail, content })));
}
