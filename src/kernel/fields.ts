import * as z from 'zod';

// Field schemas that many contracts share, so that an id or a time is the same thing everywhere.

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const realDate = (text: string): boolean => {
  const [y, m, d] = text.split('-').map(Number) as [number, number, number];
  if (m < 1 || m > 12 || d < 1 || d > (MONTH_DAYS[m - 1] as number)) return false;
  return m !== 2 || d < 29 || (y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0));
};

/** An instant: ISO 8601 with offset. Years 0001 to 9999. */
export const Time = z.string().max(40)
  .refine((t) => ISO.test(t) && realDate(t.slice(0, 10)) && !Number.isNaN(Date.parse(t)) && !t.startsWith('0000'), 'must be an ISO 8601 time with offset, such as 2026-11-23T09:00:00-08:00')
  .meta({ format: 'date-time', examples: ['2026-11-23T09:00:00-08:00'] });

/** A whole local day of the workspace. */
export const Day = z.string().refine((t) => /^\d{4}-\d\d-\d\d$/.test(t) && realDate(t) && !t.startsWith('0000'), 'must be a date such as 2026-11-23').meta({ format: 'date' });

/** A local day or an instant. */
export const DayOrTime = z.union([Day, Time], 'must be a date such as 2026-11-23 or a time with offset such as 2026-11-23T09:00:00-08:00');

const MAX_INT = 2_147_483_647;
/** A row's number; texts of digits are taken too, since ids travel in URLs. */
export const Id = z.union([z.number().int().min(1).max(MAX_INT), z.string().regex(/^\d{1,10}$/)], 'must be a whole number').transform(Number)
  .refine((n) => n >= 1 && n <= MAX_INT, 'must be a whole number from 1 to 2147483647')
  .meta({ description: 'Number of the thing.' });

/** A client: its number, or the caller's own name for it, created on first contact. Absent: the workspace's own profile. */
export const ClientRef = z.union([z.number().int().min(1).max(MAX_INT), z.string().min(1).max(255)], 'must be a whole number, or a text of 1 to 255 characters')
  .describe("Whose: a client's number, or your own name for the client (created on first contact). Absent: the workspace's own profile.");

export const Metadata = z.record(z.string().max(200), z.unknown()).describe('Anything you want to keep beside it, as a JSON object.');
export const Tags = z.array(z.string().min(1).max(100)).max(100);
export const Name = z.string().min(1).max(500);

export const Limit = z.number().int().min(1).max(500).default(50).describe('Items a page, 1 to 500.');
export const Cursor = z.string().max(500).describe('`next_cursor` of the page before.');
export const page = { limit: Limit, cursor: Cursor.optional() };

export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next_cursor: z.string().nullable() });
