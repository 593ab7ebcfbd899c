/** An answer of Google's other than 2xx, in the form of its first generation of errors. */
export class FakeError extends Error {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Record<string, string>;
  constructor(status: number, reason: string, message: string, { domain = 'global', location, locationType = 'parameter', headers = {}, more = {} }: { domain?: string; location?: string; locationType?: string; headers?: Record<string, string>; more?: Record<string, unknown> } = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
    this.body = { error: { errors: [{ domain, reason, message, ...(location && { locationType, location }) }], code: status, message, ...more } };
  }
}

export const notFound = (): FakeError => new FakeError(404, 'notFound', 'Not Found');
export const invalid = (message: string, location?: string): FakeError => new FakeError(400, 'invalid', message, location ? { location } : {});
export const deleted = (): FakeError => new FakeError(410, 'deleted', 'Resource has been deleted');
export const fullSync = (): FakeError => new FakeError(410, 'fullSyncRequired', 'Sync token is no longer valid, a full sync is required.', { domain: 'calendar', location: 'syncToken' });
export const duplicate = (): FakeError => new FakeError(409, 'duplicate', 'The requested identifier already exists.');
export const conditionNotMet = (): FakeError => new FakeError(412, 'conditionNotMet', 'Precondition Failed', { location: 'If-Match', locationType: 'header' });
export const authError = (): FakeError => new FakeError(401, 'authError', 'Invalid Credentials', { location: 'Authorization', locationType: 'header', headers: { 'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="invalid_token"' } });
export const narrow = (): FakeError => new FakeError(403, 'insufficientPermissions', 'Insufficient Permission', {
  more: { message: 'Request had insufficient authentication scopes.', status: 'PERMISSION_DENIED', details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT', domain: 'googleapis.com', metadata: { service: 'calendar-json.googleapis.com' } }] },
});

export type LimitReason = 'rateLimitExceeded' | 'userRateLimitExceeded' | 'quotaExceeded' | 'dailyLimitExceeded' | 'accessNotConfigured';
const LIMITS: Record<LimitReason, string> = {
  rateLimitExceeded: 'Rate Limit Exceeded', userRateLimitExceeded: 'User Rate Limit Exceeded', quotaExceeded: 'Calendar usage limits exceeded.', dailyLimitExceeded: 'Daily Limit Exceeded',
  accessNotConfigured: 'Google Calendar API has not been used in project 1 before or it is disabled.',
};
export const limited = (reason: LimitReason, status = 403, headers: Record<string, string> = {}): FakeError => new FakeError(status, reason, LIMITS[reason], { domain: 'usageLimits', headers });
