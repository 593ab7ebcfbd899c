import { type FormEvent, useState } from 'react';
import { call, useAct, useZone } from '../api/index.ts';
import { Button, Dialog, Field, Input, TextArea } from '../ui/index.ts';
import { dayIn, useWords } from '../words/index.ts';
import { type FactVersion, seriesOf } from './fact-shape.ts';
import { factsWords } from './facts.words.ts';
import { startOfDayIn } from './zone-time.ts';

type Asking = 'correct' | 'dispute' | 'end';

/** What can be said about a version. All of it can be undone: what is displaced stays in the recorded past. */
export function FactActions({ fact, onWritten }: { readonly fact: FactVersion; readonly onWritten: (id: number) => void }) {
  const t = useWords(factsWords);
  const [asking, setAsking] = useState<Asking | null>(null);
  const believed = fact.superseded_at === null;
  const retract = useAct('memory.retract-fact', { says: () => t.retracted, undo: (done) => call('memory.restore-fact', { fact_id: done.fact_id }) });
  const restore = useAct('memory.restore-fact', { says: () => t.restored, onDone: (done) => onWritten(done.fact_id) });
  return (
    <div className="flex flex-wrap gap-2">
      {believed && <Button size="sm" onClick={() => setAsking('correct')}>{t.correct}</Button>}
      {believed && !fact.multi && <Button size="sm" onClick={() => setAsking('dispute')}>{t.dispute}</Button>}
      {believed && fact.status !== 'ended' && <Button size="sm" onClick={() => setAsking('end')}>{t.end}</Button>}
      {(!believed || fact.status === 'disputed') && <Button size="sm" busy={restore.isPending} onClick={() => restore.run({ fact_id: fact.fact_id })}>{t.restore}</Button>}
      {believed && <Button size="sm" look="danger" busy={retract.isPending} onClick={() => retract.run({ fact_id: fact.fact_id })}>{t.retract}</Button>}
      {asking && <Ask asking={asking} fact={fact} onClose={() => setAsking(null)} onWritten={onWritten} />}
    </div>
  );
}

function Ask({ asking, fact, onClose, onWritten }: { readonly asking: Asking; readonly fact: FactVersion; readonly onClose: () => void; readonly onWritten: (id: number) => void }) {
  const t = useWords(factsWords);
  const zone = useZone();
  const [content, setContent] = useState(asking === 'correct' ? fact.content : '');
  const [day, setDay] = useState(asking === 'end' ? dayIn(Date.now(), zone) : fact.valid_from ? dayIn(fact.valid_from, zone) : '');
  const done = { quiet: true, onDone: (answer: { fact_id: number }) => { onWritten(answer.fact_id); onClose(); } };
  const back = (of: { fact_id: number }) => call('memory.restore-fact', { fact_id: of.fact_id });
  const correct = useAct('memory.record-fact', { ...done, says: () => t.corrected, undo: () => back(fact) });
  const dispute = useAct('memory.dispute-fact', { ...done, says: () => t.disputed, undo: (answer) => call('memory.retract-fact', { fact_id: answer.fact_id }) });
  const end = useAct('memory.end-fact', { ...done, says: () => t.ended, undo: () => back(fact) });
  const act = { correct, dispute, end }[asking];
  const at = day === '' ? null : startOfDayIn(day, zone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (asking === 'correct') correct.run({ ...seriesOf(fact), content, valid_from: at, valid_to: fact.valid_to, multi: fact.multi || undefined, source_event_ids: [...fact.source_event_ids] });
    else if (asking === 'dispute') dispute.run({ fact_id: fact.fact_id, content });
    else end.run({ fact_id: fact.fact_id, ...(at !== null && { at }) });
  };
  const [title, about] = { correct: [t.correct, t.correctAbout], dispute: [t.dispute, t.disputeAbout], end: [t.end, t.endAbout] }[asking] as [string, string];
  return (
    <Dialog open onClose={onClose} title={title} description={about} footer={<><Button onClick={onClose}>{t.cancel}</Button><Button look="primary" type="submit" form="fact-ask" busy={act.isPending} disabled={asking !== 'end' && content.trim() === ''}>{t.save}</Button></>}>
      <form id="fact-ask" onSubmit={submit} className="grid gap-3">
        {asking !== 'end' && <Field label={asking === 'correct' ? t.instead : t.other} error={act.error?.about('content') ?? (act.error && act.error.errors.length === 0 ? act.error.message : undefined)}><TextArea autoFocus required value={content} onChange={(event) => setContent(event.target.value)} /></Field>}
        {asking === 'correct' && <Field label={t.validFrom} error={act.error?.about('valid_from') ?? act.error?.about('valid_to')}><Input type="date" value={day} onChange={(event) => setDay(event.target.value)} /></Field>}
        {asking === 'end' && <Field label={t.endDay} error={act.error?.message}><Input type="date" autoFocus value={day} onChange={(event) => setDay(event.target.value)} /></Field>}
      </form>
    </Dialog>
  );
}
