import { lookup as systemLookup } from 'node:dns';
import { Agent, request as httpRequest } from 'node:http';
import { Agent as SecureAgent, request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import { isOpenAddress } from './addresses.ts';
import { checkedLookup, SafeFetchError } from './safe-fetch.ts';

const NO_BODY = new Set([204, 205, 304]);
const IDLE_MS = 4000;

/**
 * `fetch` for servers that a stranger named, with any method: the connection is made to the very address that was checked, so that a
 * name cannot lead elsewhere a moment later. Redirects are answered, not followed; answers come as they are, unpacked by nobody.
 */
export function guardedFetch({ lookup = systemLookup, allowPrivate = false }: { lookup?: typeof systemLookup; allowPrivate?: boolean } = {}): typeof fetch {
  const checked = checkedLookup(lookup, allowPrivate);
  // Connections of its own: each of them was checked when it was opened.
  const agents = { 'http:': new Agent({ keepAlive: true, timeout: IDLE_MS, lookup: checked }), 'https:': new SecureAgent({ keepAlive: true, timeout: IDLE_MS, lookup: checked }) };
  return async (target, init = {}) => {
    const url = new URL(target instanceof Request ? target.url : target);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new SafeFetchError('refused', 'The address must begin with https or http.');
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) && !isOpenAddress(host, allowPrivate)) throw new SafeFetchError('refused', 'The address belongs to a private or local network.');
    const body = init.body === undefined || init.body === null ? null : Buffer.from(await new Response(init.body).arrayBuffer());
    const headers = Object.fromEntries(new Headers(init.headers));
    return new Promise<Response>((resolve, reject) => {
      const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
      const request = send({
        protocol: url.protocol, hostname: host, port: url.port || undefined, path: `${url.pathname}${url.search}`, method: init.method ?? 'GET', agent: agents[url.protocol as 'http:' | 'https:'], lookup: checked,
        headers: { ...headers, ...(body && { 'content-length': body.length }) }, ...(init.signal && { signal: init.signal }),
      });
      request.once('error', reject);
      request.once('response', (answer) => {
        const status = answer.statusCode ?? 0;
        if (status < 200 || status > 599) { answer.destroy(); reject(new Error(`the server answered ${status}`)); return; }
        const said = new Headers();
        for (const [name, value] of Object.entries(answer.headersDistinct)) for (const one of value ?? []) said.append(name, one);
        const none = NO_BODY.has(status) || init.method === 'HEAD';
        if (none) answer.resume();
        resolve(new Response(none ? null : Readable.toWeb(answer) as ReadableStream, { status, headers: said }));
      });
      request.end(body ?? undefined);
    });
  };
}
