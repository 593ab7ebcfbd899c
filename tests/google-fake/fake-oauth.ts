import { createHash, randomBytes } from 'node:crypto';

const AUTH = 'https://www.googleapis.com/auth/';
/** Which permissions open which door, as Google's discovery document has it. */
const DOORS: Record<string, readonly string[]> = {
  calendarList: ['calendar', 'calendar.calendarlist', 'calendar.calendarlist.readonly', 'calendar.readonly'],
  makeCalendar: ['calendar', 'calendar.app.created', 'calendar.calendars'],
  readEvents: ['calendar', 'calendar.app.created', 'calendar.events', 'calendar.readonly', 'calendar.events.readonly'],
  writeEvents: ['calendar', 'calendar.app.created', 'calendar.events'],
  freeBusy: ['calendar', 'calendar.freebusy', 'calendar.readonly'],
  any: [''],
};
export const FULL = `openid email ${AUTH}calendar`;

interface Grant { scope: string; client: string; revoked: boolean; access: Map<string, number> }

/** Sign-in as Google does it: codes with PKCE, refresh tokens, access tokens that end. */
export class FakeOAuth {
  readonly grants = new Map<string, Grant>();
  private readonly codes = new Map<string, { scope: string; challenge: string | null; redirect: string; client: string }>();
  /** Seconds that access tokens hold. */
  lifetime = 3600;
  /** Whether each renewal answers a new refresh token and ends the old one. */
  rotating = false;
  renewals = 0;
  readonly email: string;
  readonly clients: Record<string, string>;
  private readonly now: () => number;

  constructor(email: string, clients: Record<string, string>, now: () => number) { [this.email, this.clients, this.now] = [email, clients, now]; }

  grant(scope = FULL, client = Object.keys(this.clients)[0] as string): { refresh_token: string; access_token: string; expires_at: number; scope: string } {
    const refresh = `1//${randomBytes(24).toString('base64url')}`;
    const made: Grant = { scope, client, revoked: false, access: new Map() };
    this.grants.set(refresh, made);
    return { refresh_token: refresh, access_token: this.issue(made), expires_at: this.now() + this.lifetime * 1000, scope };
  }

  private issue(grant: Grant): string {
    const token = `ya29.${randomBytes(24).toString('base64url')}`;
    grant.access.set(token, this.now() + this.lifetime * 1000);
    return token;
  }

  /** The scopes of a token that holds; null for one that does not. */
  scopesOf(token: string): readonly string[] | null {
    for (const grant of this.grants.values()) {
      const until = grant.access.get(token);
      if (until !== undefined) return grant.revoked || until <= this.now() ? null : grant.scope.split(' ');
    }
    return null;
  }

  static opens(door: string, scopes: readonly string[], ownCalendar: boolean): boolean {
    return (DOORS[door] ?? []).some((name) => name === '' || (scopes.includes(AUTH + name) && (name !== 'calendar.app.created' || door === 'makeCalendar' || ownCalendar)));
  }

  endAccessTokens(): void { for (const grant of this.grants.values()) grant.access.clear(); }
  revokeAll(): void { for (const grant of this.grants.values()) grant.revoked = true; }

  /** The page, with a person who agrees to everything. */
  authorize(query: URLSearchParams): string {
    const back = new URL(query.get('redirect_uri') ?? '');
    if (!this.clients[query.get('client_id') ?? '']) throw new Error('unknown client');
    const code = `4/${randomBytes(20).toString('base64url')}`;
    this.codes.set(code, { scope: query.get('scope') ?? '', challenge: query.get('code_challenge'), redirect: back.href, client: query.get('client_id') ?? '' });
    back.searchParams.set('code', code);
    back.searchParams.set('scope', query.get('scope') ?? '');
    if (query.get('state')) back.searchParams.set('state', query.get('state') as string);
    return back.href;
  }

  token(form: URLSearchParams): { status: number; body: Record<string, unknown> } {
    const no = (error: string, description: string, status = 400) => ({ status, body: { error, error_description: description } });
    const client = form.get('client_id') ?? '';
    if (this.clients[client] === undefined || this.clients[client] !== form.get('client_secret')) return no('invalid_client', 'The OAuth client was not found.', 401);
    if (form.get('grant_type') === 'refresh_token') {
      const old = form.get('refresh_token') ?? '';
      const grant = this.grants.get(old);
      if (!grant || grant.revoked) return no('invalid_grant', 'Token has been expired or revoked.');
      if (grant.client !== client) return no('unauthorized_client', 'Unauthorized', 401);
      this.renewals++;
      const rotated = this.rotating ? `1//${randomBytes(24).toString('base64url')}` : undefined;
      if (rotated) { this.grants.delete(old); this.grants.set(rotated, grant); }
      return { status: 200, body: { access_token: this.issue(grant), expires_in: this.lifetime, scope: grant.scope, token_type: 'Bearer', ...(rotated && { refresh_token: rotated }) } };
    }
    if (form.get('grant_type') !== 'authorization_code') return no('unsupported_grant_type', `Invalid grant_type: ${form.get('grant_type')}`);
    const code = this.codes.get(form.get('code') ?? '');
    this.codes.delete(form.get('code') ?? '');
    if (!code || code.client !== client) return no('invalid_grant', 'Malformed auth code.');
    if (code.redirect !== new URL(form.get('redirect_uri') ?? 'x:').href) return no('redirect_uri_mismatch', 'Bad Request');
    if (code.challenge && createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url') !== code.challenge) return no('invalid_grant', 'Invalid code verifier.');
    const made = this.grant(code.scope, client);
    const claims = { iss: 'https://accounts.google.com', aud: client, sub: '110000000000000000001', email: this.email, email_verified: true, iat: Math.floor(this.now() / 1000), exp: Math.floor(this.now() / 1000) + 3600 };
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    return { status: 200, body: { access_token: made.access_token, refresh_token: made.refresh_token, expires_in: this.lifetime, scope: code.scope, token_type: 'Bearer', id_token: `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${part('unsigned')}` } };
  }

  revoke(token: string): { status: number; body: Record<string, unknown> } {
    const grant = this.grants.get(token) ?? [...this.grants.values()].find((one) => one.access.has(token));
    if (!grant || grant.revoked) return { status: 400, body: { error: 'invalid_token', error_description: 'Token expired or revoked' } };
    grant.revoked = true;
    return { status: 200, body: {} };
  }
}
