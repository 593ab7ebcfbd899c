import { auth, calendar, type calendar_v3 } from '@googleapis/calendar';
import type { GoogleFake } from './google-fake.ts';

/** Google's own client, signed in at the fake: it knows nothing of ours. */
export function officialClient(fake: GoogleFake, scope?: string): calendar_v3.Calendar {
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: fake.oauth.grant(scope).access_token });
  return calendar({ version: 'v3', auth: client, rootUrl: `${fake.url}/`, retry: false });
}

/** What its errors say: the status, and the reason of the first of Google's errors. */
export function refusalOf(error: unknown): { status: number | undefined; reason: string | undefined; message: string } {
  const { status, response, message } = error as { status?: number; message: string; response?: { data?: { error?: { errors?: { reason?: string }[] } } } };
  return { status, message, reason: response?.data?.error?.errors?.[0]?.reason };
}
