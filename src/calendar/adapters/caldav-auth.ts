// What opens an account: a user name with a password (Basic, or Digest where the server wants that, as Baikal does), or a token.
import { createHash, randomBytes } from 'node:crypto';
import { CalendarError } from '../remote-calendars.port.ts';

export interface DavAuth {
  header(method: string, url: URL): string;
  /** The server did not take the last header. True: it named another way, which the next header follows. */
  challenged(wwwAuthenticate: string | null): boolean;
}

interface Challenge { readonly realm: string; readonly nonce: string; readonly opaque: string | null; readonly algorithm: 'MD5' | 'SHA-256'; readonly session: boolean; readonly qop: boolean }

/** The strongest Digest that is offered and that we speak; null: none. */
export function digestChallenge(header: string): Challenge | null {
  const offers = [...header.matchAll(/\bDigest\s+((?:[\w-]+\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s,"]+)\s*,?\s*)+)/gi)].flatMap(([, rest]) => {
    const field = new Map([...(rest as string).matchAll(/([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g)].map(([, name, quoted, plain]) => [(name as string).toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '']));
    const [, algorithm, session] = /^(md5|sha-256)(-sess)?$/i.exec(field.get('algorithm') ?? 'MD5') ?? [];
    const [realm, nonce, qop] = [field.get('realm'), field.get('nonce'), field.get('qop')];
    if (algorithm === undefined || realm === undefined || !nonce || (qop !== undefined && !/\bauth\b(?!-)/i.test(qop))) return [];
    return [{ realm, nonce, opaque: field.get('opaque') ?? null, algorithm: algorithm.toUpperCase() as Challenge['algorithm'], session: session !== undefined, qop: qop !== undefined }];
  });
  return offers.find((offer) => offer.algorithm === 'SHA-256') ?? offers[0] ?? null;
}

export function digestHeader(challenge: Challenge, { username, password, method, uri, count, cnonce }: { username: string; password: string; method: string; uri: string; count: number; cnonce: string }): string {
  const hash = (text: string): string => createHash(challenge.algorithm === 'MD5' ? 'md5' : 'sha256').update(text).digest('hex');
  const nc = count.toString(16).padStart(8, '0');
  const secret = hash(`${username}:${challenge.realm}:${password}`);
  const who = challenge.session ? hash(`${secret}:${challenge.nonce}:${cnonce}`) : secret;
  const what = hash(`${method}:${uri}`);
  const response = hash(challenge.qop ? `${who}:${challenge.nonce}:${nc}:${cnonce}:auth:${what}` : `${who}:${challenge.nonce}:${what}`);
  const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
  return `Digest ${[`username=${quote(username)}`, `realm=${quote(challenge.realm)}`, `nonce=${quote(challenge.nonce)}`, `uri=${quote(uri)}`, `response="${response}"`, `algorithm=${challenge.algorithm}${challenge.session ? '-sess' : ''}`,
    ...(challenge.opaque === null ? [] : [`opaque=${quote(challenge.opaque)}`]), ...(challenge.qop || challenge.session ? [`cnonce="${cnonce}"`] : []), ...(challenge.qop ? ['qop=auth', `nc=${nc}`] : [])].join(', ')}`;
}

export function davAuth({ username, password, token }: { username: string | null; password: string | null; token: string | null }): DavAuth {
  if (token !== null) return { header: () => `Bearer ${token}`, challenged: () => false };
  if (username === null || password === null) throw new CalendarError('refused', 'This calendar account has neither a password nor a token.');
  const basic = `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
  let challenge: Challenge | null = null;
  let count = 0;
  return {
    header: (method, url) => (challenge === null ? basic : digestHeader(challenge, { username, password, method, uri: url.pathname + url.search, count: ++count, cnonce: randomBytes(8).toString('hex') })),
    challenged: (header) => {
      const next = header === null ? null : digestChallenge(header);
      // The same nonce twice: it is the password that is wrong.
      if (next === null || next.nonce === challenge?.nonce) return false;
      [challenge, count] = [next, 0];
      return true;
    },
  };
}
