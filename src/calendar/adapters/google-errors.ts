import { Again, retryAfter } from '../oauth/patience.ts';
import { CalendarError, type CalendarErrorKind } from '../remote-calendars.port.ts';
import { ErrorBody } from './google-shapes.ts';

/** An answer that means something to the one who asked: 404, 409, 410, 412 and what Google refuses for good. */
export class GoogleRefusal extends CalendarError {
  readonly status: number;
  readonly reason: string;
  readonly location: string;
  constructor(kind: CalendarErrorKind, message: string, { status, reason, location, retryAfterMs }: { status: number; reason: string; location: string; retryAfterMs?: number }) {
    super(kind, message, { retryAfterMs: retryAfterMs ?? null });
    [this.status, this.reason, this.location] = [status, reason, location];
  }
}

const HOUR = 3_600_000;
const TOO_FAST = new Set(['rateLimitExceeded', 'userRateLimitExceeded', 'RATE_LIMIT_EXCEEDED', 'backendError', 'internalError', 'concurrentLimitExceeded']);
/** More tries only make these last longer. */
const SPENT = new Map([
  ['quotaExceeded', 'Google\'s limits on this calendar\'s use are reached'], ['dailyLimitExceeded', 'the day\'s quota of the Google Cloud project is used up'], ['dailyLimitExceededUnreg', 'the day\'s quota of the Google Cloud project is used up'],
  ['accessNotConfigured', 'the Google Calendar API is not turned on in the Google Cloud project'], ['SERVICE_DISABLED', 'the Google Calendar API is not turned on in the Google Cloud project'],
]);
const NARROW = new Set(['insufficientPermissions', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT']);

/** What an answer other than 2xx means. Google's own sentence stays outside: it may quote addresses. */
export function failureOf(status: number, headers: Headers, body: unknown): Again | GoogleRefusal {
  const error = ErrorBody.safeParse(body).data?.error;
  const reasons = [...(error?.errors ?? []), ...(error?.details ?? [])].flatMap(({ reason }) => (reason && /^\w{1,60}$/.test(reason) ? [reason] : []));
  const reason = reasons[0] ?? '';
  const location = error?.errors?.[0]?.location ?? '';
  const said = `Google Calendar answered ${status}${reason && ` (${reason})`}`;
  const refusal = (kind: CalendarErrorKind, message = said, retryAfterMs?: number): GoogleRefusal => new GoogleRefusal(kind, message, { status, reason, location, ...(retryAfterMs !== undefined && { retryAfterMs }) });
  const again = (): Again => new Again(new CalendarError('unavailable', said), retryAfter(headers));
  const spent = reasons.map((one) => SPENT.get(one)).find(Boolean);
  if (status === 403 || status === 429) {
    if (spent) return refusal('unavailable', spent, Math.max(retryAfter(headers) ?? 0, HOUR));
    if (status === 429 || reasons.some((one) => TOO_FAST.has(one)) || !error) return again();
    if (reasons.some((one) => NARROW.has(one))) return refusal('refused', 'the sign-in with Google did not allow this: sign in again and leave every box ticked');
    return refusal('rejected');
  }
  if (status >= 500 || status === 408 || status === 425 || (status >= 300 && status < 400)) return again();
  if (!error && status !== 401) return again(); // a proxy's page, not Google: what it says is missing may well be there
  if (status === 401) return refusal('refused', 'Google no longer accepts this sign-in');
  if (status === 404 || status === 410) return refusal('gone');
  return refusal('rejected');
}
