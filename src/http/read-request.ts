import { fieldsOf, fromText, isList } from '../kernel/input.ts';
import { type OperationContract, pathFields, type Route } from '../kernel/operation.ts';
import { InvalidInput, invalidInput, Problem } from '../kernel/problem.ts';
import { TooLarge, Unreadable, WrongMediaType } from './http.problems.ts';

/** Bytes a body may have. */
export const BODY_LIMIT = 4 * 1024 * 1024;

/** Bodies up to this many times the limit are read to their end. */
const PATIENCE = 8;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The raw input of an operation, gathered from path, query, headers and body. It is checked afterwards, once, by the contract. */
export function gatherInput(contract: OperationContract, route: Route, params: Record<string, string>, url: URL, headers: Headers, body: string): Record<string, unknown> {
  const fields = fieldsOf(contract.input);
  const bodyless = route.method === 'GET' || route.method === 'DELETE';
  const raw: Record<string, unknown> = {};

  if (contract.wire?.request === 'ndjson') raw['body'] = body;
  else if (!bodyless || body.trim() !== '') Object.assign(raw, readJsonObject(body, headers.get('content-type')));

  const named = new Set(pathFields(route.path));
  for (const name of Object.keys(raw)) if (named.has(name)) throw invalidInput([{ path: name, message: 'is given by the address; remove it from the body' }]);

  const takes = (name: string): boolean => bodyless || contract.wire?.request === 'ndjson' || (contract.query?.includes(name) ?? false);
  for (const name of new Set(url.searchParams.keys())) {
    const texts = url.searchParams.getAll(name);
    const schema = Object.hasOwn(fields, name) && !named.has(name) ? fields[name] : undefined;
    if (!schema && contract.lenient) continue;
    if (!schema || !takes(name)) throw invalidInput([{ path: name.slice(0, 100), message: schema ? 'belongs into the body, not into the query' : 'unknown query parameter; remove it or correct its name' }]);
    if (isList(schema)) raw[name] = texts.map((text) => fromText(schema, text));
    else if (texts.length > 1) throw invalidInput([{ path: name, message: 'is given more than once' }]);
    else raw[name] = fromText(schema, texts[0] as string);
  }
  for (const name of named) {
    const schema = fields[name];
    const text = params[name] ?? '';
    raw[name] = schema ? fromText(schema, text) : text;
  }
  for (const [name, header] of Object.entries(contract.headers ?? {})) {
    const value = headers.get(header);
    if (value !== null) raw[name] = value;
  }
  return raw;
}

function readJsonObject(body: string, type: string | null): Record<string, unknown> {
  if (body === '') return {};
  if (type !== null && !/^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(type)) throw new Problem(WrongMediaType, `The body is ${type.slice(0, 100)}; send application/json.`);
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    throw new Problem(Unreadable, `The body is no valid JSON: ${error instanceof Error ? error.message.slice(0, 200) : 'it cannot be parsed'}.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Problem(InvalidInput, `The body must be a JSON object, not ${value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`}.`, { errors: [{ path: '', message: 'must be a JSON object' }] });
  return value as Record<string, unknown>;
}

/** The body as text; 413 over the limit, 400 for bytes that are no UTF-8. */
export async function readBody(request: Request, limit = BODY_LIMIT): Promise<string> {
  const tooLarge = () => new Problem(TooLarge, `The body is over ${limit / 1024 / 1024} MiB; send it in parts.`);
  if (request.method === 'GET' || request.method === 'HEAD') return '';
  // A body that says its size is taken whole; asked for as a stream each would cost several objects more.
  const stated = request.headers.get('content-length');
  if (stated !== null && Number(stated) <= limit) return decoded(new Uint8Array(await request.arrayBuffer()));
  if (!request.body) return '';
  const parts: Uint8Array[] = [];
  let size = 0;
  // A body that is somewhat too large is read to its end and thrown away: a client in the middle of sending would not see an
  // answer that comes before. One that is far too large is cut off.
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > limit * PATIENCE) break;
    if (size <= limit) parts.push(part);
  }
  if (size > limit) throw tooLarge();
  return decoded(parts.length === 1 ? parts[0] : Buffer.concat(parts));
}

function decoded(bytes: Uint8Array | undefined): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Problem(Unreadable, 'The body is not valid UTF-8.');
  }
}
