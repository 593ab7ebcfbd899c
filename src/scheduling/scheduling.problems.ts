import { defineProblem } from '../kernel/problem.ts';

export const ApprovalNeeded = defineProblem({ code: 'scheduling.approval-needed', status: 409, title: 'The plan has not been approved' });
export const StalePreview = defineProblem({ code: 'scheduling.stale-preview', status: 409, title: 'The preview no longer fits the calendar' });
export const WrongRunStatus = defineProblem({ code: 'scheduling.wrong-run-status', status: 409, title: 'The run is not in a state for this' });
export const BuiltOn = defineProblem({ code: 'scheduling.built-on', status: 409, title: 'A later run changed the same blocks' });
