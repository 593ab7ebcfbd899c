import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import type { Context, Hono } from 'hono';

/** The dashboard's own addresses: these and what lies below them are answered with its page, and its router does the rest. */
const PAGES = ['today', 'plan', 'week', 'memory', 'look-back', 'tasks', 'system', 'welcome'];

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.png': 'image/png', '.json': 'application/json', '.webmanifest': 'application/manifest+json', '.txt': 'text/plain; charset=utf-8',
};

/** Nothing from elsewhere, nothing inline: what is not in a file of ours does not run. Styles set one by one from scripts are not meant by it. */
export const CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const SECURITY = {
  'content-security-policy': CONTENT_SECURITY_POLICY, 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

interface Served { readonly type: string; readonly etag: string; readonly lasting: boolean; readonly plain: Buffer; readonly br?: Buffer; readonly gzip?: Buffer }

/** Reads a built dashboard whole (it is a few hundred kilobytes); null where there is none. */
export function readDashboard(folder: string): ReadonlyMap<string, Served> | null {
  if (!existsSync(join(folder, 'index.html'))) return null;
  const files = new Map<string, Served>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const type = TYPES[extname(file)];
    const path = `/${file.split(sep).join('/')}`;
    if (type === undefined || path.includes('/.')) continue;
    const read = (ending = ''): Buffer | undefined => (existsSync(join(folder, file + ending)) ? readFileSync(join(folder, file + ending)) : undefined);
    const plain = read() as Buffer;
    const br = read('.br'), gzip = read('.gz');
    files.set(path, { type, etag: createHash('sha256').update(plain).digest('base64url').slice(0, 22), lasting: path.startsWith('/assets/'), plain, ...(br && { br }), ...(gzip && { gzip }) });
  }
  return files;
}

/** Puts the dashboard on its addresses. `/` answers everybody; the others only who wants a page, so that a mistyped address of the API stays a problem in JSON. */
export function mountDashboard(app: Hono, files: ReadonlyMap<string, Served>): void {
  const page = files.get('/index.html') as Served;
  const wantsPage = (c: Context): boolean => /text\/html/i.test(c.req.header('accept') ?? '');
  app.get('/', (c) => send(c, page));
  for (const name of PAGES) for (const path of [`/${name}`, `/${name}/*`]) app.get(path, (c, next) => (wantsPage(c) ? send(c, page) : next()));
  for (const [path, file] of files) if (path !== '/index.html') app.get(path, (c) => send(c, file));
}

function send(c: Context, file: Served): Response {
  const accepted = c.req.header('accept-encoding') ?? '';
  const takes = (coding: string): boolean => new RegExp(`(^|[ ,])${coding}(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`, 'i').test(accepted);
  const [coding, body] = file.br && takes('br') ? (['br', file.br] as const) : file.gzip && takes('gzip') ? (['gzip', file.gzip] as const) : ([undefined, file.plain] as const);
  const etag = `"${file.etag}${coding ? `-${coding}` : ''}"`;
  const headers = { ...SECURITY, etag, vary: 'accept, accept-encoding', 'cache-control': file.lasting ? 'public, max-age=31536000, immutable' : 'no-cache' };
  if ((c.req.header('if-none-match') ?? '').split(/\s*,\s*/).some((one) => one.replace(/^W\//, '') === etag)) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(body), { headers: { ...headers, 'content-type': file.type, 'content-length': String(body.length), ...(coding && { 'content-encoding': coding }) } });
}
