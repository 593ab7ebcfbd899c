import { defineProblem } from '../kernel/problem.ts';

export const UnknownRoute = defineProblem({ code: 'http.unknown-route', status: 404, title: 'There is no such address' });
export const WrongMethod = defineProblem({ code: 'http.wrong-method', status: 405, title: 'The address does not take this method' });
export const TooLarge = defineProblem({ code: 'http.too-large', status: 413, title: 'The body is too large' });
export const WrongMediaType = defineProblem({ code: 'http.wrong-media-type', status: 415, title: 'The body is of another type' });
export const Unreadable = defineProblem({ code: 'http.unreadable', status: 400, title: 'The body cannot be read' });
export const KeyReused = defineProblem({ code: 'http.idempotency-key-reused', status: 422, title: 'The Idempotency-Key belongs to another request' });
export const StillRunning = defineProblem({ code: 'http.still-running', status: 409, title: 'The first request with this key is still running' });
export const StrangeHost = defineProblem({ code: 'http.strange-host', status: 403, title: 'The request comes by way of a name or page that is not ours' });
