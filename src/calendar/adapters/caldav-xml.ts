// XML as WebDAV speaks it. Names are `namespace name` as one text, so that prefixes do not matter.
import sax, { type SaxTag } from 'sax';

export const DAV = 'DAV:';
export const CALDAV = 'urn:ietf:params:xml:ns:caldav';
export const CALENDAR_SERVER = 'http://calendarserver.org/ns/';
export const APPLE = 'http://apple.com/ns/ical/';
/** What we mark our own calendars with, on servers that keep properties they do not know. */
export const OURS = 'urn:almanac:caldav';

export interface XmlElement { readonly ns: string; readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: XmlElement[]; text: string }

/** One `response` of a multistatus: what is asked for of one resource. */
export interface DavResponse {
  readonly hrefs: readonly string[];
  /** Of the resource itself; null when only its properties have one. */
  readonly status: number | null;
  /** Properties that were found, by `namespace name`. */
  readonly props: ReadonlyMap<string, XmlElement>;
  /** Statuses of the properties that were not. */
  readonly missing: readonly number[];
  readonly error: XmlElement | null;
}

/** The answer is no XML, is cut off, or is XML that no WebDAV server sends. */
export class Garbled extends Error { override name = 'Garbled'; }

const MOST_DEPTH = 60;
const MOST_BYTES = 128 * 1024 * 1024;

export const child = (of: XmlElement | null | undefined, ns: string, name: string): XmlElement | undefined => of?.children.find((one) => one.ns === ns && one.name === name);
export const has = (of: XmlElement | null | undefined, ns: string, name: string): boolean => child(of, ns, name) !== undefined;
export const prop = (of: DavResponse | null | undefined, ns: string, name: string): XmlElement | undefined => of?.props.get(`${ns} ${name}`);
export const textOf = (of: XmlElement | undefined): string | null => of?.text.trim() || null;
/** Every href within, however deep: servers wrap them in more or less. */
export const hrefsIn = (of: XmlElement | undefined): string[] => (of === undefined ? [] : of.ns === DAV && of.name === 'href' ? [of.text.trim()].filter(Boolean) : of.children.flatMap(hrefsIn));

export const escapeXml = (text: string): string => text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[<>&"']/g, (c) => `&#${c.charCodeAt(0)};`);

/**
 * Reads a document part by part. `take` gets every child of the root as soon as it is complete, and it is forgotten afterwards, so that
 * a long answer takes no more memory than its longest part. Answers the root's name. DOCTYPE, and with it every entity that is not
 * XML's own, is refused.
 */
async function readXml(chunks: AsyncIterable<string> | Iterable<string>, take: (part: XmlElement) => void): Promise<string> {
  const parser = sax.parser(true, { xmlns: true, strictEntities: true });
  const open: XmlElement[] = [];
  let root: string | null = null;
  let closed = false;
  let length = 0;
  const add = (text: string): void => { const at = open.at(-1); if (at) at.text += text; };
  Object.assign(parser, {
    // The parser would go on after an error, and report the following ones as well.
    onerror(error: Error) { throw new Garbled(`no XML: ${error.message.split('\n')[0]?.slice(0, 80)}`); },
    ondoctype() { throw new Garbled('a document type, which WebDAV has no use for'); },
    ontext: add,
    oncdata: add,
    onopentag({ uri, local, attributes }: SaxTag) {
      if (open.length >= MOST_DEPTH) throw new Garbled('elements within elements without end');
      if (closed) throw new Garbled('more than one document');
      const element: XmlElement = { ns: uri, name: local, attributes: Object.fromEntries(Object.values(attributes).map((one) => [one.local, one.value])), children: [], text: '' };
      root ??= `${uri} ${local}`;
      if (open.length > 1) open.at(-1)?.children.push(element);
      open.push(element);
    },
    onclosetag() {
      const element = open.pop() as XmlElement;
      if (open.length === 1) take(element);
      closed ||= open.length === 0;
    },
  });
  try {
    for await (const chunk of chunks) {
      length += chunk.length;
      if (length > MOST_BYTES) throw new Garbled('more than 128 MiB in one answer');
      parser.write(chunk);
    }
    parser.close();
  } catch (error) {
    throw error instanceof Error && error.message.startsWith('Unclosed') ? new Garbled('an answer that breaks off') : error;
  }
  if (root === null) throw new Garbled('an answer that breaks off');
  return root;
}

/** `HTTP/1.1 404 Not Found`, and what careless servers make of it. */
const statusOf = (line: string | null): number | null => { const [, code] = /^\s*(?:HTTP\/[\d.]+\s+)?(\d{3})\b/i.exec(line ?? '') ?? []; return code === undefined ? null : Number(code); };

function asResponse(part: XmlElement): DavResponse {
  const props = new Map<string, XmlElement>();
  const missing: number[] = [];
  for (const propstat of part.children.filter((one) => one.ns === DAV && one.name === 'propstat')) {
    const status = statusOf(textOf(child(propstat, DAV, 'status'))) ?? 200;
    if (status >= 200 && status < 300) for (const found of child(propstat, DAV, 'prop')?.children ?? []) props.set(`${found.ns} ${found.name}`, found);
    else missing.push(status);
  }
  return {
    hrefs: part.children.filter((one) => one.ns === DAV && one.name === 'href').map((one) => one.text.trim()),
    status: statusOf(textOf(child(part, DAV, 'status'))), props, missing, error: child(part, DAV, 'error') ?? null,
  };
}

/** A multistatus, response by response; answers its sync-token if it has one. */
export async function readMultistatus(chunks: AsyncIterable<string> | Iterable<string>, take: (response: DavResponse) => void): Promise<{ syncToken: string | null }> {
  let syncToken: string | null = null;
  const root = await readXml(chunks, (part) => {
    if (part.ns !== DAV) return;
    if (part.name === 'response') take(asResponse(part));
    else if (part.name === 'sync-token') syncToken = textOf(part);
  });
  if (root !== `${DAV} multistatus`) throw new Garbled('XML that is no multistatus');
  return { syncToken };
}

/** The conditions that an error names, `namespace name`, with the hrefs it names with them; nothing when it says nothing readable. */
export async function readConditions(text: string): Promise<{ names: ReadonlySet<string>; hrefs: readonly string[] }> {
  const names = new Set<string>();
  const hrefs: string[] = [];
  try {
    await readXml([text], (part) => { names.add(`${part.ns} ${part.name}`); hrefs.push(...hrefsIn(part)); });
  } catch { return { names: new Set(), hrefs: [] }; }
  return { names, hrefs };
}
