import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { beginConsent } from './google-consent.ts';
import { googleEndpoints } from './google-endpoints.ts';
import { missingScopes, reach, scopesFor } from './google-scopes.ts';
import { readLegacyCredentials } from './legacy-credentials.ts';
import { challengeOf, newVerifier } from './pkce.ts';
import { readState, signState } from './signed-state.ts';

const AUTH = 'https://www.googleapis.com/auth/';
const now = new Date('2031-03-10T09:00:00Z');

describe('the page of consent', () => {
  const begun = beginConsent({ client: { clientId: 'id' }, redirectUri: 'https://almanac.example.com/oauth/callback', access: 'own', state: 'signed', loginHint: 'a@example.com' });
  const query = new URL(begun.url).searchParams;

  it('asks Google for the least, for good, with proof that the answer is for us', () => {
    expect(begun.url).toMatch(/^https:\/\/accounts\.google\.com\/o\/oauth2\/v2\/auth\?/);
    expect(Object.fromEntries(query)).toMatchObject({ client_id: 'id', redirect_uri: 'https://almanac.example.com/oauth/callback', response_type: 'code', state: 'signed', access_type: 'offline', prompt: 'consent', include_granted_scopes: 'true', login_hint: 'a@example.com', code_challenge_method: 'S256' });
    expect(query.get('scope')?.split(' ')).toEqual(['openid', 'email', `${AUTH}calendar.app.created`, `${AUTH}calendar.freebusy`, `${AUTH}calendar.calendarlist.readonly`]);
    expect(query.get('code_challenge')).toBe(createHash('sha256').update(begun.verifier).digest('base64url'));
    expect(begun.url).not.toContain(begun.verifier);
    expect(begun.verifier).toMatch(/^[\w-]{43,128}$/);
    expect(newVerifier()).not.toBe(newVerifier());
  });

  it('makes the challenge as the standard\'s own example does', () => {
    expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  });

  it('asks for the person\'s other calendars only when both ways are wanted', () => {
    expect(scopesFor('events').filter((scope) => !scopesFor('own').includes(scope))).toEqual([`${AUTH}calendar.events`]);
    expect(missingScopes('own', ['openid', `${AUTH}userinfo.email`, `${AUTH}calendar.app.created`, `${AUTH}calendar.freebusy`])).toEqual([`${AUTH}calendar.calendarlist.readonly`]);
    expect(missingScopes('events', ['openid', 'email', `${AUTH}calendar`])).toEqual([]);
    expect(reach([`${AUTH}calendar.app.created`])).toEqual({ readEvents: false, writeEvents: false });
    expect(reach([`${AUTH}calendar.readonly`])).toEqual({ readEvents: true, writeEvents: false });
    expect(reach(null)).toEqual({ readEvents: true, writeEvents: true });
  });

  it('can be somebody else\'s in Google\'s place', () => {
    expect(googleEndpoints('http://127.0.0.1:4002/')).toEqual({ authorize: 'http://127.0.0.1:4002/o/oauth2/v2/auth', token: 'http://127.0.0.1:4002/oauth2/token', revoke: 'http://127.0.0.1:4002/oauth2/revoke', issuers: null });
  });
});

describe('a state', () => {
  const made = signState('key', { workspace: 7, access: 'own' }, now);

  it('comes back as it went', () => {
    expect(readState('key', made.state, new Date(now.getTime() + 599_000))).toEqual({ id: made.id, payload: { workspace: 7, access: 'own' }, expiresAt: made.expiresAt });
    expect(signState('key', {}, now).id).not.toBe(made.id);
  });

  it('is none when it is late, changed, signed by others, or nothing at all', () => {
    const [body = '', mark = ''] = made.state.split('.');
    const forged = Buffer.from(Buffer.from(body, 'base64url').toString().replace('7', '8')).toString('base64url');
    expect(readState('key', made.state, new Date(now.getTime() + 600_000))).toBeNull();
    for (const text of [`${forged}.${mark}`, `${body}.${mark.slice(0, -2)}`, `${body}.${mark}.x`, `${body}.`, body, '', '.', 'x'.repeat(100_000), signState('other', { workspace: 7 }, now).state]) expect(readState('key', text, now)).toBeNull();
  });
});


describe('a credentials file of another program', () => {
  it('of Python is read, its times as UTC', () => {
    expect(readLegacyCredentials(JSON.stringify({ token: 'ya29.a', refresh_token: '1//r', token_uri: 'https://oauth2.googleapis.com/token', client_id: 'c', client_secret: 's', scopes: [`${AUTH}calendar`], universe_domain: 'googleapis.com', account: '', expiry: '2031-03-10T09:00:00.123456Z' })))
      .toEqual({ refresh_token: '1//r', access_token: 'ya29.a', expires_at: Date.parse('2031-03-10T09:00:00.123Z'), scope: `${AUTH}calendar`, client_id: 'c', client_secret: 's' });
    expect(readLegacyCredentials(JSON.stringify({ access_token: 'ya29.a', refresh_token: '1//r', token_expiry: '2031-03-10T09:00:00', scopes: null, _class: 'OAuth2Credentials' }))).toMatchObject({ expires_at: now.getTime(), scope: null });
  });
  it('of Node and of gcloud is read', () => {
    expect(readLegacyCredentials(JSON.stringify({ access_token: 'ya29.a', refresh_token: '1//r', scope: `openid ${AUTH}calendar`, token_type: 'Bearer', expiry_date: now.getTime() }))).toEqual({ refresh_token: '1//r', access_token: 'ya29.a', expires_at: now.getTime(), scope: `openid ${AUTH}calendar` });
    expect(readLegacyCredentials(JSON.stringify({ type: 'authorized_user', client_id: 'c', client_secret: 's', refresh_token: '1//r' }))).toEqual({ refresh_token: '1//r', access_token: null, expires_at: null, scope: null, client_id: 'c', client_secret: 's' });
  });
  it('with no grant in it is none', () => {
    for (const text of ['', 'null', '[]', '{}', '{"installed":{"client_id":"c"}}', '{"refresh_token":7}', '\x80\x04pickle']) expect(readLegacyCredentials(text)).toBeNull();
  });
});
