import { type PointerEvent, useState } from 'react';
import { useZone } from '../api/index.ts';
import { cx } from '../ui/index.ts';
import { formatDate, formatDateTime, formatTime, useWords } from '../words/index.ts';
import type { FactVersion } from './fact-shape.ts';
import { factsWords } from './facts.words.ts';
import { believedAt, shareOn, twoClocks } from './two-clocks.ts';

const [W, H, LEFT, BOTTOM] = [640, 300, 74, 34];
const DAY = 86_400_000;
const FILLS = ['fill-hue-1-soft stroke-hue-1', 'fill-hue-2-soft stroke-hue-2', 'fill-hue-3-soft stroke-hue-3', 'fill-hue-4-soft stroke-hue-4', 'fill-hue-6-soft stroke-hue-6', 'fill-hue-8-soft stroke-hue-8'];

/** Versions as areas: across, when they held in the world; upwards, when they were believed here. A point says what was believed then about when. */
export function ClocksChart({ versions, chosen, onChoose }: { readonly versions: readonly FactVersion[]; readonly chosen: number; readonly onChoose: (id: number) => void }) {
  const t = useWords(factsWords);
  const zone = useZone();
  const [now] = useState(Date.now);
  const { boxes, valid, known } = twoClocks(versions, now);
  const [at, setAt] = useState({ valid: shareOn(valid, now), known: shareOn(known, now) });
  // Within a day the days are all the same.
  const mark = (axis: { from: number; to: number }, when: number): string => (axis.to - axis.from < 1.5 * DAY ? formatTime(when, zone) : formatDate(when, zone));
  const contents = [...new Set(versions.map((one) => one.content))];
  const x = (share: number): number => LEFT + share * (W - LEFT);
  const y = (share: number): number => (H - BOTTOM) * (1 - share);
  const moment = ({ from, to }: { from: number; to: number }, share: number): number => from + share * (to - from);
  const asked = { valid: moment(valid, at.valid), known: moment(known, at.known) };
  const held = believedAt(versions, asked.valid, asked.known);
  const exact = (axis: { from: number; to: number }, when: number): string => (axis.to - axis.from < 7 * DAY ? formatDateTime(when, zone) : formatDate(when, zone));
  const days = { valid: exact(valid, asked.valid), known: exact(known, asked.known) };
  const point = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (value: number): number => Math.min(1, Math.max(0, value));
    setAt({ valid: share(((event.clientX - box.left) / box.width * W - LEFT) / (W - LEFT)), known: share(1 - ((event.clientY - box.top) / box.height * H) / (H - BOTTOM)) });
  };
  return (
    <div className="grid gap-3">
      <svg viewBox={`0 0 ${W} ${H}`} role="img" aria-label={t.chart} className="w-full touch-pan-y rounded-lg border bg-surface" onPointerMove={point} onPointerDown={point}>
        {valid.ticks.map((tick) => <g key={tick.share}><line x1={x(tick.share)} x2={x(tick.share)} y1={0} y2={H - BOTTOM} className="stroke-line" /><text x={x(tick.share)} y={H - 18} textAnchor="middle" className="fill-ink-3 text-[10px]">{mark(valid, tick.at)}</text></g>)}
        {known.ticks.map((tick) => <g key={tick.share}><line x1={LEFT} x2={W} y1={y(tick.share)} y2={y(tick.share)} className="stroke-line" /><text x={LEFT - 6} y={y(tick.share) + 3} textAnchor="end" className="fill-ink-3 text-[10px]">{mark(known, tick.at)}</text></g>)}
        {boxes.map((box) => {
          const [left, width, top, height] = [x(box.left), x(box.right) - x(box.left), y(box.high), Math.max(2, y(box.low) - y(box.high))];
          return (
            <g key={box.id} onClick={() => onChoose(box.id)} className="cursor-pointer">
              <rect x={left + 1} y={top + 1} width={Math.max(2, width - 2)} height={Math.max(2, height - 2)} rx={4} className={cx(FILLS[contents.indexOf(box.content) % FILLS.length], box.believed ? 'opacity-100' : 'opacity-60')} strokeWidth={box.id === chosen ? 2.5 : 1} strokeDasharray={box.believed ? undefined : '4 3'} />
              {width > 60 && height > 16 && <text x={left + 8} y={top + Math.min(height - 6, 18)} className="pointer-events-none fill-ink text-[12px]">{box.content.length * 6.2 > width - 16 ? `${box.content.slice(0, Math.max(3, Math.floor((width - 22) / 6.2)))}…` : box.content}</text>}
            </g>
          );
        })}
        <line x1={x(shareOn(valid, now))} x2={x(shareOn(valid, now))} y1={0} y2={H - BOTTOM} className="stroke-accent" strokeDasharray="2 3" />
        <g className="pointer-events-none"><line x1={x(at.valid)} x2={x(at.valid)} y1={0} y2={H - BOTTOM} className="stroke-ink/50" /><line x1={LEFT} x2={W} y1={y(at.known)} y2={y(at.known)} className="stroke-ink/50" /><circle cx={x(at.valid)} cy={y(at.known)} r={4} className="fill-ink" /></g>
        <text x={W - 4} y={H - 4} textAnchor="end" className="fill-ink-2 text-[11px] font-medium">{t.validAxis} →</text>
        <text x={4} y={12} className="fill-ink-2 text-[11px] font-medium">↑ {t.knownAxis}</text>
      </svg>
      <p aria-live="polite" className="min-h-6 font-medium">{held.length > 0 ? t.believed(held.map((one) => one.content).join(' · '), days.valid, days.known) : t.nothingBelieved(days.valid, days.known)}</p>
      <div className="grid gap-3 text-sm sm:grid-cols-2">
        {([['valid', t.sliderValid], ['known', t.sliderKnown]] as const).map(([axis, label]) => <label key={axis} className="grid gap-1 text-ink-2">{label}<input type="range" min={0} max={1000} value={Math.round(at[axis] * 1000)} aria-valuetext={days[axis]} onChange={(event) => setAt((before) => ({ ...before, [axis]: Number(event.target.value) / 1000 }))} className="touch w-full accent-accent" /></label>)}
      </div>
    </div>
  );
}
