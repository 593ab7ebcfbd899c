import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Output } from '../api/index.ts';
import { cx, type Hue, hueOf, IconButton } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { jointWords } from '../words/readable-name.ts';
import { placeNodes } from './force-layout.ts';
import { graphWords } from './graph.words.ts';

export type Graph = Output<'memory.around'>;

const [W, H] = [900, 520];
const FILLS: Record<Hue, string> = { 1: 'fill-hue-1-soft stroke-hue-1', 2: 'fill-hue-2-soft stroke-hue-2', 3: 'fill-hue-3-soft stroke-hue-3', 4: 'fill-hue-4-soft stroke-hue-4', 5: 'fill-hue-5-soft stroke-hue-5', 6: 'fill-hue-6-soft stroke-hue-6', 7: 'fill-hue-7-soft stroke-hue-7', 8: 'fill-hue-8-soft stroke-hue-8' };
const short = (name: string, most: number): string => (name.length > most ? `${name.slice(0, most - 1)}…` : name);

/** The graph drawn: the middle is what was asked for. The list below says the same in words, so that nobody needs the picture. */
export function GraphPicture({ graph, onChoose, onFact }: { readonly graph: Graph; readonly onChoose: (entity: string) => void; readonly onFact: (id: number) => void }) {
  const t = useWords(graphWords);
  const [zoom, setZoom] = useState(1);
  const [over, setOver] = useState<string | null>(null);
  const at = useMemo(() => new Map(placeNodes(graph.nodes, graph.edges).map(({ id, x, y }) => [id, { x: W / 2 + x * (W / 2 - 90), y: H / 2 + y * (H / 2 - 40) }])), [graph]);
  const middle = graph.nodes[0];
  const joined = useMemo(() => new Set(graph.edges.filter((edge) => edge.from === over || edge.to === over).flatMap((edge) => [edge.from, edge.to])), [graph, over]);
  const factOf = (id: string): number | null => graph.edges.find((edge) => edge.to === id)?.fact_id ?? null;
  const [w, h] = [W / zoom, H / zoom];
  return (
    <div className="relative overflow-hidden rounded-lg border bg-surface shadow-card">
      <svg viewBox={`${(W - w) / 2} ${(H - h) / 2} ${w} ${h}`} role="img" aria-label={t.picture(middle?.name ?? '', graph.nodes.length - 1)} className="h-[28rem] w-full" onPointerLeave={() => setOver(null)}>
        {graph.edges.map((edge, n) => {
          const [a, b] = [at.get(edge.from), at.get(edge.to)];
          if (!a || !b) return null;
          const lit = over !== null && (edge.from === over || edge.to === over);
          return <g key={n}><line x1={a.x} y1={a.y} x2={b.x} y2={b.y} className={cx('transition-colors', lit ? 'stroke-accent' : 'stroke-line-strong/50')} strokeWidth={lit ? 2 : 1} />{(lit || graph.edges.length <= 14) && <text x={(a.x + b.x) / 2} y={(a.y + b.y) / 2 - 4} textAnchor="middle" className="fill-ink-3 text-[11px]">{jointWords(edge.label)}</text>}</g>;
        })}
        {graph.nodes.map((node) => {
          const place = at.get(node.id);
          if (!place) return null;
          const fact = node.kind === 'entity' ? null : factOf(node.id);
          const size = node.distance === 0 ? 15 : node.kind === 'entity' ? 10 : 6;
          const dim = over !== null && over !== node.id && !joined.has(node.id);
          const press = (): void => { if (node.kind === 'entity') onChoose(node.id); else if (fact !== null) onFact(fact); };
          return (
            <g key={node.id} transform={`translate(${place.x} ${place.y})`} onPointerEnter={() => setOver(node.id)} onClick={press} className={cx('cursor-pointer transition-opacity', dim && 'opacity-35')}>
              <circle r={size} className={FILLS[hueOf(node.kind === 'entity' ? node.type : node.kind)]} strokeWidth={node.distance === 0 ? 2.5 : 1.5} />
              {(node.kind === 'entity' || over === node.id || graph.nodes.length <= 40) && <text y={size + 13} textAnchor="middle" className={cx('fill-ink', node.distance === 0 ? 'text-[14px] font-semibold' : node.kind === 'entity' ? 'text-[12px] font-medium' : 'text-[11px]')}>{short(node.name, node.kind === 'entity' ? 28 : 22)}</text>}
            </g>
          );
        })}
      </svg>
      <div className="absolute right-2 bottom-2 flex gap-1 rounded-md border bg-raised p-0.5 shadow-card">
        <IconButton size="sm" label={t.zoomOut} icon={<ZoomOut className="size-4" />} onClick={() => setZoom((now) => Math.max(1, now / 1.4))} />
        <IconButton size="sm" label={t.whole} icon={<Maximize className="size-4" />} onClick={() => setZoom(1)} />
        <IconButton size="sm" label={t.zoomIn} icon={<ZoomIn className="size-4" />} onClick={() => setZoom((now) => Math.min(5, now * 1.4))} />
      </div>
    </div>
  );
}
