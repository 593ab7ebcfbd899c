// Addresses of a CalDAV server. A path has one spelling here, however the server spells it at the moment: it is the identity of what stands there.
import { createHash } from 'node:crypto';
import { CalendarError } from '../remote-calendars.port.ts';

/** Each part decoded and encoded again, so that `@` and `%40` are the same; `%2F` stays within its part, and what is no UTF-8 stays as it is. */
export const onePath = (path: string): string => path.split('/').map((part) => {
  try { return encodeURIComponent(decodeURIComponent(part)); } catch { return part.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase()); }
}).join('/');

const withSlash = (path: string): string => (path.endsWith('/') ? path : `${path}/`);
const one = (url: URL): URL => { const same = new URL(url.origin); same.pathname = onePath(url.pathname); same.search = url.search; return same; };

/** What a person typed as their server. A user name and password in it are taken out: fetch refuses them, and errors would show them. */
export function serverAddress(typed: string): { url: URL; username: string | null; password: string | null } {
  const text = typed.trim();
  let url: URL;
  try { url = new URL(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`); } catch { throw new CalendarError('rejected', 'The address of the calendar server is no address.'); }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new CalendarError('rejected', 'The address of the calendar server must begin with https:// or http://.');
  const [username, password] = [url.username, url.password].map((part) => (part ? decodeURIComponent(part) : null)) as [string | null, string | null];
  url.hash = '';
  return { url: one(url), username, password };
}

/** The last two labels of a host, three where the last two are such as co.uk; an IP address is whole. */
function site(host: string): string {
  if (/^[\d.]+$|[:[]/.test(host)) return host;
  const labels = host.split('.');
  const [second = '', top = ''] = labels.slice(-2);
  return labels.slice(top.length === 2 && second.length <= 3 && labels.length > 2 ? -3 : -2).join('.');
}

/** Whether what opens the account at `home` may be shown at `to`: the same host, or over TLS another one of the same owner (iCloud keeps each account on its own). */
export const mayOpen = (home: URL, to: URL): boolean => to.origin === home.origin
  || (to.hostname === home.hostname && home.protocol === 'http:' && to.protocol === 'https:')
  || (home.protocol === 'https:' && to.protocol === 'https:' && site(to.hostname) === site(home.hostname));

/** A collection that an answer names. Behind a proxy servers believe that they speak plain http: on the same host our own scheme and port stand. */
export function collectionAt(href: string, at: URL): URL | null {
  let url: URL;
  try { url = new URL(href, at); } catch { return null; }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (url.hostname === at.hostname && at.protocol === 'https:' && url.protocol === 'http:') url = new URL(url.pathname + url.search, at.origin);
  url.pathname = withSlash(url.pathname);
  url.search = '';
  return one(url);
}

/** An object is where its collection is, whatever host its href names: only the path counts. Null: it is the collection itself, or none. */
export function objectPath(href: string, collection: URL): string | null {
  let url: URL;
  try { url = new URL(href, collection); } catch { return null; }
  const path = onePath(url.pathname);
  return path === '/' || path.endsWith('/') || withSlash(path) === collection.pathname ? null : path;
}

/** A calendar's id: its path, and its host as well when that is another than the account's. */
export const calendarId = (collection: URL, server: URL): string => (collection.origin === server.origin ? collection.pathname : collection.href);
export function calendarAt(id: string, server: URL): URL {
  const url = collectionAt(id, server);
  if (url === null || !mayOpen(server, url)) throw new CalendarError('rejected', 'This calendar is not on the account\'s server.');
  return url;
}

/** The address of an object; only its path is taken from the id. */
export function objectAt(id: string, collection: URL): URL {
  const path = objectPath(id, collection);
  if (path === null) throw new CalendarError('rejected', 'This is no object of a calendar.');
  const url = new URL(collection.origin);
  url.pathname = path;
  return url;
}

/** The file of a block, the same for good. Servers are choosy about names, so that an unusual uid is hashed. */
export const fileOf = (uid: string): string => `${/^[\w-][\w.-]{0,99}$/.test(uid) ? uid : createHash('sha256').update(uid).digest('hex').slice(0, 40)}.ics`;

export const lastPart = (path: string): string => {
  const part = path.split('/').findLast(Boolean) ?? '';
  try { return decodeURIComponent(part); } catch { return part; }
};
