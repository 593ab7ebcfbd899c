import type * as z from 'zod';
import type { FieldError } from './problem.ts';
import { invalidInput } from './problem.ts';
import type { OperationContract } from './operation.ts';

const DEEPEST = 60;

/** Checks a raw input against a contract; a 400 that names each wrong field otherwise. */
export function parseInput<I extends z.ZodType>(contract: Pick<OperationContract<I>, 'input'>, raw: unknown): z.output<I> {
  const bad = unstorable(raw, '', 0);
  if (bad) throw invalidInput([bad]);
  const parsed = contract.input.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw invalidInput(issuesToErrors(parsed.error.issues, raw));
}

/** zod's issues as paths and sentences; of a union the branch that came closest speaks. */
export function issuesToErrors(issues: readonly z.core.$ZodIssue[], raw?: unknown, prefix: readonly PropertyKey[] = []): FieldError[] {
  return issues.flatMap((issue): FieldError[] => {
    const path = [...prefix, ...issue.path];
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: [...path, key].map(String).join('.'), message: 'unknown field; remove it or correct its name' }));
    if (issue.code === 'invalid_union' && issue.errors.length) {
      const messages = [...new Set(issue.errors.flatMap((branch) => issuesToErrors(branch, undefined, path)).map((e) => e.message))];
      if (messages.length > 1 && issue.errors.every((branch) => branch.every((i) => i.path.length === 0))) return [{ path: path.map(String).join('.'), message: messages.join(', or ') }];
      const closest = issue.errors.reduce((a, b) => (b.some((i) => i.path.length) && !a.some((i) => i.path.length) ? b : a));
      return issuesToErrors(closest, undefined, path);
    }
    const missing = issue.code === 'invalid_type' && issue.input === undefined && raw !== undefined && valueAt(raw, path) === undefined;
    return [{ path: path.map(String).join('.'), message: missing ? `missing: ${issue.message.replace(/^Invalid input: /, '').replace(/, received undefined$/, '')}` : sentenceOf(issue) }];
  });
}

const COUNTED: Readonly<Record<string, string>> = { string: ' characters', array: ' entries', set: ' entries', map: ' entries', file: ' bytes' };
const count = (n: number | bigint, of: string): string => (n === 1 || n === 1n ? `1${of.replace(/ies$/, 'y').replace(/s$/, '')}` : `${n}${of}`);

/** A bound that was not kept, in words; what a schema says itself stays as it is. */
function sentenceOf(issue: z.core.$ZodIssue): string {
  const text = issue.message.replace(/^Invalid input: /, '');
  if (issue.code === 'too_small' && text.startsWith('Too small')) {
    const of = COUNTED[issue.origin];
    if (of && issue.minimum === 1) return 'must not be empty';
    return of ? `must have at least ${count(issue.minimum, of)}` : `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`;
  }
  if (issue.code === 'too_big' && text.startsWith('Too big')) {
    const of = COUNTED[issue.origin];
    return of ? `must have at most ${count(issue.maximum, of)}` : `must be ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`;
  }
  return text;
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = raw;
  for (const key of path) value = typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  return value;
}

/** Postgres stores neither NUL nor half a surrogate pair, and nothing sane is nested 60 deep: say so before anything else looks at it. */
function unstorable(value: unknown, path: string, depth: number): FieldError | null {
  if (typeof value === 'string') {
    if (value.includes('\u0000')) return { path, message: 'contains a NUL character (U+0000); remove it' };
    if (!value.isWellFormed()) return { path, message: 'contains half of a surrogate pair; send well-formed Unicode' };
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  if (depth > DEEPEST) return { path: path.slice(0, 80), message: `nested more than ${DEEPEST} levels deep` };
  for (const key of Object.keys(value)) {
    const at = path ? `${path}.${key}` : key;
    if (key === '__proto__') return { path: at, message: 'unknown field; remove it' };
    const bad = (key.includes('\u0000') || !key.isWellFormed() ? { path: path || 'a field name', message: 'a field name contains characters that cannot be stored' } : null) ?? unstorable((value as Record<string, unknown>)[key], at, depth + 1);
    if (bad) return bad;
  }
  return null;
}

/** What one text of a query string means for a field: numbers, truth values and lists arrive as words there. */
export function fromText(schema: z.ZodType, text: string): unknown {
  const kinds = kindsOf(schema);
  if (kinds.has('number') && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return Number(text);
  if (kinds.has('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

export function isList(schema: z.ZodType): boolean {
  return kindsOf(schema).has('array');
}

/** The JSON kinds a schema takes in, looking through optional, default, union, pipe and the like. */
function kindsOf(schema: z.ZodType): Set<string> {
  const known = KINDS.get(schema);
  if (known) return known;
  const out = new Set<string>();
  const visit = (s: z.core.$ZodType): void => {
    const def = s._zod.def as { type: string; innerType?: z.core.$ZodType; in?: z.core.$ZodType; out?: z.core.$ZodType; options?: z.core.$ZodType[] };
    if (def.innerType) visit(def.innerType);
    else if (def.type === 'pipe' && def.in) visit((def.in._zod.def as { type: string }).type === 'transform' && def.out ? def.out : def.in);
    else if (def.options) def.options.forEach(visit);
    else out.add(def.type === 'int' ? 'number' : def.type);
  };
  visit(schema);
  KINDS.set(schema, out);
  return out;
}

const KINDS = new WeakMap<z.ZodType, Set<string>>();

/** The field schemas of an object input. */
export function fieldsOf(input: z.ZodType): Record<string, z.ZodType> {
  let schema: z.core.$ZodType = input;
  for (;;) {
    const def = schema._zod.def as { type: string; shape?: Record<string, z.ZodType>; innerType?: z.core.$ZodType; in?: z.core.$ZodType };
    if (def.shape) return def.shape;
    const inner = def.innerType ?? def.in;
    if (!inner) return {};
    schema = inner;
  }
}
