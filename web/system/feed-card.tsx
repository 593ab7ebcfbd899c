import { useState } from 'react';
import { useAct, useApi } from '../api/index.ts';
import { Button, Card, Dialog, Loaded, Skeleton } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { calendarWords } from './calendars.words.ts';
import { CopyButton } from './copy-button.tsx';

/** The schedule's own address for other calendars. */
export function FeedCard() {
  const t = useWords(calendarWords);
  const [asking, setAsking] = useState(false);
  const preferences = useApi('scheduler.preferences', {});
  const rotate = useAct('calendar.rotate-feed', { says: () => t.rotated, invalidates: ['scheduler.preferences'], onDone: () => setAsking(false) });
  return (
    <Card title={t.feed} actions={<Button size="sm" look="quiet" onClick={() => setAsking(true)}>{t.newAddress}</Button>}>
      <p className="mb-3 text-sm text-ink-2">{t.feedAbout}</p>
      <Loaded of={preferences} loading={<Skeleton className="h-8" />}>
        {({ feed_url: address }) => <div className="flex flex-wrap items-center gap-2"><code className="min-w-0 flex-1 basis-64 rounded-md border bg-sunken px-2.5 py-1.5 font-mono text-xs break-all select-all">{address}</code><CopyButton text={address} /></div>}
      </Loaded>
      {asking && <Dialog open onClose={() => setAsking(false)} size="sm" title={t.rotateTitle} footer={<><Button autoFocus onClick={() => setAsking(false)}>{t.cancel}</Button><Button look="danger" busy={rotate.isPending} onClick={() => rotate.run({})}>{t.newAddress}</Button></>}><p className="text-ink-2">{t.rotateAbout}</p></Dialog>}
    </Card>
  );
}
