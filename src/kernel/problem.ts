/** One kind of failure: an entry of a module's catalogue. `docs/errors/{code}.md` says what happened and what to do. */
export interface ProblemKind {
  /** `module.kebab-case`, unique in the product. */
  readonly code: string;
  readonly status: number;
  /** The same for every occurrence; what is particular stands in the problem's `detail`. */
  readonly title: string;
}

/** One wrong place in an input: a path such as `steps.2.hours` and what would be right there. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

export interface ProblemExtras {
  readonly errors?: readonly FieldError[];
  /** Seconds after which trying again makes sense; becomes the `Retry-After` header. */
  readonly retryAfter?: number;
  /** Further members of the problem document. */
  readonly members?: Record<string, unknown>;
  /** What happened inside; logged, never shown. */
  readonly cause?: unknown;
}

export function defineProblem<const K extends ProblemKind>(kind: K): K {
  return kind;
}

/** An expected failure. `detail` is read by strangers: it says what is wrong and what would be right, never how we work inside. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly errors: readonly FieldError[];
  readonly retryAfter: number | undefined;
  readonly members: Record<string, unknown>;

  constructor(kind: ProblemKind, detail: string, extras: ProblemExtras = {}) {
    super(detail, extras.cause === undefined ? undefined : { cause: extras.cause });
    this.name = 'Problem';
    this.kind = kind;
    this.errors = extras.errors ?? [];
    this.retryAfter = extras.retryAfter;
    this.members = extras.members ?? {};
  }
}

export const InvalidInput = defineProblem({ code: 'kernel.invalid-input', status: 400, title: 'The request is not valid' });
export const NotFound = defineProblem({ code: 'kernel.not-found', status: 404, title: 'There is no such thing' });
export const Conflict = defineProblem({ code: 'kernel.conflict', status: 409, title: 'The present state forbids this' });
export const Unexpected = defineProblem({ code: 'kernel.unexpected', status: 500, title: 'Something went wrong on our side' });

/** A 400 that names each wrong field. */
export function invalidInput(errors: readonly FieldError[]): Problem {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  const at = first?.path ? `${first.path}: ` : '';
  return new Problem(InvalidInput, first ? `${at}${first.message}${more}` : 'The input is not valid.', { errors });
}

/** A 404 for a thing that does not exist, or that the caller may not know to exist: the two look the same. */
export function notFound(thing: string, id: unknown): Problem {
  return new Problem(NotFound, `There is no ${thing} ${String(id).slice(0, 100)}.`);
}

export const conflict = (detail: string) => new Problem(Conflict, detail);
