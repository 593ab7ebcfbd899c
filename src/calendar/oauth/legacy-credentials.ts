import * as z from 'zod';
import type { AccountSecret } from '../remote-calendars.port.ts';

const text = z.string().min(1).max(4096).nullish();

/** The fields that Google's libraries for Python and Node write into a plain file, and the file that `gcloud` makes. */
const File = z.object({
  token: text, access_token: text, refresh_token: text, client_id: text, client_secret: text,
  scopes: z.union([z.string(), z.array(z.string())]).nullish(), scope: z.string().nullish(),
  expiry: z.string().nullish(), token_expiry: z.string().nullish(), expiry_date: z.number().nullish(),
});

/** A grant out of a file that another program left. Its client comes with it, because Google ties a refresh token to the client that got it. Null when there is none inside. */
export function readLegacyCredentials(json: string): AccountSecret | null {
  let raw: unknown;
  try { raw = JSON.parse(json); } catch { return null; }
  const read = File.safeParse(raw);
  if (!read.success) return null;
  const file = read.data;
  const access = file.access_token ?? file.token ?? null;
  if (!file.refresh_token && !access) return null;
  const scope = file.scope ?? (Array.isArray(file.scopes) ? file.scopes.join(' ') : file.scopes) ?? null;
  return {
    refresh_token: file.refresh_token ?? null, access_token: access, expires_at: file.expiry_date ?? expiry(file.expiry ?? file.token_expiry ?? null), scope: scope || null,
    ...(file.client_id && file.client_secret && { client_id: file.client_id, client_secret: file.client_secret }),
  };
}

/** Python writes UTC without saying so. */
function expiry(written: string | null): number | null {
  if (written === null) return null;
  const ms = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(written) ? written : `${written}Z`);
  return Number.isFinite(ms) ? ms : null;
}
