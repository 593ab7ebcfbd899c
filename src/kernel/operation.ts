import type * as z from 'zod';
import type { ProblemKind } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** What a credential must allow: reading or writing memory, plans and work, or running the system. */
export type Scope = 'memory:read' | 'memory:write' | 'planner:read' | 'planner:write' | 'admin';

export interface Route {
  readonly method: Method;
  /** `/api/v1/memory/events/{id}`: a name in braces is a field of the input. */
  readonly path: string;
}

/**
 * Everything the outside may know about one operation, and no behaviour. The HTTP route, the checks of input and output,
 * the OpenAPI entry, the MCP tool, the CLI command, the typed client and the in-process call are all made from it.
 */
export interface OperationContract<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> extends Route {
  /** `memory.remember`: module (as in the path), dot, verb or thing. Also the OpenAPI id, the log field and the metric label. */
  readonly name: string;
  /** A sentence for people and agents. */
  readonly summary: string;
  readonly description?: string;
  readonly scope: Scope;
  /** Any of these lets in as well. */
  readonly orScopes?: readonly Scope[];
  /** One flat object: path, query and body fields together. Unknown fields are refused. */
  readonly input: I;
  readonly output: O;
  /** Status of a good answer; a function where it depends on the answer (201 created, 200 found). */
  readonly status?: 200 | 201 | ((output: z.output<O>) => 200 | 201);
  /** Input fields that a request with a body takes from its query all the same. */
  readonly query?: readonly string[];
  /** Input fields taken from headers: `{if_match: 'if-match'}`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Further routes that answer the same. */
  readonly also?: readonly Route[];
  /** How the body comes and goes when it is not JSON. `text` input arrives whole in the input field `body`; `text` output is sent from the output field `body` as `type`. */
  readonly wire?: { readonly request?: 'ndjson'; readonly response?: { readonly type: string }; /** Browsers are led to the output field `location`; who accepts JSON gets the answer itself. */ readonly redirect?: boolean };
  /** Query parameters that it does not know are passed over: another service appends what it likes. */
  readonly lenient?: boolean;
  /** Needs no credential: it carries its own secret or tells nothing. */
  readonly open?: boolean;
  /** Waits for models or long computation: must not run inside one database transaction. */
  readonly slow?: boolean;
  /** Kinds of problem it may answer besides invalid input. */
  readonly problems?: readonly ProblemKind[];
  /** Not offered as an MCP tool and CLI command (feeds, probes). */
  readonly hidden?: boolean;
}

export function defineContract<I extends z.ZodType, O extends z.ZodType>(contract: OperationContract<I, O>): OperationContract<I, O> {
  return contract;
}

/** Who calls, in which workspace. Passed along with every call, kept in no object. */
export interface CallContext {
  readonly requestId: string;
  readonly workspaceId: number;
  /** `local` (no credential on loopback), `key:12`, `job`, `cli`. */
  readonly actor: string;
  readonly scopes: ReadonlySet<Scope>;
  readonly signal?: AbortSignal;
  /** A transaction that the caller opened; the operation joins it. */
  readonly tx?: unknown;
  /** `X-Probe: 1`: check what would be needed, write nothing, pay for nothing. */
  readonly probe?: boolean;
  /** The caller takes the field `body` of a text answer in pieces too, as an async iterable of strings. */
  readonly streams?: boolean;
  /** Where the caller reached us (`http://127.0.0.1:8090`), for addresses in answers. */
  readonly baseUrl?: string;
}

export type Run<I extends z.ZodType, O extends z.ZodType> = (input: z.output<I>, context: CallContext) => Promise<z.input<O>>;

/** A contract with its behaviour: all that a surface or another module ever sees. */
export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly contract: OperationContract<I, O>;
  readonly run: Run<I, O>;
}

/** The in-process form of a contract, whether it runs here or behind a URL. */
export type Call<C extends OperationContract> = C extends OperationContract<infer I, infer O> ? (input: z.input<I>, context: CallContext) => Promise<z.output<O>> : never;

// Operations of different shapes live in one list; variance in `run` forbids the plain type there.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyOperation = Operation<any, any>;

export function operation<I extends z.ZodType, O extends z.ZodType>(contract: OperationContract<I, O>, run: Run<I, O>): Operation<I, O> {
  return { contract, run };
}

export const pathFields = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1] as string);
export const mcpToolName = (contract: Pick<OperationContract, 'name'>): string => contract.name.replaceAll('.', '_').replaceAll('-', '_');
