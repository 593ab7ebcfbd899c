import { defineProblem } from '../kernel/problem.ts';

export const CalendarUnreachable = defineProblem({ code: 'calendar.unreachable', status: 502, title: 'The calendar service did not answer as it should' });
export const AccessEnded = defineProblem({ code: 'calendar.access-ended', status: 409, title: 'The calendar account must be connected again' });
export const SignInFailed = defineProblem({ code: 'calendar.sign-in-failed', status: 400, title: 'The sign-in could not be completed' });
export const ServiceOff = defineProblem({ code: 'calendar.service-off', status: 409, title: 'This calendar service is not set up' });
