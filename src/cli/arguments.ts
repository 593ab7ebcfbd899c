import { fieldsOf, fromText, isList } from '../kernel/input.ts';
import { type AnyOperation, pathFields } from '../kernel/operation.ts';
import { invalidInput } from '../kernel/problem.ts';

/** `--name value` pairs, `--flag`, and what stands free. */
export interface Arguments {
  readonly free: string[];
  readonly named: ReadonlyMap<string, string[]>;
}

export function readArguments(words: readonly string[]): Arguments {
  const free: string[] = [];
  const named = new Map<string, string[]>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (!word.startsWith('--')) { free.push(word); continue; }
    const [name, inline] = word.slice(2).split(/=(.*)/s) as [string, string | undefined];
    const next = words[i + 1];
    const value = inline ?? (next !== undefined && !next.startsWith('--') ? (i++, next) : 'true');
    const key = name.replaceAll('-', '_');
    named.set(key, [...(named.get(key) ?? []), value]);
  }
  return { free, named };
}

/** The input of an operation from the command line. Objects and lists may be written as JSON; free words fill the path, then the first text field. */
export function inputFromArguments({ contract }: AnyOperation, { free, named }: Arguments): Record<string, unknown> {
  const fields = fieldsOf(contract.input);
  const input: Record<string, unknown> = {};
  for (const [name, texts] of named) {
    const schema = fields[name];
    if (!schema) throw invalidInput([{ path: `--${name}`, message: `is no field of ${contract.name}; it takes ${Object.keys(fields).map((f) => `--${f}`).join(' ')}` }]);
    const values = texts.map((text) => (/^[[{]/.test(text.trim()) ? jsonOr(text) : fromText(schema, text)));
    input[name] = isList(schema) && !(values.length === 1 && Array.isArray(values[0])) ? values : values[0];
  }
  const places = [...pathFields(contract.path), ...['content', 'query', 'intent', 'title', 'name', 'q'].filter((f) => f in fields)].filter((f) => !(f in input));
  free.forEach((word, i) => {
    const place = places[i];
    if (!place) throw invalidInput([{ path: word, message: `is one word too many for ${contract.name}` }]);
    input[place] = fromText(fields[place] as never, word);
  });
  return input;
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
