/** Names under which exports wrap their list. */
const WRAPPERS = new Set(['results', 'memories', 'conversations', 'items', 'data', 'messages', 'history']);

/** Characters one element may have; a larger one is no conversation but a broken file. */
const LARGEST = 256 * 1024 * 1024;

/** One element of a file, with its number; `from` leaves the earlier ones out unparsed. */
export interface Element { readonly index: number; readonly value: unknown; readonly error?: string }

/**
 * The elements of a JSON file one after another, whatever its size: of its list, of the list that its object wraps, or the values
 * that follow each other (JSON lines). Only the brackets and quotes are looked at here; each element is parsed by itself.
 */
export async function* elementsOf(chunks: AsyncIterable<string>, from = 0): AsyncGenerator<Element> {
  let index = 0;
  let depth = 0; // inside the value that is being read
  let inText = false;
  let escaped = false;
  let pieces: string[] = []; // of the value, from earlier chunks
  let size = 0;
  let reading = false;
  let list = 0; // lists around the elements: 0 or 1
  let wrapped = false; // the list stands in an object: behind it comes nothing of ours
  let bare = false; // a number or a word, which ends at the next comma or space

  const take = (text: string): Element | null => {
    const number = index++;
    if (number < from) return null;
    try {
      return { index: number, value: JSON.parse(text) as unknown };
    } catch {
      return { index: number, value: undefined, error: `Element ${number + 1} is not JSON.` };
    }
  };

  for await (const chunk of chunks) {
    let start = reading ? 0 : -1;
    for (let i = 0; i < chunk.length; i++) {
      const c = chunk.charCodeAt(i);
      if (!reading) {
        if (c === 32 || c === 10 || c === 13 || c === 9 || c === 44 || c === 0xfeff) continue; // between elements
        if (c === 91 && list === 0 && index === 0) { list = 1; continue; }
        if (c === 93 && list === 1) { if (wrapped) return; list = 0; continue; }
        reading = true; start = i; depth = 0; inText = false; bare = false; pieces = []; size = 0;
        if (c === 123 || c === 91) depth = 1;
        else if (c === 34) inText = true;
        else bare = true;
        continue;
      }
      if (inText) {
        if (escaped) escaped = false;
        else if (c === 92) escaped = true;
        else if (c === 34) inText = false;
        if (inText || depth > 0) continue;
      } else if (bare) {
        if (c !== 44 && c !== 10 && c !== 13 && c !== 93) continue;
      } else if (c === 34) { inText = true; continue; }
      else if (c === 123) { depth++; continue; }
      else if (c === 91) {
        if (depth === 1 && list === 0 && index === 0 && isWrapper(pieces.join('') + chunk.slice(start, i))) { list = 1; wrapped = true; reading = false; pieces = []; start = -1; continue; }
        depth++; continue;
      } else if (c === 125 || c === 93) { depth--; if (depth > 0) continue; } else continue;
      const text = pieces.join('') + chunk.slice(start, bare ? i : i + 1);
      reading = false; start = -1;
      const element = take(text.trim());
      if (element) yield element;
      if (bare && c === 93) { if (wrapped) return; list = 0; }
    }
    if (reading) {
      pieces.push(chunk.slice(Math.max(start, 0)));
      size += chunk.length;
      if (size > LARGEST) throw new Error(`Element ${index + 1} has more than ${LARGEST / 1024 / 1024} MiB: this is no list of conversations.`);
    }
  }
  const rest = pieces.join('').trim();
  if (!reading || rest === '') return;
  const element = take(rest);
  if (element) yield element.error ? { ...element, error: `The file ends in the middle of element ${element.index + 1}.` } : element;
}

/** Whether the object read so far opens its list here: `{"results": `, also behind other fields. */
function isWrapper(head: string): boolean {
  const key = /"([^"\\]*)"\s*:\s*$/.exec(head)?.[1];
  return key !== undefined && WRAPPERS.has(key) && !/"(mapping|chat_messages|role|content|memory|text)"\s*:/.test(head);
}

/** The same for a text that is there already. */
export const elementsOfText = (text: string, from = 0): AsyncGenerator<Element> => elementsOf((async function* () { yield text; })(), from);
