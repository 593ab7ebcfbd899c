import { call, useAct } from '../api/index.ts';
import { Button, Dialog } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import type { Span } from './days.ts';
import { SpanForm } from './span-form.tsx';
import { weekWords } from './week.words.ts';

/** Keeps a time free of work. */
export function BusyDialog({ span, zone, onClose }: { readonly span: Span; readonly zone: string; readonly onClose: () => void }) {
  const t = useWords(weekWords);
  const add = useAct('scheduler.create_event', { quiet: true, says: (event) => t.busyAdded(event.title), undo: (event) => call('scheduler.delete_event', { id: event.event_id }), onDone: onClose });
  return (
    <Dialog open onClose={onClose} title={t.busyTitle} description={t.busyAbout}>
      <SpanForm span={span} zone={zone} title="" action={t.save} busy={add.isPending} error={add.error?.message} onSave={({ start, end }, title) => add.run({ title: title || t.busyTitle, start: new Date(start).toISOString(), end: new Date(end).toISOString() })}>
        <Button look="quiet" onClick={onClose}>{t.cancel}</Button>
      </SpanForm>
    </Dialog>
  );
}
