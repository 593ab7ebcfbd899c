/** A request that was refused, or that found nobody. `message` is a sentence for people: it is shown as it is. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  /** `module.what-is-wrong`; its page is at `/docs/errors/{code}`. */
  readonly code: string;
  readonly title: string;
  /** What is wrong with single fields of a form. */
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly retryAfter: number | undefined;
  /** The whole problem document, with what its kind adds. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(status: number, given: { code?: string; title?: string; detail?: string; errors?: readonly { path: string; message: string }[] } & Record<string, unknown>, retryAfter?: number) {
    super(given.detail ?? given.title ?? `${status}`);
    this.status = status;
    this.code = given.code ?? 'web.unknown';
    this.title = given.title ?? '';
    this.errors = given.errors ?? [];
    this.retryAfter = retryAfter;
    this.members = given;
  }

  /** The sentence about one field, if it is this field that is wrong (`steps.2` also speaks for `steps.2.hours`). */
  about(path: string): string | undefined {
    return this.errors.find((one) => one.path === path || one.path.startsWith(`${path}.`))?.message;
  }
}

/** No answer at all: the server is down, or the network is. */
export const NO_ANSWER = 'web.no-answer';
export const isOffline = (error: unknown): boolean => error instanceof ApiProblem && error.code === NO_ANSWER;
