import { formatPlainDay } from './format.ts';

/** How a reflection begins: `Week 2026-11-16 to 2026-11-22: `. */
const PREFIX = /^(Day|Week) (\d{4}-\d\d-\d\d)(?: to (\d{4}-\d\d-\d\d))?: */;
const capital = (text: string): string => (text[0]?.toLocaleUpperCase() ?? '') + text.slice(1);

/** What a reflection says, below a heading that names its days already. */
export const withoutPeriod = (summary: string): string => capital(summary.replace(PREFIX, ''));

/** The same where nothing else names its days: they are written as everywhere. */
export const periodInWords = (summary: string): string => summary.replace(PREFIX, (_, _kind: string, from: string, to: string | undefined) => `${formatPlainDay(from)}${to === undefined ? '' : ` – ${formatPlainDay(to)}`}: `);
