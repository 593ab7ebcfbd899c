import { CloudOff } from 'lucide-react';
import { useConnection } from '../live/index.ts';
import { cx, Tooltip } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { appWords } from './app.words.ts';

const COLOURS = { live: 'bg-accent', connecting: 'bg-line-strong', lost: 'bg-bad', refused: 'bg-line-strong' } as const;

/** Whether what one sees is what is. */
export function ConnectionMark() {
  const t = useWords(appWords);
  const state = useConnection();
  return <Tooltip text={t.connection[state]} side="top"><button type="button" aria-label={t.connection[state]} className="touch grid size-7 place-items-center rounded-md"><span className={cx('size-2 rounded-full', COLOURS[state])} /></button></Tooltip>;
}

/** While the server is away: one line over the page, which goes by itself. */
export function OfflineBanner() {
  const t = useWords(appWords);
  const state = useConnection();
  return <div role="status">{state === 'lost' && <p className="flex items-center gap-2 border-b bg-warn-soft px-4 py-2 text-sm font-medium text-warn"><CloudOff aria-hidden className="size-4 shrink-0" />{t.offline}</p>}</div>;
}
