import * as z from 'zod';
import { DayOrTime } from '../kernel/fields.ts';
import { problemSchema } from '../solver/problem.ts';

export const Weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
/** Wall-clock ranges of one day: `[["09:00", "12:00"]]`. */
export const DayHours = problemSchema.shape.working_hours.unwrap().shape.mon.unwrap();

/** A period that differs from the weekly hours. */
export const Exception = z.strictObject({
  start: DayOrTime.describe('First local day, or the instant it begins.'), end: DayOrTime.describe('Last local day, or the instant it ends.'),
  kind: z.enum(['off', 'hours']).describe('off: nothing is placed. hours: `hours` hold in place of the working hours; without them the working hours, read in `time_zone`.'),
  hours: DayHours.optional(), weekdays: z.array(Weekday).min(1).max(7).optional().describe('Only on these days of the period.'),
  time_zone: z.string().min(1).max(100).optional().describe('The zone in which its days and hours are read: where its owner is then.'),
  title: z.string().min(1).max(200),
}).refine((one) => one.kind === 'off' || one.hours !== undefined || one.time_zone !== undefined, { path: ['hours'], message: 'hours or a time_zone must be given for kind hours' })
  .refine((one) => Date.parse(one.end) >= Date.parse(one.start), { path: ['end'], message: 'must not be before start' });

export type ExceptionJson = z.output<typeof Exception>;
