import { useApi } from '../api/index.ts';
import { Button, Dialog, Loaded } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { detailWords } from './detail.words.ts';
import { type PlanEditor, sayEdit } from './use-plan-editor.ts';

/** Somebody was quicker: says what they changed and what one did oneself, and asks what is to stand. */
export function ConflictDialog({ editor, conflict }: { readonly editor: PlanEditor; readonly conflict: NonNullable<PlanEditor['conflict']> }) {
  const t = useWords(detailWords);
  const { base } = editor;
  const newer = base.version > conflict.version;
  const diff = useApi('planner.diff', { id: base.plan_id, from: conflict.version, to: base.version }, { enabled: newer });
  return (
    <Dialog open onClose={() => editor.settle(false)} title={t.conflict.title} description={newer ? t.conflict.text(conflict.version, base.version) : t.conflict.reading}
      footer={<><Button onClick={() => editor.settle(false)} disabled={!newer}>{t.conflict.drop}</Button><Button look="primary" onClick={() => editor.settle(true)} disabled={!newer}>{t.conflict.onTop}</Button></>}>
      <div className="grid gap-4">
        <Loaded of={diff}>{({ text }) => <ul className="grid list-disc gap-1 pl-5">{text.map((one) => <li key={one}>{one}</li>)}</ul>}</Loaded>
        <div><h3 className="mb-1 text-base">{t.conflict.yours}</h3><ul className="grid list-disc gap-1 pl-5 text-ink-2">{conflict.edits.map((one, at) => <li key={at}>{sayEdit(one, base.sop.steps, t.edits)}</li>)}</ul></div>
      </div>
    </Dialog>
  );
}
