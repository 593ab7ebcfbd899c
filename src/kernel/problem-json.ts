import type { Problem } from './problem.ts';
import { Problem as ProblemClass, Unexpected } from './problem.ts';

export interface ProblemJson {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  errors?: { path: string; message: string }[];
  [member: string]: unknown;
}

/** Where the page of a problem kind is served by the product itself. */
export const problemType = (code: string): string => `/docs/errors/${code}`;

/** The RFC 9457 document of an error. What is not a `Problem` is a bug: blank outside, whole in the log. */
export function toProblemJson(error: unknown, requestId: string): ProblemJson {
  const problem: Problem | null = error instanceof ProblemClass ? error : null;
  const kind = problem?.kind ?? Unexpected;
  return {
    ...problem?.members,
    type: problemType(kind.code),
    title: kind.title,
    status: kind.status,
    detail: problem?.message ?? 'The failure has been logged under this request id. Trying again may help; nothing of this request was kept unless it says otherwise.',
    instance: `urn:request:${requestId}`,
    code: kind.code,
    ...(problem?.errors.length ? { errors: problem.errors.map(({ path, message }) => ({ path, message })) } : {}),
  };
}
