import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useApi } from '../api/index.ts';
import { Badge, Button, DateTime, Loaded, SkeletonRows } from '../ui/index.ts';
import { formatPercent, useWords } from '../words/index.ts';
import { predicateWords, readableName } from '../words/readable-name.ts';
import { ClocksChart } from './clocks-chart.tsx';
import { FactActions } from './fact-actions.tsx';
import { type FactVersion, toneOf } from './fact-shape.ts';
import { factsWords } from './facts.words.ts';
import { ASKED } from './memory-search.ts';
import type { DetailProps } from './detail-props.ts';
import { memoryWords } from './memory.words.ts';
import { SubjectTag } from './subject-tag.tsx';
import { WhyNotResult } from './why-not-result.tsx';

/** A fact with all its versions: what was true when, and when that was known. */
export function FactDetail({ id, question, onOpen }: DetailProps) {
  const t = useWords(factsWords);
  const m = useWords(memoryWords);
  const fact = useApi('memory.fact', { fact_id: id });
  const [chosen, setChosen] = useState(id);
  return (
    <Loaded of={fact} loading={<SkeletonRows rows={5} height="h-16" />}>{(one) => {
      const version = one.versions.find((v) => v.fact_id === chosen) ?? one;
      return (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <section className="grid gap-3">
            <div className="flex flex-wrap items-center gap-2 text-sm text-ink-3"><span>{readableName(one.subject_type)}</span><SubjectTag subject={{ type: one.subject_type, id: one.subject_id }} /><span>{predicateWords(one.fact_type, one.fact_key)}</span><Badge tone={toneOf(version.status)}>{m.statuses[version.status]}</Badge></div>
            <p className="text-lg leading-relaxed whitespace-pre-wrap">{version.content}</p>
            <p className="text-sm text-ink-2"><Period from={version.valid_from} to={version.valid_to} />{version.confidence !== null && <> · {t.confidence} {formatPercent(version.confidence)}</>}</p>
            <FactActions fact={version} onWritten={setChosen} />
            <Link to="/memory/graph" search={(before: object) => ({ ...before, open: undefined, entity: `${one.subject_type}:${one.subject_id}` }) as never} className="text-sm text-accent-text underline">{t.seeGraph}</Link>
          </section>
          <section>
            <h3 className="text-base">{t.clocks}</h3>
            <p className="mb-3 text-sm text-ink-3">{t.clocksAbout}</p>
            <ClocksChart versions={one.versions} chosen={version.fact_id} onChoose={setChosen} />
          </section>
          <Versions versions={one.versions} chosen={version.fact_id} onChoose={setChosen} />
          {version.source_event_ids.length > 0 && <section><h3 className="mb-2 text-base">{t.evidence}</h3><div className="flex flex-wrap gap-2">{version.source_event_ids.map((event) => <Button key={event} size="sm" onClick={() => onOpen({ kind: 'event', id: event })}>{t.openEvent(event)}</Button>)}</div></section>}
          <Receipts id={version.fact_id} />
          <p className="text-sm text-ink-3">{t.rawName} <code className="font-mono text-xs">{`${one.subject_type}/${one.subject_id} ${one.fact_type}${one.fact_key ? `/${one.fact_key}` : ''}`}</code></p>
          {question !== undefined && <section><h3 className="mb-2 text-base">{m.whyHere}</h3><WhyNotResult question={{ query: question, k: ASKED, client_id: one.client_id ?? undefined }} memory={{ kind: 'fact', id }} compact onOpen={onOpen} /></section>}
        </div>
      );
    }}</Loaded>
  );
}

function Period({ from, to }: { readonly from: string | null; readonly to: string | null }) {
  const t = useWords(factsWords);
  return <>{from ? <DateTime at={from} as="date" /> : t.always} – {to ? <DateTime at={to} as="date" /> : t.open}</>;
}

/** The picture as a table: the same for those who read it. */
function Versions({ versions, chosen, onChoose }: { readonly versions: readonly FactVersion[]; readonly chosen: number; readonly onChoose: (id: number) => void }) {
  const t = useWords(factsWords);
  const m = useWords(memoryWords);
  return (
    <section>
      <h3 className="mb-2 text-base">{t.versions}</h3>
      <div tabIndex={0} role="region" aria-label={t.versions} className="overflow-x-auto rounded-lg border">
        <table className="w-full min-w-lg text-sm">
          <thead className="border-b text-left text-xs text-ink-3"><tr><th className="px-3 py-2 font-medium">{t.says}</th><th className="px-3 py-2 font-medium">{t.holds}</th><th className="px-3 py-2 font-medium">{t.known}</th><th className="px-3 py-2 font-medium">{t.status}</th></tr></thead>
          <tbody>{versions.map((one) => (
            <tr key={one.fact_id} aria-current={one.fact_id === chosen || undefined} className="border-b border-line/60 last:border-b-0 aria-[current]:bg-accent-soft">
              <td className="px-3 py-2"><button type="button" onClick={() => onChoose(one.fact_id)} className="touch text-left hover:underline">{one.content}</button></td>
              <td className="px-3 py-2 whitespace-nowrap"><Period from={one.valid_from} to={one.valid_to} /></td>
              <td className="px-3 py-2 whitespace-nowrap"><DateTime at={one.recorded_at} as="date" /> – {one.superseded_at ? <DateTime at={one.superseded_at} as="date" /> : t.still}</td>
              <td className="px-3 py-2"><Badge tone={toneOf(one.status)}>{m.statuses[one.status]}</Badge></td>
            </tr>
          ))}</tbody>
        </table>
      </div>
    </section>
  );
}

function Receipts({ id }: { readonly id: number }) {
  const t = useWords(factsWords);
  const receipts = useApi('memory.fact-receipts', { fact_id: id });
  if (!receipts.data || receipts.data.items.length === 0) return null;
  return (
    <section>
      <h3 className="mb-2 text-base">{t.receipts}</h3>
      <ol className="grid gap-1.5 text-sm">{receipts.data.items.map((one) => <li key={one.receipt_id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-3 border-b border-line/60 pb-1.5"><span><span className="font-medium">{t.actions[one.action]}</span> <span className="text-ink-2">{one.rule}, {t.by(one.actor)}</span></span><DateTime at={one.at} className="text-ink-3" /></li>)}</ol>
    </section>
  );
}
