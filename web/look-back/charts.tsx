import type { Output } from '../api/index.ts';
import { formatHours, formatNumber, formatPlainDay, useWords } from '../words/index.ts';
import { estimateWords } from './look-back.words.ts';
import { useWidth } from './use-width.ts';
import { ticks, type WeekSum } from './weeks.ts';

type Run = Output<'execution_runs.get'>;
const [LEFT, BOTTOM, TOP, RIGHT] = [40, 34, 8, 12];
const DRIFT = 0.3;
const TEXT = 'fill-ink-3 text-[11px] tabular';

/** Each run by what was thought and what it took. On the line it went as thought; the band is 30 % to either side. */
export function Scatter({ runs, chosen, label, onOpen }: { readonly runs: readonly Run[]; readonly chosen: string | undefined; readonly label: string; readonly onOpen: (id: string) => void }) {
  const t = useWords(estimateWords);
  const [box, width] = useWidth<HTMLElement>();
  const height = Math.max(240, Math.min(400, width * 0.6));
  const known = runs.filter((run) => run.actual_hours !== null && (run.estimated_hours ?? 0) > 0);
  const axis = ticks(Math.max(1, ...known.map((run) => Math.max(run.estimated_hours ?? 0, run.actual_hours ?? 0))));
  const most = axis.at(-1) ?? 1;
  // By the root: small runs, of which there are most, do not all lie in one corner.
  const place = (hours: number): number => Math.sqrt(Math.min(hours, most) / most);
  const x = (hours: number): number => LEFT + place(hours) * (width - LEFT - RIGHT), y = (hours: number): number => height - BOTTOM - place(hours) * (height - BOTTOM - TOP);
  const shown = axis.filter((tick, at) => at === 0 || place(tick) - place(axis[at - 1] ?? 0) > 0.07);
  const band = (share: number): string => Array.from({ length: 25 }, (_, n) => { const hours = (n / 24) ** 2 * most; return `${x(hours)},${y(hours * share)}`; }).join(' ');
  return (
    <figure ref={box}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className="block max-w-full">
        {shown.map((tick) => <g key={tick}><line x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} className="stroke-line" /><text x={LEFT - 6} y={y(tick) + 4} textAnchor="end" className={TEXT}>{formatNumber(tick)}</text><text x={x(tick)} y={height - BOTTOM + 15} textAnchor="middle" className={TEXT}>{formatNumber(tick)}</text></g>)}
        <polygon points={`${band(1 + DRIFT)} ${band(1 - DRIFT).split(' ').reverse().join(' ')}`} className="fill-accent-soft opacity-70" />
        <line x1={x(0)} y1={y(0)} x2={x(most)} y2={y(most)} className="stroke-accent" strokeDasharray="4 4" />
        {known.map((run) => {
          const [px, py] = [x(run.estimated_hours ?? 0), y(run.actual_hours ?? 0)];
          const off = Math.abs((run.actual_hours ?? 0) / (run.estimated_hours ?? 1) - 1) > DRIFT;
          const size = chosen === run.run_id ? 7 : 4.5;
          const title = <title>{`${run.title ?? run.run_id}: ${formatHours(run.estimated_hours ?? 0)} → ${formatHours(run.actual_hours ?? 0)}`}</title>;
          return off ? <rect key={run.run_id} x={px - size} y={py - size} width={size * 2} height={size * 2} transform={`rotate(45 ${px} ${py})`} onClick={() => onOpen(run.run_id)} className="cursor-pointer fill-warn stroke-surface opacity-85 hover:opacity-100">{title}</rect> : <circle key={run.run_id} cx={px} cy={py} r={size + 0.5} onClick={() => onOpen(run.run_id)} className="cursor-pointer fill-accent stroke-surface opacity-80 hover:opacity-100">{title}</circle>;
        })}
        <text x={(LEFT + width - RIGHT) / 2} y={height - 3} textAnchor="middle" className={TEXT}>{t.hoursAxis(t.estimated)}</text>
        <text x={LEFT + 6} y={TOP + 12} className={TEXT}>{t.hoursAxis(t.took)}</text>
      </svg>
      <figcaption className="mt-2 flex flex-wrap gap-4 text-xs text-ink-2"><span className="inline-flex items-center gap-1.5"><span aria-hidden className="size-2.5 rounded-full bg-accent" />{t.within}</span><span className="inline-flex items-center gap-1.5"><span aria-hidden className="size-2.5 rotate-45 bg-warn" />{t.beyond}</span><span className="inline-flex items-center gap-1.5"><span aria-hidden className="w-4 border-t-2 border-dashed border-accent" />{t.even}</span></figcaption>
    </figure>
  );
}

/** Estimated and taken hours, week by week, side by side. */
export function WeekBars({ weeks }: { readonly weeks: readonly WeekSum[] }) {
  const t = useWords(estimateWords);
  const [box, width] = useWidth<HTMLElement>();
  const height = 220;
  const shown = weeks.slice(-Math.max(4, Math.floor((width - LEFT) / 34)));
  const axis = ticks(Math.max(1, ...shown.map((week) => Math.max(week.estimated, week.actual))));
  const most = axis.at(-1) ?? 1;
  const y = (hours: number): number => height - BOTTOM - (hours / most) * (height - BOTTOM - TOP);
  const room = (width - LEFT - RIGHT) / Math.max(1, shown.length), bar = Math.min(18, room * 0.36);
  const every = Math.ceil(70 / room);
  return (
    <figure ref={box}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t.weeklyAbout} className="block max-w-full">
        {axis.map((tick) => <g key={tick}><line x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} className="stroke-line" /><text x={LEFT - 6} y={y(tick) + 4} textAnchor="end" className={TEXT}>{formatNumber(tick)}</text></g>)}
        {shown.map((week, at) => {
          const middle = LEFT + room * (at + 0.5);
          return (
            <g key={week.monday}><title>{`${t.weekOf(formatPlainDay(week.monday))}: ${t.estimated} ${formatHours(week.estimated)}, ${t.took} ${formatHours(week.actual)}`}</title>
              <rect x={middle - bar - 1} width={bar} y={y(week.estimated)} height={height - BOTTOM - y(week.estimated)} rx={2} className="fill-line-strong opacity-60" /><rect x={middle + 1} width={bar} y={y(week.actual)} height={height - BOTTOM - y(week.actual)} rx={2} className="fill-accent" />
              {at % every === 0 && <text x={middle} y={height - BOTTOM + 15} textAnchor="middle" className={TEXT}>{formatPlainDay(week.monday).replace(/^\S+\s/, '')}</text>}
            </g>
          );
        })}
      </svg>
      <figcaption className="mt-2 flex flex-wrap gap-4 text-xs text-ink-2"><span className="inline-flex items-center gap-1.5"><span aria-hidden className="size-2.5 rounded-sm bg-line-strong opacity-60" />{t.estimated}</span><span className="inline-flex items-center gap-1.5"><span aria-hidden className="size-2.5 rounded-sm bg-accent" />{t.took}</span></figcaption>
      <details className="mt-2 text-sm"><summary className="touch inline-flex items-center text-accent-text">{t.asTable}</summary>
        <table className="mt-2 w-full max-w-md"><thead><tr className="text-left text-xs text-ink-3"><th className="font-medium">{t.week}</th><th className="text-right font-medium">{t.estimated}</th><th className="text-right font-medium">{t.took}</th></tr></thead><tbody>{shown.map((week) => <tr key={week.monday} className="border-t"><td className="py-1">{formatPlainDay(week.monday)}</td><td className="text-right tabular">{formatHours(week.estimated)}</td><td className="text-right tabular">{formatHours(week.actual)}</td></tr>)}</tbody></table>
      </details>
    </figure>
  );
}
