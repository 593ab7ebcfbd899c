import type { lookup as systemLookup } from 'node:dns';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardedFetch } from './guarded-fetch.ts';

describe('requests to servers that a stranger named', () => {
  const met: { method: string; host: string; body: string }[] = [];
  let server: Server;
  let port = 0;
  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => { body += part.toString(); });
      request.on('end', () => {
        met.push({ method: String(request.method), host: String(request.headers.host), body });
        if (request.url === '/moved') { response.writeHead(302, { location: 'http://127.0.0.1/elsewhere' }).end('over there'); return; }
        if (request.url === '/silent') return;
        if (request.method === 'DELETE') { response.writeHead(204, { etag: '"gone"' }).end(); return; }
        response.writeHead(207, { 'content-type': 'application/xml', 'set-cookie': ['a=1', 'b=2'] });
        response.write('<a>');
        response.end('ü</a>');
      });
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => { server.closeAllConnections(); server.close(); });

  const names = (answers: readonly string[]) => {
    const left = [...answers];
    return ((_host: string, _options: unknown, done: (error: null, found: { address: string; family: number }[]) => void) => { done(null, [{ address: left.shift() ?? '127.0.0.1', family: 4 }]); }) as unknown as typeof systemLookup;
  };

  it('passes method, body, status and headers on, and follows nowhere', async () => {
    const ask = guardedFetch({ allowPrivate: true, lookup: names([]) });
    const answer = await ask(`http://dav.example.org:${port}/`, { method: 'PROPFIND', body: '<propfind/>', headers: { depth: '0' } });
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('set-cookie'), await answer.text()]).toEqual([207, 'application/xml', 'a=1, b=2', '<a>ü</a>']);
    expect(met.at(-1)).toEqual({ method: 'PROPFIND', host: `dav.example.org:${port}`, body: '<propfind/>' });
    expect((await ask(`http://dav.example.org:${port}/moved`)).headers.get('location')).toBe('http://127.0.0.1/elsewhere');
    expect((await ask(`http://dav.example.org:${port}/x`, { method: 'DELETE' })).status).toBe(204);
    await expect(ask(`http://dav.example.org:${port}/silent`, { signal: AbortSignal.timeout(50) })).rejects.toThrow(/abort/i);
  });

  it('asks no address of the house: by number, by name, nor by a name that has become another since', async () => {
    const before = met.length;
    const ask = guardedFetch({ lookup: names(['10.0.0.1', '169.254.169.254', '127.0.0.1']) });
    for (const url of [`http://127.0.0.1:${port}/`, `http://[::1]:${port}/`, 'http://rebound.example.org/', 'http://rebound.example.org/', `http://rebound.example.org:${port}/`]) await expect(ask(url)).rejects.toThrow('private or local network');
    expect(met.length).toBe(before);
  });
});
