import type { Output } from '../api/index.ts';
import { DateTime } from '../ui/index.ts';
import { formatNumber, formatPlainDay, useWords } from '../words/index.ts';
import { moneyWords } from './business.words.ts';

const [WIDTH, HEIGHT, PAD] = [640, 160, 8];
const RULE_WEEKS = 12;

/** The runway as it was entered over time, against the twelve weeks below which the rule binds; the same as a table beside it. */
export function RunwayChart({ snapshots }: { readonly snapshots: Output<'finance.snapshots'>['items'] }) {
  const t = useWords(moneyWords);
  const rows = [...snapshots].sort((a, b) => a.as_of.localeCompare(b.as_of));
  const known = rows.filter((one) => one.runway_weeks !== null);
  const days = known.map((one) => Date.parse(one.as_of));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const most = Math.max(RULE_WEEKS * 1.25, ...known.map((one) => one.runway_weeks ?? 0));
  const x = (day: string): number => PAD + (last === first ? 0.5 : (Date.parse(day) - first) / (last - first)) * (WIDTH - 2 * PAD);
  const y = (weeks: number): number => HEIGHT - PAD - (weeks / most) * (HEIGHT - 2 * PAD);
  const points = known.map((one) => `${x(one.as_of)},${y(one.runway_weeks ?? 0)}`).join(' ');
  return (
    <div className="grid gap-4 md:grid-cols-[minmax(0,1fr)_20rem]">
      {known.length > 1 && (
        <figure>
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="w-full" role="img" aria-label={`${t.chart}. ${t.chartOf(formatPlainDay(known[0]?.as_of ?? ''), formatPlainDay(known.at(-1)?.as_of ?? ''))}`}>
            <line x1={0} x2={WIDTH} y1={y(RULE_WEEKS)} y2={y(RULE_WEEKS)} className="stroke-warn" strokeDasharray="4 4" />
            <polyline points={points} fill="none" className="stroke-accent" strokeWidth={2} strokeLinejoin="round" />
            {known.map((one) => <circle key={one.as_of + String(one.runway_weeks)} cx={x(one.as_of)} cy={y(one.runway_weeks ?? 0)} r={3.5} className="fill-accent"><title>{`${formatPlainDay(one.as_of)}: ${t.weeks(one.runway_weeks ?? 0)}`}</title></circle>)}
          </svg>
          <figcaption className="mt-1 flex flex-wrap gap-4 text-xs text-ink-2"><span className="inline-flex items-center gap-1.5"><span aria-hidden className="w-4 border-t-2 border-accent" />{t.chart}</span><span className="inline-flex items-center gap-1.5"><span aria-hidden className="w-4 border-t-2 border-dashed border-warn" />{t.line}</span></figcaption>
        </figure>
      )}
      <div className="max-h-60 overflow-y-auto" tabIndex={0} role="region" aria-label={t.history}>
        <table className="w-full text-sm"><thead><tr className="text-left text-xs text-ink-3"><th className="py-1 font-medium">{t.asOf}</th><th className="py-1 text-right font-medium">{t.cash}</th><th className="py-1 text-right font-medium">{t.burn}</th><th className="py-1 text-right font-medium">{t.runway}</th></tr></thead>
          <tbody>{[...rows].reverse().map((one, at) => <tr key={at} className="border-t"><td className="py-1.5"><DateTime at={one.as_of} /></td><td className="text-right tabular">{one.cash === null ? '–' : formatNumber(one.cash, { maximumFractionDigits: 0 })}</td><td className="text-right tabular">{one.monthly_burn === null ? '–' : formatNumber(one.monthly_burn, { maximumFractionDigits: 0 })}</td><td className="text-right tabular">{one.runway === 'endless' ? t.endless : one.runway_weeks === null ? '–' : t.weeks(one.runway_weeks)}</td></tr>)}</tbody>
        </table>
      </div>
    </div>
  );
}
