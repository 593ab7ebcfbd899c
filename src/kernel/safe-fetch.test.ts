import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { isOpenAddress } from './addresses.ts';
import { safeFetch, SafeFetchError, type SafeFetchOptions } from './safe-fetch.ts';

const servers: Server[] = [];
afterEach(() => { for (const server of servers.splice(0)) { server.closeAllConnections(); server.close(); } });
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const failure = async (address: string, options: SafeFetchOptions = {}): Promise<SafeFetchError> => {
  const error = await safeFetch(address, options).then(() => { throw new Error('it was fetched'); }, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SafeFetchError);
  return error as SafeFetchError;
};
const home = { allowPrivate: true } as const;
type Lookup = NonNullable<SafeFetchOptions['lookup']>;
/** A name server that answers as it is told, one answer after the other. */
const names = (...answers: string[][]): { lookup: Lookup; asked: () => number } => {
  let asked = 0;
  const lookup = ((_name: string, _options: unknown, done: (error: null, found: { address: string; family: number }[]) => void) => {
    const found = answers[Math.min(asked++, answers.length - 1)] as string[];
    done(null, found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
  }) as unknown as Lookup;
  return { lookup, asked: () => asked };
};

describe('an address from a stranger', () => {
  it('leads into no private or local network, however it is spelled', async () => {
    for (const host of [
      '127.0.0.1', '127.1', '2130706433', '0x7f000001', '0x7f.0.0.1', '0177.0.0.1', '017700000001', '127.0.0.1.', '0.0.0.0', '0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '0xA9FEA9FE', '100.64.0.1',
      '100.100.100.200', '192.0.0.192', '168.63.129.16', '198.18.0.1', '224.0.0.1', '255.255.255.255', '[::]', '[::1]', '[0:0:0:0:0:0:0:1]', '[fe80::1]', '[fc00::1]', '[fd00:ec2::254]', '[ff02::1]', '[::ffff:127.0.0.1]', '[::ffff:a9fe:a9fe]',
      '[::127.0.0.1]', '[64:ff9b::7f00:1]', '[64:ff9b:1::a00:1]', '[2002:7f00:1::]', '[2001:0:7f00:1::]', '[2001:db8::1]', '127.0.0.1', '①②⑦.⓪.⓪.①',
    ]) expect(await failure(`http://${host}/feed.ics`), host).toMatchObject({ failure: 'refused' });
    for (const open of ['8.8.8.8', '1.1.1.1', '93.184.216.34', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1']) expect(isOpenAddress(open), open).toBe(true);
  });

  it('is http, https or webcal, on a port of the web', async () => {
    for (const address of ['file:///etc/passwd', 'ftp://example.org/a', 'gopher://example.org', 'data:text/calendar,x', 'javascript:1', '//example.org', 'example.org/a.ics', '', 'http://', 'http://[::1', 'unix:/tmp/a']) expect(await failure(address), address).toMatchObject({ failure: 'refused' });
    for (const port of [22, 25, 3306, 5432, 6379, 9200, 11211, 65535]) expect(await failure(`http://example.org:${port}/`), String(port)).toMatchObject({ failure: 'refused' });
    const asked = names(['10.1.1.1']);
    for (const address of ['webcal://example.org/a', 'webcals://example.org/a', 'WEBCAL://example.org:8443/a']) expect((await failure(address, { lookup: asked.lookup })).message).toContain('private');
    expect(asked.asked()).toBe(3);
  });

  it('is judged by what its name resolves to, every answer of it', async () => {
    for (const found of [['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['::1'], ['::ffff:10.0.0.1'], ['64:ff9b::a00:1'], ['169.254.169.254'], ['fe80::1%eth0']]) {
      expect(await failure('http://calendar.example.org/', { lookup: names(found).lookup }), found.join()).toMatchObject({ failure: 'refused' });
    }
    expect(await failure('http://localhost/')).toMatchObject({ failure: 'refused' });
  });

  it('is connected to where it was checked: a name is asked once', async () => {
    let asked = 0;
    const port = new URL(await serve((_request, answer) => { asked += 1; answer.end('inside'); })).port;
    const rebinding = names(['127.0.0.1'], ['10.0.0.1']);
    expect((await safeFetch(`http://rebind.example.org:${port}/`, { ...home, lookup: rebinding.lookup })).body.toString()).toBe('inside');
    expect([rebinding.asked(), asked]).toEqual([1, 1]);
    expect(await failure('http://rebind.example.org:8080/', { lookup: names(['192.0.2.1'], ['8.8.8.8']).lookup })).toMatchObject({ failure: 'refused' });
  });

  it('may lie in the house where that is allowed, never at a metadata service', async () => {
    const url = await serve((_request, answer) => { answer.setHeader('content-type', 'text/calendar').end('at home'); });
    expect(await safeFetch(url, home)).toMatchObject({ status: 200, contentType: 'text/calendar' });
    for (const host of ['169.254.169.254', '100.100.100.200', '[fd00:ec2::254]', '[fe80::1]', '0.0.0.0', '168.63.129.16']) expect(await failure(`http://${host}/`, home), host).toMatchObject({ failure: 'refused' });
  });

  it('is followed five times, each step checked', async () => {
    const away = await serve((request, answer) => { answer.writeHead(302, { location: request.url === '/meta' ? 'http://169.254.169.254/latest/meta-data/' : request.url === '/file' ? 'file:///etc/passwd' : 'http://[fe80::1]/' }).end(); });
    for (const path of ['/meta', '/file', '/link']) expect(await failure(away + path, home), path).toMatchObject({ failure: 'refused' });
    const steps = await serve((request, answer) => {
      const left = Number(request.url?.slice(1));
      if (left) answer.writeHead(307, { location: `/${left - 1}` }).end();
      else answer.end('there');
    });
    expect((await safeFetch(`${steps}/5`, home)).body.toString()).toBe('there');
    expect(await failure(`${steps}/6`, home)).toMatchObject({ failure: 'refused' });
  });

  it('gives its password to its own server only, and shows it nowhere', async () => {
    const seen: (string | undefined)[] = [];
    const other = await serve((request, answer) => { seen.push(request.headers.authorization); answer.end('ok'); });
    const own = await serve((request, answer) => {
      seen.push(request.headers.authorization);
      if (request.url === '/away') answer.writeHead(302, { location: other }).end();
      else if (request.url === '/denied') answer.writeHead(403).end();
      else answer.end('ok');
    });
    const withPassword = own.replace('http://', 'http://me%40home:s%3Acret@');
    await safeFetch(`${withPassword}/`, home);
    await safeFetch(`${withPassword}/away`, home);
    expect(seen).toEqual([`Basic ${Buffer.from('me@home:s:cret').toString('base64')}`, `Basic ${Buffer.from('me@home:s:cret').toString('base64')}`, undefined]);
    const errors = [await failure(`${withPassword}/denied`, home), await failure('http://me:topsecret@127.0.0.1/private-abc.ics'), await failure('http://me:topsecret@127.0.0.1:1/private-abc.ics', home), await failure('http://me:topsecret@nowhere.invalid/private-abc.ics')];
    for (const error of errors) expect(`${error.message} ${String(error.cause)} ${error.stack}`).not.toMatch(/s:cret|s%3Acret|topsecret|private-abc|nowhere/);
    expect(errors.map((error) => error.failure)).toEqual(['status', 'refused', 'unreachable', 'unreachable']);
  });
});

describe('a document', () => {
  it('is asked for again only if it changed', async () => {
    const url = await serve((request, answer) => {
      if (request.headers['if-none-match'] === '"a"' || request.headers['if-modified-since']) answer.writeHead(304, { etag: '"a"' }).end();
      else answer.writeHead(200, { 'etag': '"a"', 'last-modified': 'Fri, 20 Nov 2026 10:00:00 GMT' }).end('text');
    });
    const first = await safeFetch(url, home);
    expect(first).toMatchObject({ status: 200, etag: '"a"', lastModified: 'Fri, 20 Nov 2026 10:00:00 GMT' });
    expect(await safeFetch(url, { ...home, etag: first.etag })).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    expect(await safeFetch(url, { ...home, lastModified: first.lastModified })).toMatchObject({ status: 304 });
  });

  it('is unpacked, and limited in size packed and unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(30 * 1024 * 1024));
    const url = await serve((request, answer) => {
      if (request.url === '/bomb') answer.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
      else if (request.url === '/declared') answer.writeHead(200, { 'content-length': String(1e10) }).write('x');
      else if (request.url === '/endless') { answer.writeHead(200); const pour = () => { while (!answer.destroyed && answer.write(Buffer.alloc(65_536))); }; answer.on('drain', pour); pour(); }
      else if (request.url === '/broken') answer.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip at all');
      else if (request.url === '/cut') { answer.writeHead(200, { 'content-length': '100' }); answer.write('half'); setImmediate(() => answer.destroy()); }
      else answer.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed'));
    });
    expect((await safeFetch(`${url}/`, home)).body.toString()).toBe('packed');
    expect(bomb.length).toBeLessThan(100_000);
    for (const path of ['/bomb', '/declared', '/endless']) expect(await failure(url + path, home), path).toMatchObject({ failure: 'too_large' });
    for (const path of ['/broken', '/cut']) expect(await failure(url + path, home), path).toMatchObject({ failure: 'unreachable' });
  });

  it('comes within its time or not at all', async () => {
    const url = await serve((request, answer) => {
      if (request.url === '/silent') return;
      answer.writeHead(200);
      const drip = setInterval(() => answer.write('.'), 20);
      answer.on('close', () => clearInterval(drip));
    });
    for (const path of ['/silent', '/drip']) {
      const begun = performance.now();
      expect(await failure(url + path, { ...home, timeoutMs: 300 }), path).toMatchObject({ failure: 'slow' });
      expect(performance.now() - begun).toBeLessThan(3000);
    }
    const stop = new AbortController();
    const waiting = failure(`${url}/silent`, { ...home, signal: stop.signal });
    stop.abort();
    expect(await waiting).toMatchObject({ failure: 'unreachable', message: 'The request was called off.' });
  });

  it('says what the server answered instead', async () => {
    const url = await serve((_request, answer) => { answer.writeHead(429, { 'retry-after': '120' }).end(); });
    expect(await failure(url, home)).toMatchObject({ failure: 'status', status: 429, retryAfterMs: 120_000 });
  });
});
