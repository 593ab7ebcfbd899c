import { createHash } from 'node:crypto';
import { type AnyOperation, type CallContext, operation } from '../../kernel/operation.ts';
import { notFound, Problem } from '../../kernel/problem.ts';
import { ServiceOff, SignInFailed } from '../calendar.problems.ts';
import { beginConsent, finishConsent, type GoogleClient } from '../oauth/google-consent.ts';
import { missingScopes } from '../oauth/google-scopes.ts';
import { readState, signState } from '../oauth/signed-state.ts';
import { CalendarError } from '../remote-calendars.port.ts';
import { type AccountsDeps, type accountDesk, asProblem } from './accounts.ts';
import { accountsStore } from './accounts.store.ts';
import { authorizeContract, callbackContract, notifyContract, oauthStatusContract } from './oauth.contract.ts';
import { oauthStates } from './oauth.store.ts';

export interface OauthDeps extends AccountsDeps {
  readonly google: GoogleClient | null;
  /** Signs the state; the application's secret. */
  readonly stateKey: string;
  readonly desk: ReturnType<typeof accountDesk>;
}

const sealedVerifier = (digest: string): string => `oauth-state ${digest}`;
const redirectUri = (context: CallContext): string => `${context.baseUrl ?? 'http://127.0.0.1:8090'}/oauth/callback`;

/** Signing in with Google, and being told by Google. */
export function oauthOperations({ db, clock, sealer, google, stateKey, desk, sync }: OauthDeps): AnyOperation[] {
  const needGoogle = (): GoogleClient => {
    if (!google) throw new Problem(ServiceOff, 'Google is not set up: set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET, and start again. docs/operate/google-calendar.md says where they come from.');
    return google;
  };
  return [
    operation(authorizeContract, async ({ access, account_id: accountId }, context) => {
      const client = needGoogle();
      const account = accountId === undefined ? null : await desk.readAccount(context, accountId);
      if (account && account.provider !== 'google') throw notFound('Google account', accountId);
      const { state, id, expiresAt } = signState(stateKey, { redirect: redirectUri(context) }, clock.now());
      const { url, verifier } = beginConsent({ client, redirectUri: redirectUri(context), access, state, ...(account?.username && { loginHint: account.username }) });
      const digest = createHash('sha256').update(id).digest('hex');
      await db.asOwner((sql) => oauthStates.keep(sql, { digest, workspace_id: context.workspaceId, verifier: sealer.seal(verifier, sealedVerifier(digest)), access, account_id: account?.account_id ?? null, expires_at: expiresAt }));
      return { location: url };
    }),
    operation(callbackContract, async ({ state, code, error }, context) => {
      const client = needGoogle();
      const signed = state === undefined ? null : readState(stateKey, state, clock.now());
      const digest = signed && createHash('sha256').update(signed.id).digest('hex');
      const begun = digest ? await db.asOwner((sql) => oauthStates.use(sql, digest, clock.now())) : null;
      if (!signed || !digest || !begun) throw new Problem(SignInFailed, 'This sign-in was not begun here, is older than ten minutes, or was finished before. Begin again at /oauth/authorize.');
      if (error !== undefined || code === undefined) throw new Problem(SignInFailed, error === 'access_denied' ? 'Google says that access was not granted. Begin again at /oauth/authorize when you want to connect it.' : `Google ended the sign-in${error === undefined ? ' without a code' : ` with "${error.slice(0, 100)}"`}. Begin again at /oauth/authorize.`);
      const inside: CallContext = { requestId: context.requestId, workspaceId: begun.workspace_id, actor: context.actor, scopes: new Set(['planner:read', 'planner:write']), ...(context.signal && { signal: context.signal }) };
      try {
        const consent = await finishConsent({ client, redirectUri: String(signed.payload['redirect']), code, verifier: sealer.open(begun.verifier, sealedVerifier(digest)), clock, ...(context.signal && { signal: context.signal }) });
        const missing = missingScopes(begun.access, consent.scopes);
        if (missing.length) throw new CalendarError('rejected', 'Not every permission was given on Google\'s page; the calendar cannot be used without them. Begin again at /oauth/authorize and leave all boxes ticked');
        const again = begun.account_id === null ? null : await desk.readAccount(inside, begun.account_id);
        if (again && consent.email !== null && again.username !== consent.email) throw new CalendarError('rejected', `you signed in as ${consent.email}, and the account to connect again is ${again.username ?? again.name}: begin again and choose that one, or connect the other as an account of its own`);
        const row = await desk.connect(inside, { provider: 'google', name: consent.email ?? 'Google', server_url: null, username: consent.email ?? consent.subject, addresses: consent.email ? [consent.email] : [], scopes: consent.scopes, from_settings: false }, consent.secret);
        return { body: page('Google Calendar is connected', `${row.name} is connected. You can close this page.`) };
      } catch (failure) {
        if (failure instanceof CalendarError && failure.kind === 'rejected') throw new Problem(SignInFailed, `${failure.message.replace(/^./, (first) => first.toUpperCase())}.`);
        throw asProblem(failure);
      }
    }),
    operation(oauthStatusContract, (_input, context) => db.inWorkspace(context, async (sql) => {
      const accounts = (await accountsStore.all(sql)).filter((one) => one.provider === 'google');
      const connected = accounts.some((one) => one.state === 'connected');
      const base = context.baseUrl ?? 'http://127.0.0.1:8090';
      return {
        provider: 'google' as const, configured: google !== null, connected, redirect_uri: redirectUri(context),
        accounts: accounts.map((one) => ({ account_id: one.account_id, name: one.name, state: one.state, detail: one.state_detail, since: one.state_since.toISOString(), scopes: one.scopes, reconnect_url: one.state === 'needs_reconnect' ? `${base}/oauth/authorize?account_id=${one.account_id}` : null })),
        next_step: !google ? 'Set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET; docs/operate/google-calendar.md says where they come from.' : accounts.some((one) => one.state === 'needs_reconnect') ? 'Open the reconnect_url of the account.' : connected ? null : `Open ${base}/oauth/authorize in a browser.`,
      };
    })),
    operation(notifyContract, async ({ channel, token, state }) => {
      if (channel !== undefined && token !== undefined && state !== 'sync') await sync.told(channel, token);
      return {};
    }),
  ];
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const page = (title: string, text: string): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title>
<body style="font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem"><h1>${escape(title)}</h1><p>${escape(text)}</p><p><a href="/">Back to Almanac</a></p></body></html>
`;
