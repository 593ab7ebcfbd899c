import { Card } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { jointWords } from '../words/readable-name.ts';
import type { Graph } from './graph-picture.tsx';
import { graphWords } from './graph.words.ts';

/** The picture in words: every joint a row, every entity a way on. */
export function GraphList({ graph, onChoose, onFact }: { readonly graph: Graph; readonly onChoose: (entity: string) => void; readonly onFact: (id: number) => void }) {
  const t = useWords(graphWords);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const nearest = (edge: Graph['edges'][number]): number => Math.min(nodes.get(edge.from)?.distance ?? 9, nodes.get(edge.to)?.distance ?? 9);
  const name = (id: string) => {
    const node = nodes.get(id);
    if (!node) return id;
    return node.kind === 'entity' && node.distance > 0 ? <button type="button" className="touch text-left font-medium text-accent-text hover:underline" onClick={() => onChoose(id)}>{node.name}</button> : <span className={node.kind === 'entity' ? 'font-medium' : undefined}>{node.name}</span>;
  };
  return (
    <Card title={t.list} flush>
      {graph.truncated && <p className="border-b px-4 py-2 text-sm text-warn">{t.truncated}</p>}
      {graph.edges.length === 0 ? <p className="p-4 text-ink-3">{t.alone}</p> : (
        <div tabIndex={0} role="region" aria-label={t.list} className="max-h-96 overflow-auto">
          <table className="w-full min-w-md text-sm">
            <thead className="sticky top-0 border-b bg-surface text-left text-xs text-ink-3"><tr><th className="px-4 py-2 font-medium">{t.from}</th><th className="px-4 py-2 font-medium">{t.relation}</th><th className="px-4 py-2 font-medium">{t.to}</th></tr></thead>
            <tbody>{graph.edges.toSorted((a, b) => nearest(a) - nearest(b)).map((edge, n) => (
              <tr key={n} className="border-b border-line/60 last:border-b-0">
                <td className="px-4 py-2">{name(edge.from)}</td>
                <td className="px-4 py-2 text-ink-2">{edge.fact_id === null ? jointWords(edge.label) : <button type="button" title={edge.text ?? undefined} className="touch text-left hover:underline" onClick={() => onFact(edge.fact_id as number)}>{jointWords(edge.label)}</button>}</td>
                <td className="px-4 py-2">{name(edge.to)}</td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
