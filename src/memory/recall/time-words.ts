import { comesEveryYear, type Days, daysReader, lookBack, mayNameDays, type Standpoint } from '../../kernel/dates/look-back.ts';
import { dayOf, startOfDay } from '../../kernel/zone.ts';

// The period a question speaks of, without a model, on the asker's calendar.

const DAY = 86_400_000;

export interface Period { readonly from: Date; readonly to: Date }

/** Where seasons begin half a year later, and where the month is written first: of a zone all that is known of the asker. */
const SOUTHERN = /^(?:Australia|Antarctica)\/|^Pacific\/(?:Auckland|Chatham|Fiji|Tongatapu|Noumea)|^Africa\/(?:Johannesburg|Maputo|Harare|Windhoek|Gaborone|Maseru|Mbabane|Lusaka)|^Indian\/(?:Mauritius|Reunion|Antananarivo)|^America\/(?:Argentina\/.*|Buenos_Aires|Sao_Paulo|Montevideo|Santiago|Asuncion|La_Paz|Campo_Grande|Cuiaba)/;
const MONTH_FIRST = /^America\/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Detroit|Boise|Indiana\/.*|Kentucky\/.*|North_Dakota\/.*|Juneau|Sitka|Nome|Adak)|^Pacific\/Honolulu|^US\//;

let lastAsked: readonly [text: string, day: number, answer: boolean] = ['', 0, false];
/** Whether it is worth finding out the asker's zone: a period is named, whatever it is there. Cheap; asked again at once it is remembered. */
export function mayNameTime(text: string): boolean {
  if (!mayNameDays(text)) return false;
  const today = Math.floor(Date.now() / DAY);
  if (lastAsked[0] !== text || lastAsked[1] !== today) lastAsked = [text, today, lookBack(text, { today }) !== null];
  return lastAsked[2];
}

const standpointOf = (now: Date, zone: string): Standpoint => ({ today: dayOf(zone, now.getTime()), southern: SOUTHERN.test(zone), monthFirst: MONTH_FIRST.test(zone) });

/** The local days of the period that the question names. */
const daysOf = (text: string, now: Date, zone: string): Days | null => (mayNameDays(text) ? lookBack(text, standpointOf(now, zone)) : null);

/** The period that the question names, seen from `now` in that zone; null when it names none. It may begin with all time. */
export function periodOf(text: string, now: Date, zone: string): Period | null {
  const days = daysOf(text, now, zone);
  return days && { from: new Date(Number.isFinite(days.first) ? startOfDay(zone, days.first) : BEFORE_ALL), to: new Date(startOfDay(zone, days.last + 1)) };
}
/** Before anything that anybody remembers, and a year that Postgres can write. */
const BEFORE_ALL = Date.parse('0001-01-01T00:00:00Z');

const YEARS_BACK = 15;

/** Of a period that is named without its year ("in June"), the same one of earlier years, the latest first; none of "last week" and "in 2023". */
export function* earlierYears(text: string, now: Date, zone: string, period: Period): Generator<Period> {
  if (!comesEveryYear(text, standpointOf(now, zone))) return;
  for (let years = 1; years <= YEARS_BACK; years++) {
    const then = new Date(now);
    then.setUTCFullYear(then.getUTCFullYear() - years);
    const earlier = periodOf(text, then, zone);
    if (earlier && earlier.from < period.from) yield earlier;
  }
}

const A_MONTH = 31;
/** Whether a text speaks of days within the period of a question ("the dentist is on the 24th", "yesterday we sailed"); null where the question names no short one. */
export function speaksOf(question: string, now: Date, zone: string): ((text: string, said: Date) => boolean) | null {
  const asked = daysOf(question, now, zone);
  if (!asked || asked.last - asked.first > A_MONTH) return null;
  return (text, said) => {
    const read = daysReader(text, standpointOf(said, zone));
    const within = ({ first, last }: Days): boolean => first <= asked.last && last >= asked.first && last - first <= Math.max(7, asked.last - asked.first);
    return read().some(within) || read(true).some(within);
  };
}
