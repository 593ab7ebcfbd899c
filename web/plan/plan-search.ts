import { oneOf, searchParams, text, whole } from '../app/search-params.ts';

export const STATUSES = ['draft', 'approved', 'scheduled', 'active', 'completed'] as const;
export type Status = (typeof STATUSES)[number];
export const VIEWS = ['steps', 'picture', 'options', 'briefing', 'versions'] as const;
export type View = (typeof VIEWS)[number];

/** What the list of plans keeps in its address; `intent` fills the form (a link to plan something). */
export const plansSearch = searchParams({ q: text(200), status: oneOf(...STATUSES), client: whole(1), intent: text(2000) });
/** What a plan keeps: the view, the step that is open, the versions that are compared. */
export const planSearch = searchParams({ view: oneOf(...VIEWS), step: text(100), from: whole(1), to: whole(1) });
