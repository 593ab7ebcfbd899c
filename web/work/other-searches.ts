import { flag, oneOf, searchParams, text, whole } from '../app/search-params.ts';

export const routineSearch = searchParams({ routine: whole(1), paused: flag });
export const workflowsSearch = searchParams({ q: text(200), origin: oneOf('own', 'starter') });
/** `from` and `to` are versions to compare; without `from` it is the one before. */
export const workflowSearch = searchParams({ tab: oneOf('steps', 'versions', 'hours'), from: whole(1), to: whole(1) });
export const templateSearch = searchParams({ kind: oneOf('templates', 'blueprints'), open: whole(1) });
