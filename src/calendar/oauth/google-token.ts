import * as z from 'zod';
import { CalendarError } from '../remote-calendars.port.ts';
import { Again, type Patience, patiently, readJson, retryAfter } from './patience.ts';

const Tokens = z.object({
  access_token: z.string().min(1), expires_in: z.number().positive().max(31_536_000).default(3600),
  refresh_token: z.string().min(1).nullish(), scope: z.string().nullish(), id_token: z.string().nullish(),
});
const Refusal = z.object({ error: z.string().regex(/^[a-z_]{1,60}$/) });

export type GoogleTokens = z.output<typeof Tokens>;

/** The token endpoint said no, and why in OAuth's words (`invalid_grant`). */
export class TokenRefused extends CalendarError {
  readonly code: string;
  constructor(code: string, message: string) { super('refused', message); this.code = code; }
}

const REASONS: Readonly<Record<string, string>> = {
  invalid_grant: 'Google no longer accepts this sign-in: it was revoked, has expired, or was used before',
  invalid_client: 'Google does not know this client id with this secret',
  unauthorized_client: 'Google gave this sign-in to another client id',
};

/** One question to the token endpoint. Nothing that it answers gets into an error. */
export function askForTokens(endpoint: string, form: Readonly<Record<string, string>>, { fetch: doFetch, patience, signal }: { fetch: typeof fetch; patience: Patience; signal?: AbortSignal | undefined }): Promise<GoogleTokens> {
  return patiently(patience, 'Google\'s sign-in', signal, async (within) => {
    const response = await doFetch(endpoint, { method: 'POST', redirect: 'error', signal: within, headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }, body: new URLSearchParams(form).toString() });
    const body = await readJson(response);
    if (response.ok) {
      const tokens = Tokens.safeParse(body);
      if (tokens.success) return tokens.data;
      throw new Again(new CalendarError('unavailable', 'Google\'s sign-in answered without a token'));
    }
    const refusal = Refusal.safeParse(body);
    if (response.status < 500 && response.status !== 429 && response.status !== 408 && refusal.success) throw new TokenRefused(refusal.data.error, REASONS[refusal.data.error] ?? `Google refused this sign-in (${refusal.data.error})`);
    throw new Again(new CalendarError('unavailable', `Google's sign-in answered ${response.status}`), retryAfter(response.headers));
  });
}

/** Gives a grant back, with everything that hangs on it. One that is gone already is no error. */
export function revokeToken(endpoint: string, token: string, { fetch: doFetch, patience, signal }: { fetch: typeof fetch; patience: Patience; signal?: AbortSignal | undefined }): Promise<void> {
  return patiently(patience, 'Google\'s sign-in', signal, async (within) => {
    const response = await doFetch(endpoint, { method: 'POST', redirect: 'error', signal: within, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ token }).toString() });
    await response.body?.cancel();
    if (response.ok || response.status === 400) return;
    throw new Again(new CalendarError('unavailable', `Google's sign-in answered ${response.status}`), retryAfter(response.headers));
  });
}
