import { weekdayOf } from '../zone.ts';
import { easter, holidayIn } from './holidays.ts';
import { dayAt, dayIn, type Days, mayNameDays, monthOf, oneDay, partsOf, signsOf, type Standpoint, type Token } from './look-back-signs.ts';
import { keptHoliday } from './look-back-words.ts';

// The period that a text speaks of, seen from a day and looking back: "last May" in April is of the year before, "on Monday" is the last
// one. A grammar over signs joins them to periods, and periods to larger ones ("since", "the week before"). It knows no language.

export { type Days, mayNameDays, type Standpoint } from './look-back-signs.ts';

const yearOf = (year: number): Days => ({ first: dayAt(year, 0), last: dayAt(year + 1, 0) - 1 });

/** What a joined period was made of, kept as its value. */
const YEAR_SAID = 1, WEEKDAY_TOKEN = 7, HOLIDAY_TOKEN = 9;

type Rule = readonly [form: RegExp, read: (tokens: readonly Token[]) => Partial<Token> | null];

function rulesFor({ today, southern = false }: Standpoint, ahead: boolean): readonly Rule[] {
  const [year, month] = partsOf(today);
  const thisMonth = year * 12 + month;
  const monday = today - weekdayOf(today);
  const period = (first: number, last: number): Partial<Token> => ({ sign: 'K', days: { first, last } });
  const week = (first: number): Partial<Token> => ({ sign: 'G', days: { first, last: first + 6 } });
  const whole = (days: Days): Partial<Token> => period(days.first, days.last);
  const months = (first: number, count: number): Partial<Token> => period(monthOf(first).first, monthOf(first + count - 1).last);
  const around = (day: number, by: number): Partial<Token> => period(day - by, day + by);
  /** The month the last time it had begun; the next time when it is about what is to come. */
  const monthIndex = (value: number, said?: number): number => (said !== undefined ? said * 12 + value : ahead ? (value < month ? thisMonth - month + 12 + value : thisMonth - month + value) : value > month ? thisMonth - month - 12 + value : thisMonth - month + value);
  const yearSaid = (tokens: readonly Token[]): number | undefined => tokens.find((t) => t.sign === 'y')?.value;
  const of = (tokens: readonly Token[], sign: string): Token => tokens.find((t) => sign.includes(t.sign)) as Token;
  const back = (tokens: readonly Token[]): number => (tokens.some((t) => t.sign === 'P') ? 2 : tokens.some((t) => t.sign === 'L') ? 1 : tokens.some((t) => t.sign === 'X') ? -1 : 0);
  const third = (tokens: readonly Token[]): number => 'bcd'.indexOf(of(tokens, 'bcd').sign);
  const date = (index: number, day: number): Partial<Token> | null => { const at = dayIn(index, day); return at === null ? null : period(at, at); };
  /** The date without its year: the last time there was one. */
  const dateOf = (value: number, day: number, said?: number): Partial<Token> | null => {
    if (said !== undefined) return date(said * 12 + value, day);
    for (const index of [monthIndex(value), monthIndex(value) - 12, monthIndex(value) - 24]) { const at = dayIn(index, day); if (at !== null && (ahead || at <= today)) return period(at, at); }
    return null;
  };
  const season = (start: number, said: number | undefined, count: number): Partial<Token> => {
    const begins = (start + (southern ? 6 : 0)) % 12;
    // A winter is named by the year it begins in; "last" one is over, or runs since months.
    const latest = begins > month ? year - 1 : year;
    const over = monthOf(latest * 12 + begins + 2).last < today;
    return months((said ?? latest - (count > 0 && !over && monthOf(latest * 12 + begins).first > today - 60 ? 1 : 0) - (count > 1 ? 1 : 0)) * 12 + begins, 3);
  };
  const quarterOf = (said: number | undefined, q: number): number => { const index = (said ?? year) * 12 + (q - 1) * 3; return said === undefined && index > thisMonth && !ahead ? index - 12 : index; };
  const holiday = (name: string, said?: number): Days | null => {
    const known = keptHoliday(name);
    const inYear = (y: number): Days | null => {
      if (!known) return holidayIn(name, y);
      const day = (end: readonly [number, number] | number): number => (typeof end === 'number' ? easter(y) + end : dayAt(y, end[0] - 1, end[1]));
      const [first, last] = [day(known.first), day(known.last)];
      return { first, last: last < first ? last + (dayAt(y + 1, 0) - dayAt(y, 0)) : last };
    };
    if (said !== undefined) return inYear(said);
    return [year + 1, year, year - 1].map(inYear).find((days) => days !== null && (ahead ? days.last >= today : days.first <= today)) ?? null;
  };
  const weekdayBefore = (value: number, from: number): number => from - ((weekdayOf(from) - value + 6) % 7) - 1;
  /** So many units before a day. */
  const before = (unit: Token, count: number, exact: boolean): Partial<Token> => {
    const fuzzy = !Number.isInteger(count);
    const n = count * unit.value;
    const [low, high] = fuzzy ? [2, 5] : [n, n];
    const monthsBack = (k: number): number => { const index = thisMonth - k; return dayIn(index, partsOf(today)[2]) ?? monthOf(index).last; };
    switch (unit.sign) {
      case 'D': return n === 8 || n === 15 ? period(today - n, today - n + (exact ? 0 : 1)) : fuzzy ? period(today - 5, today - 2) : n > 7 && !exact ? around(today - n, n > 20 ? 3 : 1) : period(today - n, today - n);
      case 'W': return fuzzy ? period(today - 7 * high + 3, today - 7 * low) : exact ? period(today - 7 * n, today - 7 * n) : around(today - 7 * n, n > 3 ? 4 : 3);
      case 'E': { const saturday = monday + 5 - 7 * Math.floor(n); return period(saturday, saturday + 1); }
      case 'M': return fuzzy ? period(monthsBack(high), monthsBack(low)) : exact ? period(monthsBack(n), monthsBack(n)) : around(monthsBack(n), n > 3 ? 23 : 15);
      case 'Q': return months(Math.floor(thisMonth / 3) * 3 - 3 * n, 3);
      default: return fuzzy ? whole({ first: yearOf(year - 5).first, last: yearOf(year - 2).last }) : exact ? period(monthsBack(12 * n), monthsBack(12 * n)) : n === 1 ? around(monthsBack(12), 61) : whole({ first: monthsBack(12 * n + 8), last: monthsBack(12 * n - 8) });
    }
  };
  const lately = (unit: Token, count: number): Partial<Token> => {
    const n = Number.isInteger(count) ? count * unit.value : count + 0.5;
    const from = unit.sign === 'D' ? today - n : unit.sign === 'W' ? today - 7 * n : unit.sign === 'E' ? monday - 7 * n + 5 : 0;
    if ('DWE'.includes(unit.sign)) return period(Math.round(from), today);
    const index = thisMonth - Math.round(n * (unit.sign === 'Y' ? 12 : unit.sign === 'Q' ? 3 : 1));
    return period(dayIn(index, partsOf(today)[2]) ?? monthOf(index).last, today);
  };
  const nthWeekday = (days: Days, value: number, n: number): Partial<Token> | null => {
    const first = days.first + ((value - weekdayOf(days.first) + 7) % 7);
    const at = n > 0 ? first + 7 * (n - 1) : days.last - ((weekdayOf(days.last) - value + 7) % 7);
    return at <= days.last ? period(at, at) : null;
  };
  const split = (days: Days, part: number): Partial<Token> => { const length = days.last - days.first + 1; return period(days.first + Math.round((length * part) / 3), days.first + Math.round((length * (part + 1)) / 3) - 1); };
  const ordinal = (tokens: readonly Token[]): number => (tokens.some((t) => t.sign === 'L' || t.sign === 'd') ? -1 : tokens.find((t) => 'no'.includes(t.sign))?.value ?? Number.NaN);
  const weekOfMonth = (days: Days, n: number): Partial<Token> | null => (n > 5 ? null : n < 0 ? period(days.last - 6, days.last) : period(days.first + 7 * (n - 1), Math.min(days.last, days.first + 7 * n - 1)));
  const weekendOfMonth = (days: Days, n: number): Partial<Token> | null => { const found = nthWeekday(days, 5, n); return found?.days ? period(found.days.first, found.days.first + 1) : null; };
  const half = (tokens: readonly Token[]): number => tokens.find((t) => t.sign === 'H' && t.value > 0)?.value ?? ordinal(tokens);
  const between = (tokens: readonly Token[]): Partial<Token> | null => {
    const [one, two] = tokens.filter((t) => t.days) as [Token, Token];
    let from = one.days as Days;
    const to = two.days as Days;
    // "Between Christmas and New Year" is what lies between them.
    if (one.value === HOLIDAY_TOKEN && tokens.some((t) => t.sign === 'R')) from = oneDay(from.last);
    // A weekday before another is of its week.
    if (from.first > to.last && from.last === from.first && one.value === WEEKDAY_TOKEN) from = oneDay(weekdayBefore(weekdayOf(from.first), to.first));
    // A year said once is said for both.
    const [firstYear, m, d] = partsOf(from.first), lastYear = partsOf(to.first)[0];
    const inYear = (y: number): Days => { const first = dayAt(y, m, d); return { first, last: first + from.last - from.first }; };
    if (from.first > to.last && one.raw !== 'y') from = inYear(to.first >= dayAt(lastYear, m, d) ? lastYear : lastYear - 1);
    else if (one.value !== YEAR_SAID && two.value === YEAR_SAID && firstYear !== lastYear && one.relative !== true && inYear(lastYear).first <= to.last) from = inYear(lastYear);
    return from.first <= to.last ? period(from.first, to.last) : null;
  };
  const named = (tokens: readonly Token[], token: Partial<Token> | null): Partial<Token> | null => token && { ...token, value: yearSaid(tokens) === undefined ? 0 : YEAR_SAID };

  return [
    // Years first: they belong to what stands beside them.
    [/[LPTX]Y|Y[LPTX]/, (t) => ({ sign: 'y', value: year - back(t), relative: true })],
    [/zy|yz/, (t) => around(dayIn(yearSaid(t) as number * 12 + month, partsOf(today)[2]) ?? monthOf(yearSaid(t) as number * 12 + month).last, 10)],
    [/z[LPT]M/, (t) => around(dayIn(thisMonth - back(t), partsOf(today)[2]) ?? monthOf(thisMonth - back(t)).last, 4)],
    // So long ago.
    [/j?[n1][DWMYE]Aj?g|gj?C?[n1][DWMYE]A?|gA[n1][DWMY]/, (t) => (of(t, 'g').value === 0 ? before(of(t, 'DWMYE'), of(t, 'n1').value, true) : null)],
    [/j[n1][DWMYEQ]A|[n1][DWMYEQ]Aj|j[AC][n1][DWMYEQ]|[AC][n1][DWMYEQ]j/, (t) => before(of(t, 'DWMYEQ'), of(t, 'n1').value, true)],
    [/[n1][wv]A|[AC][n1][wv]/, (t) => { const w = of(t, 'wv'); const n = Math.floor(of(t, 'n1').value); const at = weekdayBefore(w.value, today) - 7 * (n - 1); return period(at, at); }],
    [/[n1][DWMYEQ]A|[AC][n1][DWMYEQ]/, (t) => before(of(t, 'DWMYEQ'), of(t, 'n1').value, false)],
    [/WA|AW/, (t) => before(of(t, 'W'), 1, false)],
    [/T?L[n1][DWMYQE]|T?[n1]L[DWMYQE]|[n1][DWMYQE]L/, (t) => lately(of(t, 'DWMYQE'), of(t, 'n1').value)],
    [/[n1]?OA|[AC][n1]?O/, (t) => { const n = t.find((one) => 'n1'.includes(one.sign))?.value ?? 1; const days = Math.floor(n / 24); return period(today - days - (n > 6 && n % 24 > 0 ? 1 : 0), today - days); }],
    [/T?L[n1]?O|[n1]LO|[n1]?OL/, (t) => period(today - Math.ceil((t.find((one) => 'n1'.includes(one.sign))?.value ?? 1) / 24), today)],
    [/MA|[AC]M/, (t) => (of(t, 'M').value > 1 ? before(of(t, 'M'), 1, false) : null)],
    [/LM/, (t) => (of(t, 'M').value > 1 ? lately(of(t, 'M'), 1) : null)],
    [/[n1]sA|[AC][n1]s/, (t) => { const days = season(of(t, 's').value, undefined, 1).days as Days; const years = Math.floor(of(t, 'n1').value) - 1; const [y, m] = partsOf(days.first); return months((y - years) * 12 + m, 3); }],
    [/LD/, (t) => (/s$|tage|tagen|jours|dias|giorni|dagen|дни|днеи/.test(of(t, 'D').raw) ? lately(of(t, 'D'), 5) : null)],
    [/u/, () => period(today - 8, today - 1)],
    // Dates.
    [/w?[noN]m[no]?y|w?m[noN]y|ymo?N?/, (t) => {
      const m = of(t, 'm'), day = t.filter((one) => 'noN'.includes(one.sign)).find((one) => one.digits === true);
      const y = yearSaid(t) as number;
      return day ? named(t, date(y * 12 + m.value, day.value)) : { sign: 'U', value: y * 12 + m.value, relative: true };
    }],
    [/[SR~f]?[noN][tra1][noN]my?/, (t) => { const [a, b] = t.filter((one) => 'noN'.includes(one.sign)) as [Token, Token]; const [from, to] = [dateOf(of(t, 'm').value, a.value, yearSaid(t)), dateOf(of(t, 'm').value, b.value, yearSaid(t))]; return from?.days && to?.days && a.digits === true && from.days.first <= to.days.first ? period(from.days.first, to.days.last) : null; }],
    [/w?[noN]m|w?m[noN]/, (t) => { const day = of(t, 'noN'); return day.digits === true || day.value <= 31 && t[0]?.sign !== 'm' && day.sign === 'o' && day.value === 1 ? dateOf(of(t, 'm').value, day.value) : null; }],
    // Months.
    [/[LPTX]M|M[LPTX]/, (t) => ({ sign: 'U', value: thisMonth - back(t), relative: true })],
    [/[LTX]m|m[LTX]/, (t) => ({ sign: 'U', value: back(t) === 1 ? (of(t, 'm').value >= month ? thisMonth - month - 12 + of(t, 'm').value : thisMonth - month + of(t, 'm').value) : thisMonth - month + of(t, 'm').value + (back(t) < 0 && of(t, 'm').value < month ? 12 : 0) })],
    [/my|ym/, (t) => ({ sign: 'U', value: (yearSaid(t) as number) * 12 + of(t, 'm').value, relative: true })],
    [/m/, (t) => ({ sign: 'U', value: monthIndex((t[0] as Token).value) })],
    [/[no]U|U[noN]|NU/, (t) => { const day = of(t, 'noN'), u = of(t, 'U'); return day.digits === true && u.relative === true ? date(u.value, day.value) : null; }],
    [/[oLd]wU|Uow/, (t) => nthWeekday(monthOf(of(t, 'U').value), of(t, 'w').value, ordinal(t))],
    [/[oLd]WU|U[oLd]W/, (t) => weekOfMonth(monthOf(of(t, 'U').value), ordinal(t))],
    [/[oLd]EU|U[oL]E/, (t) => weekendOfMonth(monthOf(of(t, 'U').value), ordinal(t))],
    [/[oLd]HU|ocU/, (t) => { const days = monthOf(of(t, 'U').value); return ordinal(t) === 1 ? period(days.first, days.first + 14) : period(days.first + 15, days.last); }],
    [/[bcd]U|U[bcd]/, (t) => { const days = monthOf(of(t, 'U').value); const from = days.first + third(t) * 10; return period(from, third(t) === 2 ? days.last : from + 9); }],
    [/bM|Mb/, () => period(monthOf(thisMonth).first, Math.min(today, monthOf(thisMonth).first + 6))],
    [/dM|Md/, () => { const index = partsOf(today)[2] > 20 ? thisMonth : thisMonth - 1; return period(monthOf(index).last - 9, monthOf(index).last); }],
    // Parts of years.
    [/oQy|qy|yq|oQ|q/, (t) => months(quarterOf(yearSaid(t), t.find((one) => one.sign === 'q')?.value ?? of(t, 'o').value), 3)],
    [/[LPTX]Q|Q[LPTX]/, (t) => months(Math.floor(thisMonth / 3) * 3 - 3 * back(t), 3)],
    [/oHy|Hy|yoH|yH|oHY?/, (t) => { const which = half(t); if (which !== 1 && which !== 2) return null; const index = (yearSaid(t) ?? year) * 12 + (which - 1) * 6; return months(yearSaid(t) === undefined && index > thisMonth ? index - 12 : index, 6); }],
    [/l[no]y?/, (t) => { const number = of(t, 'no').value, y = yearSaid(t) ?? year; const one = dayAt(y, 0, 4); const first = one - weekdayOf(one) + 7 * (number - 1); return !Number.isInteger(number) || number < 1 || number > 53 ? null : week(yearSaid(t) === undefined && first > today && !ahead ? dayAt(y - 1, 0, 4) - weekdayOf(dayAt(y - 1, 0, 4)) + 7 * (number - 1) : first); }],
    [/[LT]H/, (t) => months(Math.floor(thisMonth / 6) * 6 - 6 * back(t), 6)],
    [/sy|ys/, (t) => season(of(t, 's').value, yearSaid(t), 0)],
    [/[LPTX]s|s[LPTX]/, (t) => season(of(t, 's').value, undefined, back(t))],
    [/s/, (t) => season((t[0] as Token).value, undefined, 0)],
    [/hy|yh/, (t) => { const days = holiday(of(t, 'h').raw, yearSaid(t)); return days && whole(days); }],
    [/L?T?h/, (t) => { const days = holiday(of(t, 'h').raw); return days && { ...whole(days), value: HOLIDAY_TOKEN }; }],
    [/[bcd]y|y[bcd]/, (t) => (third(t) === 2 ? (of(t, 'd').raw === 'late' ? months(of(t, 'y').value * 12 + 9, 3) : months(of(t, 'y').value * 12 + 10, 2)) : months(of(t, 'y').value * 12 + third(t) * 4, 4))],
    [/[bd]Y/, (t) => (!/^(?:year|jahres|jahr|annee|ano|anno|jaar|года)$/.test(of(t, 'Y').raw) ? null : (third(t) === 2 ? months((month >= 9 ? year : year - 1) * 12 + 9, 3) : months(year * 12, 3)))],
    [/e/, (t) => whole({ first: yearOf((t[0] as Token).value).first, last: yearOf((t[0] as Token).value + 9).last })],
    // Weeks and their days.
    [/EBL|WBL/, (t) => (t[0]?.sign === 'W' ? week(monday - 14) : period(monday - 9, monday - 8))],
    [/MBL/, () => ({ sign: 'U', value: thisMonth - 2, relative: true })],
    [/YBL/, () => ({ sign: 'y', value: year - 2, relative: true })],
    [/QBL/, () => months(Math.floor(thisMonth / 3) * 3 - 6, 3)],
    [/wBL|Pw/, (t) => { const at = weekdayBefore(of(t, 'w').value, today) - 7; return period(at, at); }],
    [/[LPTX]E|E[LPTX]/, (t) => { const saturday = monday + 5 - 7 * back(t); return period(saturday, saturday + 1); }],
    [/[LPTX]W|W[LPTX]/, (t) => week(monday - 7 * back(t))],
    [/wG|Gw/, (t) => { const at = (of(t, 'G').days as Days).first + of(t, 'w').value; return period(at, at); }],
    [/[bcd]G|G[bcd]/, (t) => split(of(t, 'G').days as Days, third(t))],
    [/[LT]w|wL/, (t) => { const at = weekdayBefore(of(t, 'w').value, today); return { ...period(at, at), value: WEEKDAY_TOKEN }; }],
    [/Xw|wX/, (t) => { const at = today + ((of(t, 'w').value - weekdayOf(today) + 7) % 7 || 7); return period(at, at); }],
    [/wK|Kw/, (t) => { const { first, last } = of(t, 'K').days as Days; return first === last ? period(first, last) : null; }],
    [/WK/, (t) => { const { first, last } = of(t, 'K').days as Days; return first === last ? week(first - weekdayOf(first)) : null; }],
    // Around something else.
    [/[n1]?[DWME][BC][KhG]|[n1]?[DWME]V[KhG]|[wE][BCV][KhG]/, (t) => {
      const anchor = t.at(-1)?.days as Days | undefined, unit = t.find((one) => 'DWMEw'.includes(one.sign)) as Token, behind = t.some((one) => one.sign === 'V');
      if (!anchor || !Number.isFinite(anchor.first)) return null;
      const n = Math.floor(t.find((one) => 'n1'.includes(one.sign))?.value ?? 1) * (unit.sign === 'W' ? unit.value : 1);
      const counted = t.some((one) => 'n1'.includes(one.sign));
      if (unit.sign === 'w') return behind ? (() => { const at = anchor.last + ((unit.value - weekdayOf(anchor.last) + 6) % 7) + 1; return period(at, at); })() : (() => { const at = weekdayBefore(unit.value, anchor.first); return period(at, at); })();
      if (unit.sign === 'E') { const saturday = behind ? anchor.last + ((5 - weekdayOf(anchor.last) + 6) % 7) + 1 : weekdayBefore(5, anchor.first); return period(saturday, saturday + 1); }
      const length = unit.sign === 'D' ? n : unit.sign === 'W' ? 7 * n : 30 * n;
      if (counted && unit.sign !== 'M') { const at = behind ? anchor.last + length : anchor.first - length; return unit.sign === 'D' ? period(at, at) : around(at, 3); }
      return behind ? period(anchor.last + 1, anchor.last + length) : period(anchor.first - length, anchor.first - 1);
    }],
    [/ow/, () => ({ sign: 'x' })],
    [/w/, (t) => { const at = ahead ? today + ((t[0] as Token).value - weekdayOf(today) + 7) % 7 : weekdayBefore((t[0] as Token).value, today); return { ...period(at, at), value: WEEKDAY_TOKEN }; }],
    [/N/, (t) => { const day = (t[0] as Token).value; for (let index = thisMonth; index > thisMonth - 4; index--) { const at = dayIn(index, day); if (at !== null && at < today) return period(at, at); } return null; }],
    [/E/, (t) => { const one = t[0] as Token; if (one.value !== 1) return null; const saturday = monday + 5 - (weekdayOf(today) >= 5 ? 0 : 7); return period(saturday, saturday + 1); }],
    [/g/, (t) => period(today + (t[0] as Token).value, today + (t[0] as Token).value)],
    [/U/, (t) => ({ ...whole(monthOf((t[0] as Token).value)), value: (t[0] as Token).relative === true ? YEAR_SAID : 0 })],
    [/G/, (t) => whole((t[0] as Token).days as Days)],
    [/y/, (t) => ({ ...whole(yearOf((t[0] as Token).value)), value: YEAR_SAID })],
    // What joins them. A year behind a span is of both its ends.
    [/[RSf]?K[tra1J]K[tJ]?/, (t) => (t.some((one) => one.sign === 'a') && !t.some((one) => one.sign === 'R') ? null : between(t))],
    [/~K/, (t) => { const { first, last } = of(t, 'K').days as Days; const by = Math.max(2, Math.round((last - first) / 6)); return { sign: 'k', days: { first: first - by, last: last + by } }; }],
    [/SA?K|KJ/, (t) => { const { first } = of(t, 'K').days as Days; return first > today ? null : { sign: 'k', days: { first, last: today } }; }],
    [/[BC]K|KZ|tK|Kt/, (t) => { const { first, last } = of(t, 'K').days as Days; return { sign: 'k', days: { first: Number.NEGATIVE_INFINITY, last: t.some((one) => one.sign === 't') ? last : first - 1 } }; }],
    [/VK|KV/, (t) => { const { last } = of(t, 'K').days as Days; return last >= today ? null : { sign: 'k', days: { first: last + 1, last: today } }; }],
  ];
}

const ruleSets = new Map<string, readonly Rule[]>();
function rulesOf(standing: Standpoint, ahead: boolean): readonly Rule[] {
  const key = `${standing.today} ${standing.southern === true} ${ahead}`;
  const known = ruleSets.get(key);
  if (known) return known;
  if (ruleSets.size > 200) ruleSets.clear();
  const made = rulesFor(standing, ahead);
  ruleSets.set(key, made);
  return made;
}

/** Without one of these a row of signs names nothing. */
const CORE = /[gumwvlshqHyeKUNEDWMYQO]/;
const joinedSigns = (tokens: readonly Token[]): string => tokens.map(({ sign }) => sign).join('');

/** Joins what stands in one row, until nothing joins any more. */
function joined(row: Token[], rules: readonly Rule[]): Token[] {
  let tokens = row, signs = joinedSigns(row);
  for (const [form, read] of rules) {
    for (let from = 0; from < tokens.length;) {
      const found = form.exec(from === 0 ? signs : signs.slice(from));
      if (!found) break;
      const at = from + found.index;
      const made = read(tokens.slice(at, at + found[0].length));
      if (made) {
        tokens = [...tokens.slice(0, at), { sign: 'K', value: 0, raw: '', ...made }, ...tokens.slice(at + found[0].length)];
        signs = joinedSigns(tokens);
      }
      from = at + 1;
    }
  }
  return tokens;
}

/** Signs that stand side by side, with nothing else between them. */
function rowsOf(tokens: readonly Token[]): Token[][] {
  const rows: Token[][] = [[]];
  for (const token of tokens) if (token.sign === 'x' || token.sign === ';') rows.push([]); else (rows.at(-1) as Token[]).push(token);
  return rows.filter((row) => CORE.test(joinedSigns(row)));
}

/** Reads a text once, for looking back and for looking ahead. */
export function daysReader(text: string, standing: Standpoint): (toCome?: boolean) => Days[] {
  if (!mayNameDays(text)) return () => [];
  const tokens = signsOf(text, standing);
  const rows = rowsOf(tokens), said = tokens.some(({ sign }) => sign === 'F');
  const { today } = standing;
  return (toCome = false) => {
    const ahead = toCome || said;
    return rows.flatMap((row) => joined(row, rulesOf(standing, ahead))).flatMap(({ days, sign }) => (days && /[kKG]/.test(sign) ? [days] : []))
      // What has begun and is looked back on reaches to today.
      .map((days) => (days.first <= today && days.last > today && !ahead ? { first: days.first, last: today } : days));
  };
}

/**
 * Every period that the text speaks of, in its order. A date without its year is the last one, or the next one where the text speaks of
 * what is to come (`toCome` says so from without).
 */
export const periodsIn = (text: string, standing: Standpoint, toCome = false): Days[] => daysReader(text, standing)(toCome);

/** The days that the text speaks of, looking back from today; null when it speaks of none. Of several periods the shortest. */
export function lookBack(text: string, standing: Standpoint): Days | null {
  return periodsIn(text, standing).sort((a, b) => (a.last - a.first) - (b.last - b.first))[0] ?? null;
}

/** Whether a text names its days by what comes every year (a month, a date, a season, a holiday) and by nothing else: "in June", not "last June". */
export function comesEveryYear(text: string, standing: Standpoint): boolean {
  const signs = joinedSigns(signsOf(text, standing));
  return /[mshq]/.test(signs) && !/[yLPTXAgueKNlY]/.test(signs);
}
