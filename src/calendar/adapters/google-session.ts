import type { Clock } from '../../kernel/clock.ts';
import type { GoogleEndpoints } from '../oauth/google-endpoints.ts';
import { askForTokens, revokeToken, TokenRefused } from '../oauth/google-token.ts';
import type { Patience } from '../oauth/patience.ts';
import { type AccountSecret, type AccountToOpen, CalendarError } from '../remote-calendars.port.ts';

/** Tokens are renewed before they end, so that no request meets the end. */
const EARLY_MS = 120_000;
const AT_ONCE = 4;

export interface SessionSettings { readonly clientId: string; readonly clientSecret: string; readonly endpoints: GoogleEndpoints; readonly fetch: typeof fetch; readonly clock: Clock; readonly patience: Patience }

const words = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** One account's tokens and its places in the queue, shared by everyone in this process who opened it. */
export class GoogleSession {
  private secret: AccountSecret;
  private save: AccountToOpen['saveSecret'];
  private unsaved = false;
  private renewing: Promise<string> | null = null;
  /** Refresh tokens that came before the one we hold, and one that Google refused: neither is tried again. */
  private readonly past = new Set<string>();
  private refused: { token: string; error: CalendarError } | null = null;
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly settings: SessionSettings;

  constructor(account: AccountToOpen, settings: SessionSettings) {
    this.settings = settings;
    this.secret = account.secret;
    this.save = account.saveSecret;
  }

  /** Somebody opened the account with what the database had: newer than ours after a new sign-in, older while a renewal is being kept. */
  adopt(account: AccountToOpen): void {
    this.save = account.saveSecret;
    const theirs = words(account.secret['refresh_token']);
    if (theirs !== null && this.past.has(theirs)) return;
    const same = theirs === words(this.secret['refresh_token']);
    if (same && Number(account.secret['expires_at'] ?? 0) <= Number(this.secret['expires_at'] ?? 0)) return;
    this.secret = account.secret;
    this.unsaved = false;
  }

  get scopes(): readonly string[] | null {
    const scope = words(this.secret['scope']);
    return scope === null ? null : scope.split(/\s+/);
  }

  /** A token that holds for the next request. `spent`: the one that was just refused. */
  async token(spent: string | null, signal: AbortSignal | undefined): Promise<string> {
    if (this.unsaved && !this.renewing) await this.keep();
    const held = words(this.secret['access_token']);
    const until = this.secret['expires_at'];
    if (held !== null && held !== spent && (typeof until !== 'number' || until - EARLY_MS > this.settings.clock.now().getTime())) return held;
    this.renewing ??= this.renew().finally(() => { this.renewing = null; });
    return untilAborted(this.renewing, signal);
  }

  private async renew(): Promise<string> {
    const { clientId, clientSecret, endpoints, fetch: doFetch, clock, patience } = this.settings;
    const before = this.secret;
    const refresh = words(before['refresh_token']);
    if (refresh === null) throw new CalendarError('refused', 'the sign-in with Google has ended and cannot be renewed');
    if (this.refused?.token === refresh) throw this.refused.error;
    const tokens = await askForTokens(endpoints.token, {
      grant_type: 'refresh_token', refresh_token: refresh, client_id: words(before['client_id']) ?? clientId, client_secret: words(before['client_secret']) ?? clientSecret,
    }, { fetch: doFetch, patience }).catch((error: unknown) => {
      if (error instanceof TokenRefused) this.refused = { token: refresh, error };
      throw error;
    });
    if (this.secret === before) { // else somebody signed in again meanwhile, and that counts
      if (tokens.refresh_token && tokens.refresh_token !== refresh) this.past.add(refresh);
      this.secret = { ...before, refresh_token: tokens.refresh_token ?? refresh, access_token: tokens.access_token, expires_at: clock.now().getTime() + tokens.expires_in * 1000, scope: tokens.scope ?? before['scope'] ?? null };
      this.unsaved = true;
      await this.keep();
    }
    return tokens.access_token;
  }

  /** A renewed token that could not be kept is kept before it is used again: Google may have ended the old one. */
  private async keep(): Promise<void> {
    const { secret } = this;
    try {
      await this.save(secret);
    } catch {
      throw new CalendarError('unavailable', 'the renewed sign-in with Google could not be kept');
    }
    if (this.secret === secret) this.unsaved = false;
  }

  async revoke(signal: AbortSignal | undefined): Promise<void> {
    const { endpoints, fetch: doFetch, patience } = this.settings;
    const token = words(this.secret['refresh_token']) ?? words(this.secret['access_token']);
    if (token !== null) await revokeToken(endpoints.revoke, token, { fetch: doFetch, patience, signal });
  }

  /** At most four requests of an account at once; the others wait in order. */
  async inTurn<T>(signal: AbortSignal | undefined, run: () => Promise<T>): Promise<T> {
    signal?.throwIfAborted();
    if (this.running < AT_ONCE) this.running++;
    else await this.place(signal);
    try {
      return await run();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }

  private place(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = (): void => { signal?.removeEventListener('abort', leave); resolve(); };
      const leave = (): void => { this.waiting.splice(this.waiting.indexOf(go), 1); reject(signal?.reason as Error); };
      this.waiting.push(go);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }
}

/** One caller who gives up does not end what others wait for. */
const untilAborted = <T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> => new Promise((resolve, reject) => {
  const leave = (): void => reject(signal?.reason as Error);
  signal?.addEventListener('abort', leave, { once: true });
  work.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave));
  if (signal?.aborted) leave();
});
