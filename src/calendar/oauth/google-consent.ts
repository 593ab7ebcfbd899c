import * as z from 'zod';
import type { Clock } from '../../kernel/clock.ts';
import { type AccountSecret, CalendarError } from '../remote-calendars.port.ts';
import { googleEndpoints } from './google-endpoints.ts';
import { type GoogleAccess, scopesFor } from './google-scopes.ts';
import { askForTokens, TokenRefused } from './google-token.ts';
import { defaultPatience, type Patience } from './patience.ts';
import { challengeOf, newVerifier } from './pkce.ts';

export interface GoogleClient { readonly clientId: string; readonly clientSecret: string; readonly oauthBaseUrl?: string | undefined }

/** The page to send the person to. `state` must come back unchanged; `verifier` stays with us until then. */
export function beginConsent({ client, redirectUri, access, state, loginHint }: { client: Pick<GoogleClient, 'clientId' | 'oauthBaseUrl'>; redirectUri: string; access: GoogleAccess; state: string; loginHint?: string | undefined }): { url: string; state: string; verifier: string } {
  const verifier = newVerifier();
  const url = new URL(googleEndpoints(client.oauthBaseUrl).authorize);
  url.search = new URLSearchParams({
    client_id: client.clientId, redirect_uri: redirectUri, response_type: 'code', scope: scopesFor(access).join(' '), state,
    code_challenge: challengeOf(verifier), code_challenge_method: 'S256',
    access_type: 'offline', prompt: 'consent', include_granted_scopes: 'true', // a refresh token each time, also when the person agreed before
    ...(loginHint && { login_hint: loginHint }),
  }).toString();
  return { url: url.href, state, verifier };
}

const Claims = z.object({ iss: z.string(), aud: z.string(), sub: z.string().min(1), exp: z.number(), email: z.string().nullish(), email_verified: z.boolean().nullish() });
/** How far the clocks of both sides may differ. */
const SKEW_MS = 10 * 60_000;

export interface Consent {
  readonly secret: AccountSecret;
  /** Null when Google says none, or has not verified it. */
  readonly email: string | null;
  readonly scopes: readonly string[];
  /** Google's own number for the person: stays when the address changes. */
  readonly subject: string | null;
}

/** Turns the code that came back into tokens. A code that was used, is too old or belongs to another sign-in is `rejected`. */
export async function finishConsent({ client, redirectUri, code, verifier, clock, fetch: doFetch = fetch, patience = defaultPatience, signal }: {
  client: GoogleClient; redirectUri: string; code: string; verifier: string; clock: Clock; fetch?: typeof fetch; patience?: Patience; signal?: AbortSignal;
}): Promise<Consent> {
  const endpoints = googleEndpoints(client.oauthBaseUrl);
  const tokens = await askForTokens(endpoints.token, { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri, client_id: client.clientId, client_secret: client.clientSecret }, { fetch: doFetch, patience, signal })
    .catch((error: unknown) => {
      if (error instanceof TokenRefused && error.code === 'invalid_grant') throw new CalendarError('rejected', 'this sign-in was finished before, took too long, or belongs to another page: begin it again');
      throw error;
    });
  if (!tokens.refresh_token) throw new CalendarError('rejected', 'Google gave access for an hour only, without a refresh token: begin the sign-in again');
  const now = clock.now().getTime();
  const scopes = (tokens.scope ?? '').split(/\s+/).filter(Boolean);
  const claims = tokens.id_token ? readClaims(tokens.id_token, client.clientId, endpoints.issuers, now) : null;
  return {
    secret: { refresh_token: tokens.refresh_token, access_token: tokens.access_token, expires_at: now + tokens.expires_in * 1000, scope: tokens.scope ?? null },
    email: claims?.email && claims.email_verified !== false ? claims.email : null, scopes, subject: claims?.sub ?? null,
  };
}

/** The token came straight from the endpoint over TLS, which OpenID Connect takes in place of checking its signature (core, 3.1.3.7). */
function readClaims(idToken: string, audience: string, issuers: readonly string[] | null, now: number): z.output<typeof Claims> | null {
  let raw: unknown;
  try { raw = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()); } catch { return null; }
  const { data } = Claims.safeParse(raw);
  return data && data.aud === audience && (issuers?.includes(data.iss) ?? true) && data.exp * 1000 > now - SKEW_MS ? data : null;
}
