/** Where Google's sign-in answers. */
export interface GoogleEndpoints { readonly authorize: string; readonly token: string; readonly revoke: string; /** Who may have issued an id token; null: whoever answers there. */ readonly issuers: readonly string[] | null }

const GOOGLE: GoogleEndpoints = {
  authorize: 'https://accounts.google.com/o/oauth2/v2/auth', token: 'https://oauth2.googleapis.com/token', revoke: 'https://oauth2.googleapis.com/revoke',
  issuers: ['https://accounts.google.com', 'accounts.google.com'],
};

/** Google spreads sign-in over two hosts; one base address stands in for both. */
export function googleEndpoints(oauthBaseUrl?: string): GoogleEndpoints {
  if (oauthBaseUrl === undefined) return GOOGLE;
  const base = oauthBaseUrl.replace(/\/+$/, '');
  return { authorize: `${base}/o/oauth2/v2/auth`, token: `${base}/oauth2/token`, revoke: `${base}/oauth2/revoke`, issuers: null };
}
