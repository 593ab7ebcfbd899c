import type { Ical } from '../ical/ical.port.ts';
import { readBlock, writeBlock } from './ical-blocks.ts';
import { split } from './ical-files.ts';
import { occurrences } from './ical-occurrences.ts';

/** iCalendar read by ical.js, its rules followed by rrule-temporal. Keeps nothing, asks nobody. */
export const icalJs = (): Ical => ({ occurrences, split, readBlock, writeBlock });
