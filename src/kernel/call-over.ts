import type * as z from 'zod';
import { fieldsOf } from './input.ts';
import { type CallContext, type OperationContract, pathFields } from './operation.ts';
import { defineProblem, Problem } from './problem.ts';

export const Unreachable = defineProblem({ code: 'kernel.unreachable', status: 503, title: 'The other service did not answer' });

export interface CallOverOptions {
  readonly apiKey?: string;
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

/**
 * The same operation behind a URL: `callOver(url)(contract)` has the type of the in-process call, and throws the same
 * problems. No answer in time, or none at all, is `kernel.unreachable`. Safe in a browser.
 */
export function callOver(baseUrl: string, { apiKey, timeoutMs = 10_000, fetch: doFetch = fetch }: CallOverOptions = {}) {
  const base = baseUrl.replace(/\/+$/, '');
  return <I extends z.ZodType, O extends z.ZodType>(contract: OperationContract<I, O>) =>
    async (input: z.input<I>, context: Pick<CallContext, 'requestId'> & { signal?: AbortSignal; idempotencyKey?: string }): Promise<z.output<O>> => {
      const { url, body, headers } = toRequest(contract, input as Record<string, unknown>);
      let response: Response;
      try {
        response = await doFetch(base + url, {
          method: contract.method,
          headers: { 'x-request-id': context.requestId, ...headers, ...(body !== undefined && { 'content-type': 'application/json' }), ...(apiKey && { authorization: `Bearer ${apiKey}` }), ...(context.idempotencyKey && { 'idempotency-key': context.idempotencyKey }) },
          signal: context.signal ? AbortSignal.any([context.signal, AbortSignal.timeout(timeoutMs)]) : AbortSignal.timeout(timeoutMs),
          ...(body !== undefined && { body }),
        });
      } catch (cause) {
        throw new Problem(Unreachable, `${contract.name} could not be reached at ${base}.`, { cause });
      }
      const text = await response.text().catch((cause: unknown) => { throw new Problem(Unreachable, `${contract.name} hung up in the middle of its answer.`, { cause }); });
      if (response.ok) return contract.output.parse(contract.wire?.response ? { body: text } : JSON.parse(text)) as z.output<O>;
      throw toProblem(contract, response.status, text);
    };
}

/** Path, query, headers and body of a call, each field in the place its contract gives it. */
export function toRequest(contract: OperationContract, input: Record<string, unknown>): { url: string; body: string | undefined; headers: Record<string, string> } {
  const rest = { ...input };
  const take = (field: string) => { const value = rest[field]; delete rest[field]; return value; };
  let url = contract.path;
  for (const field of pathFields(contract.path)) url = url.replace(`{${field}}`, encodeURIComponent(String(take(field))));
  const headers: Record<string, string> = {};
  for (const [field, header] of Object.entries(contract.headers ?? {})) {
    const value = take(field);
    if (value !== undefined) headers[header] = String(value);
  }
  const inQuery = contract.method === 'GET' || contract.method === 'DELETE' ? Object.keys(fieldsOf(contract.input)) : (contract.query ?? []);
  const query = new URLSearchParams();
  for (const field of inQuery) for (const one of [take(field)].flat()) if (one !== undefined && one !== null) query.append(field, String(one));
  const hasBody = contract.method !== 'GET' && contract.method !== 'DELETE';
  return { url: query.size ? `${url}?${query}` : url, body: hasBody ? (contract.wire?.request === 'ndjson' ? String(rest['body'] ?? '') : JSON.stringify(rest)) : undefined, headers };
}

function toProblem(contract: OperationContract, status: number, text: string): Problem {
  let body: { code?: string; title?: string; detail?: string; errors?: { path: string; message: string }[] } = {};
  try { body = JSON.parse(text) as typeof body; } catch { /* a proxy answered */ }
  const kind = contract.problems?.find((p) => p.code === body.code) ?? { code: body.code ?? 'kernel.unreachable', status, title: body.title ?? 'The other service refused' };
  return new Problem(kind, body.detail ?? `Answered ${status}.`, { ...(body.errors && { errors: body.errors }) });
}
