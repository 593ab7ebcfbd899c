import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { call, useAct } from '../api/index.ts';
import { onSession } from '../api/session.ts';
import { announce, Button } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { isVisiting, leaveSample } from './sample-visit.ts';
import { welcomeWords } from './welcome.words.ts';

/** Over every page of the sample: that it is one, and the ways out of it. */
export function SampleBar() {
  const visiting = useSyncExternalStore(onSession, isVisiting);
  return visiting ? <Bar /> : null;
}

function Bar() {
  const t = useWords(welcomeWords);
  const client = useQueryClient();
  const navigate = useNavigate();
  const home = async (): Promise<void> => {
    leaveSample(client);
    const { needed } = await call('welcome.read', {}).catch(() => ({ needed: false }));
    void navigate({ to: needed ? '/welcome' : '/today' });
  };
  const remove = useAct('sample.remove', { onDone: () => { announce({ text: t.sample.removed }); void home(); } });
  return (
    <aside aria-label={t.sample.title} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b bg-info-soft px-4 py-1.5 text-sm text-info sm:px-8">
      <p className="min-w-0 flex-1 basis-48 max-sm:basis-full"><span className="font-medium">{t.sample.title}</span> <span className="max-sm:sr-only">{t.sample.about}</span></p>
      <Button size="sm" onClick={() => { void home(); }}>{t.sample.leave}</Button>
      <Button size="sm" look="danger" busy={remove.isPending} onClick={() => remove.run({})}>{t.sample.remove}</Button>
    </aside>
  );
}
