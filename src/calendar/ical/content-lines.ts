import type { LeftOut } from './ical.port.ts';

/** iCalendar as lines and components, before any meaning: reads what is broken as far as it goes, and keeps what it does not know. */

export interface ContentLine {
  /** Upper case. */
  readonly name: string;
  /** Unfolded, with its parameters and value. */
  readonly text: string;
  readonly line: number;
}

export interface Component {
  /** Upper case: VEVENT. */
  readonly name: string;
  readonly lines: ContentLine[];
  readonly parts: Component[];
  readonly line: number;
  /** The text ends before it does. */
  cut: boolean;
}

/** No line that means something to us comes near this; pictures and documents inside a calendar do. */
const LONGEST_LINE = 262_144;
const DEEPEST = 6;
const MOST_COMPONENTS = 250_000;
const NAMED = /^(?:[\w-]+\.)?([A-Za-z0-9-]+)(?=[;:])/;

interface Unfolded { text: string; line: number; tooLong: boolean }

/** Whole lines of a text, whichever line ends it uses, without the characters that no calendar may hold. */
function* unfold(text: string): Generator<Unfolded> {
  const end = /\r\n?|\n/g;
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 0;
  let whole: Unfolded | undefined;
  let rest: string[] = [];
  let size = 0;
  const closed = (one: Unfolded): Unfolded => ({ ...one, text: rest.join('').replace(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/g, '') });
  while (at < text.length) {
    end.lastIndex = at;
    const found = end.exec(text);
    const until = found?.index ?? text.length;
    const next = found ? end.lastIndex : text.length;
    line += 1;
    const folded = text[at] === ' ' || text[at] === '\t';
    if (!folded || !whole) {
      if (whole) yield closed(whole);
      whole = { text: '', line, tooLong: false };
      rest = [];
      size = 0;
    }
    const from = folded ? at + 1 : at;
    size += until - from;
    if (size > LONGEST_LINE) whole.tooLong = true;
    else if (until > from) rest.push(text.slice(from, until));
    at = next;
  }
  if (whole) yield closed(whole);
}

/** The components of a text, nested. Whatever is broken is named in `leftOut` and costs itself only. */
export function readComponents(text: string): { components: Component[]; leftOut: LeftOut[] } {
  const components: Component[] = [];
  const leftOut: LeftOut[] = [];
  const open: Component[] = [];
  let count = 0;
  let tooDeep = 0;
  const close = (cut: boolean) => {
    const done = open.pop() as Component;
    done.cut = cut;
  };
  for (const { text: whole, line, tooLong } of unfold(text)) {
    const name = NAMED.exec(whole)?.[1]?.toUpperCase();
    if (tooLong) { leftOut.push({ what: `line ${line}`, why: `a line of more than ${LONGEST_LINE} characters` }); continue; }
    if (name === undefined) continue;
    if (name === 'BEGIN') {
      const kind = whole.slice(whole.indexOf(':') + 1).trim().toUpperCase();
      if (tooDeep || open.length >= DEEPEST) {
        if (!tooDeep) leftOut.push({ what: `line ${line}`, why: `components nested deeper than ${DEEPEST}` });
        tooDeep += 1;
        continue;
      }
      count += 1;
      if (count > MOST_COMPONENTS) { leftOut.push({ what: `line ${line}`, why: `everything after ${MOST_COMPONENTS} components` }); break; }
      // An event begins inside an event only where the first one's end is missing.
      const same = open.findIndex((one) => one.name === kind);
      if (same >= 0) while (open.length > same) close(false);
      const begun: Component = { name: kind, lines: [], parts: [], line, cut: false };
      const parent = open.at(-1);
      (parent ? parent.parts : components).push(begun);
      open.push(begun);
    } else if (name === 'END') {
      const kind = whole.slice(whole.indexOf(':') + 1).trim().toUpperCase();
      if (tooDeep) { tooDeep -= 1; continue; }
      const same = open.findLastIndex((one) => one.name === kind);
      if (same < 0) continue;
      while (open.length > same + 1) close(false);
      close(false);
    } else if (!tooDeep) open.at(-1)?.lines.push({ name, text: whole, line });
  }
  while (open.length) close(true);
  return { components, leftOut };
}

/** The value of a line as it is written, and its parameters in upper case without quotes. */
export function taken(text: string): { value: string; params: Map<string, string> } {
  const params = new Map<string, string>();
  let at = text.search(/[;:]/);
  while (text[at] === ';') {
    const equals = text.indexOf('=', at);
    const colon = text.indexOf(':', at);
    if (equals < 0 || (colon >= 0 && colon < equals)) { at = colon; break; }
    const name = text.slice(at + 1, equals).toUpperCase();
    let end = equals + 1;
    for (let quoted = false; end < text.length && (quoted || (text[end] !== ';' && text[end] !== ':')); end++) if (text[end] === '"') quoted = !quoted;
    params.set(name, text.slice(equals + 1, end).replaceAll('"', ''));
    at = end;
  }
  return { value: at < 0 ? '' : text.slice(at + 1), params };
}

/** A line cut at 75 octets, between characters, as every reader of calendars expects. */
export function foldLine(text: string): string {
  if (text.length <= 75 && Buffer.byteLength(text) <= 75) return text;
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const character of text) {
    const octets = Buffer.byteLength(character);
    if (size + octets > 75) { parts.push(part); part = ' '; size = 1; }
    part += character;
    size += octets;
  }
  return [...parts, part].join('\r\n');
}

/** Components as text: CR LF, folded. */
export function writeComponents(components: readonly Component[]): string {
  const out: string[] = [];
  const write = (component: Component) => {
    out.push(`BEGIN:${component.name}`);
    for (const { text } of component.lines) out.push(foldLine(text.replace(/[\r\n]+/g, ' ')));
    for (const part of component.parts) write(part);
    out.push(`END:${component.name}`);
  };
  for (const component of components) write(component);
  return `${out.join('\r\n')}\r\n`;
}

/** Text as a value: RFC 5545 escapes backslash, semicolon, comma and line ends. */
export const escapeText = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/g, ' ').replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
export const unescapeText = (text: string): string => text.replace(/\\([\\;,:"nN])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));
