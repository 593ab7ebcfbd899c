import { CircleDollarSign } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { cx } from '../ui/index.ts';
import { formatHours, useWords } from '../words/index.ts';
import type { Step } from './edits.ts';
import { NODE, neighbour, pictureOf } from './picture-layout.ts';
import { stepsWords } from './steps.words.ts';
import { useView } from './use-view.ts';

const PAD = 16;
/** From so many boxes on only those in sight are drawn. */
const MANY = 80;

/** What waits for what, from left to right. Boxes are buttons, lines a drawing behind them. */
export function Picture({ steps, onOpen }: { readonly steps: readonly Step[]; readonly onOpen: (id: string) => void }) {
  const t = useWords(stepsWords);
  const picture = useMemo(() => pictureOf(steps), [steps]);
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(picture.nodes[0]?.step.id);
  const view = useView(box, picture.nodes.length > MANY);
  const present = picture.nodes.some((one) => one.step.id === active);
  const stop = present ? active : picture.nodes[0]?.step.id;
  // Of a large picture only what is in sight is drawn, with the box that holds the focus and the lines that lead there.
  const { nodes, edges } = useMemo(() => {
    if (!view) return picture;
    const shown = picture.nodes.filter(({ step, x, y }) => step.id === stop || (x + NODE.width > view.left && x < view.right && y + NODE.height > view.top && y < view.bottom));
    const there = new Set(shown.map(({ step }) => step.id));
    return { nodes: shown, edges: picture.edges.filter(({ from, to }) => there.has(from) || there.has(to)) };
  }, [picture, view, stop]);
  const walk = (event: KeyboardEvent): void => {
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    const to = neighbour(picture, (event.target as HTMLElement).dataset['node'] ?? '', event.key);
    if (to !== null) { flushSync(() => setActive(to)); box.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(to)}"]`)?.focus(); }
  };
  return (
    <div className="rounded-lg border bg-surface shadow-card">
      <div className="border-b px-4 py-2.5"><p>{picture.edges.length ? t.picture.chain(formatHours(picture.longestHours)) : t.picture.none}</p><p className="text-xs text-ink-3">{t.picture.how}</p></div>
      <div ref={box} role="group" aria-label={t.picture.label} onKeyDown={walk} className="max-h-[70dvh] overflow-auto overscroll-x-contain bg-canvas/60">
        <div className="relative" style={{ width: picture.width + 2 * PAD, height: picture.height + 2 * PAD }}>
          <svg aria-hidden width={picture.width + 2 * PAD} height={picture.height + 2 * PAD} viewBox={`${-PAD} ${-PAD} ${picture.width + 2 * PAD} ${picture.height + 2 * PAD}`} className="absolute inset-0" fill="none">
            {edges.map((edge) => <path key={`${edge.from} ${edge.to}`} d={edge.path} className={cx('transition-colors', edge.longest ? 'stroke-accent' : edge.from === active || edge.to === active ? 'stroke-ink-2' : 'stroke-line-strong/50')} strokeWidth={edge.longest ? 2.25 : 1.5} />)}
            {edges.map((edge) => { const end = edge.path.split(' ').slice(-2).map(Number); return <circle key={`${edge.from} ${edge.to}`} cx={end[0]} cy={end[1]} r={3} className={edge.longest ? 'fill-accent' : 'fill-line-strong'} />; })}
          </svg>
          {nodes.map(({ step, x, y, longest }) => (
            <button key={step.id} type="button" data-node={step.id} tabIndex={stop === step.id ? 0 : -1} onFocus={() => setActive(step.id)} onClick={() => onOpen(step.id)} style={{ left: x + PAD, top: y + PAD, width: NODE.width, height: NODE.height }}
              className={cx('absolute grid content-center gap-0.5 rounded-md border bg-surface px-3 text-left shadow-card transition-colors hover:bg-hover', longest ? 'border-accent' : 'border-line-strong/50')}>
              <span className="line-clamp-2 text-sm leading-4 font-medium">{step.title}</span>
              <span className="flex items-center gap-1.5 text-xs text-ink-3 tabular">{formatHours(step.hours)}{step.billable && <><CircleDollarSign aria-hidden className="size-3.5 text-accent-text" /><span className="sr-only">{t.billable}</span></>}{longest && <span className="sr-only">{t.picture.onChain}</span>}</span>
            </button>
          ))}
        </div>
      </div>
    </div>
  );
}
