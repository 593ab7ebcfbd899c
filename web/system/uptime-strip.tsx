import { useMemo } from 'react';
import { useZone } from '../api/index.ts';
import { cx } from '../ui/index.ts';
import { formatDateTime, formatPercent, useWords } from '../words/index.ts';
import { type CellState, cellsOf, outagesOf, type Span } from './strip.ts';
import { systemWords } from './system.words.ts';

const CELLS = 60;
/** An outage stands out by its height as well as by its colour. */
const LOOKS: Record<CellState, string> = { ok: 'h-5 bg-accent/70', down: 'h-7 bg-bad', off: 'h-1.5 bg-line-strong/50', unknown: 'h-1 bg-line' };

/** How one thing was over time, a stroke for each stretch; read out as one sentence. */
export function UptimeStrip({ name, spans, from, to, uptime }: { readonly name: string; readonly spans: readonly Span[]; readonly from: string; readonly to: string; readonly uptime: number | null }) {
  const t = useWords(systemWords);
  const zone = useZone();
  const cells = useMemo(() => cellsOf(spans, from, to, CELLS), [spans, from, to]);
  const said = uptime === null ? (spans.length ? t.stripOff : t.stripNone) : t.stripSaid(formatPercent(uptime), outagesOf(spans));
  return (
    <div role="img" aria-label={t.strip(name, said)} className="flex h-7 items-end gap-px">
      {cells.map((cell) => (
        <span key={cell.from} title={t.cell(cell.state === 'unknown' ? t.notLooked : t.states[cell.state], formatDateTime(cell.from, zone), formatDateTime(cell.to, zone))} className="group flex h-full min-w-0 flex-1 items-end">
          <span className={cx('w-full rounded-[1px] transition-opacity group-hover:opacity-60', LOOKS[cell.state])} />
        </span>
      ))}
    </div>
  );
}
