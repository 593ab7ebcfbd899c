// One address for the two services standing apart: what belongs to the memory goes to the gateway, the rest to the planner.
// For checks that know one base URL. usage: node tools/split-proxy.mjs --gateway URL --planner URL [--port 0]
import { createServer, request } from 'node:http';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { gateway: { type: 'string' }, planner: { type: 'string' }, port: { type: 'string', default: '0' } } });
if (!values.gateway || !values.planner) {
  process.stderr.write('usage: node tools/split-proxy.mjs --gateway URL --planner URL [--port 0]\n');
  process.exit(2);
}
const gateway = new URL(values.gateway);
const planner = new URL(values.planner);
const MEMORY = /^\/(?:api\/v1\/(?:memory|clients|maintenance)|webhook)(?:[/?]|$)/;
const LARGE = 1 << 20;
const PATIENCE_MS = 250;

/** The description of the whole is that of both halves. */
async function wholeDescription() {
  const [own, memory] = await Promise.all([planner, gateway].map(async (base) => (await fetch(new URL('/openapi.json', base))).json()));
  const components = Object.fromEntries([...new Set([...Object.keys(own.components ?? {}), ...Object.keys(memory.components ?? {})])].map((kind) => [kind, { ...memory.components?.[kind], ...own.components?.[kind] }]));
  return { ...own, paths: { ...memory.paths, ...own.paths }, components };
}

const server = createServer((incoming, outgoing) => {
  const fail = (error) => {
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(502, { 'content-type': 'application/json' }).end(JSON.stringify({ title: 'The service behind the proxy did not answer', status: 502, detail: error.message }));
  };
  if (incoming.url === '/openapi.json' && incoming.method === 'GET') {
    wholeDescription().then((all) => outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(all)), fail);
    return;
  }
  const target = MEMORY.test(incoming.url ?? '/') ? gateway : planner;
  // The path goes on as it came: a client that sends a strange one wants to know what the service makes of it.
  let answered = false;
  const onward = request({ host: target.hostname, port: target.port, method: incoming.method, path: incoming.url, headers: { ...incoming.headers, host: target.host } }, (answer) => {
    answered = true;
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', fail);
  outgoing.on('close', () => onward.destroy());
  if (Number(incoming.headers['content-length'] ?? 0) < LARGE) { incoming.pipe(onward); return; }
  // A body too large is refused by its announced length, and the line is cut: whoever is still sending then never hears why.
  onward.flushHeaders();
  setTimeout(() => { if (answered) incoming.resume(); else incoming.pipe(onward); }, PATIENCE_MS);
});
server.listen(Number(values.port), '127.0.0.1', () => process.stdout.write(`The proxy serves both on http://127.0.0.1:${server.address().port} (ready).\n`));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
