import { ApiProblem } from '../api/api-problem.ts';

export interface Announcement {
  readonly text: string;
  /** A second line, smaller. */
  readonly detail?: string;
  readonly tone?: 'plain' | 'good' | 'bad';
  /** Offered as a button and by mod+z while it is shown. */
  readonly undo?: () => Promise<unknown>;
  readonly link?: { readonly href: string; readonly text: string };
  /** Milliseconds it stays; longer with a button in it. */
  readonly stays?: number;
}
export interface Shown extends Announcement { readonly id: number }

let shown: readonly Shown[] = [];
let next = 1;
const listeners = new Set<() => void>();
const change = (to: readonly Shown[]): void => { shown = to; for (const tell of listeners) tell(); };

/** Says something in passing. Three at most are shown; the oldest gives way. */
export function announce(announcement: Announcement): number {
  const id = next++;
  change([...shown.slice(-2), { ...announcement, id }]);
  return id;
}
/** A refusal in its own words, with the page that says what to do. */
export const announceProblem = (problem: ApiProblem): number => announce({ text: problem.message, tone: 'bad', stays: 12_000, ...(problem.status > 0 && !problem.code.startsWith('web.') && { link: { href: `/docs/errors/${problem.code}`, text: problem.title } }) });
export const dismiss = (id: number): void => change(shown.filter((one) => one.id !== id));

/** Takes back what was announced last, if it can be. */
export async function undoLast(): Promise<boolean> {
  const last = shown.findLast((one) => one.undo);
  if (!last) return false;
  dismiss(last.id);
  try { await last.undo?.(); } catch (error) { if (error instanceof ApiProblem) announceProblem(error); else throw error; }
  return true;
}
export const shownToasts = (): readonly Shown[] => shown;
export function onToasts(tell: () => void): () => void {
  listeners.add(tell);
  return () => { listeners.delete(tell); };
}
