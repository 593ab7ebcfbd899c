import { useNavigate, useRouter } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { Brain, NotebookPen, SquareCheck, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApi } from '../api/index.ts';
import { plainLine } from '../ui/prose-parts.ts';
import { useWords } from '../words/index.ts';
import { appWords } from './app.words.ts';
import { paletteWords } from './palette.words.ts';
import { noteRecent } from './recent.ts';

const MOST = 5;

interface Found { readonly key: string; readonly text: string; readonly icon: ReactNode; readonly href: string }

/** Tasks, plans, clients and memories that fit what is being written. They stand below the commands and are never filtered away: the server found them. */
export function PaletteFound({ text, className, itemClass, onChosen }: { readonly text: string; readonly className: string; readonly itemClass: string; readonly onChosen: () => void }) {
  const t = useWords(appWords);
  const words = useWords(paletteWords);
  const router = useRouter();
  const navigate = useNavigate();
  const tasks = useApi('tasks.list', { q: text, limit: MOST }, { keep: true });
  const plans = useApi('planner.list', { q: text, limit: MOST }, { keep: true });
  const clients = useApi('clients.list', { limit: 200 });
  const memories = useApi('memory.recall', { query: text, k: MOST }, { keep: true });
  const wanted = text.toLocaleLowerCase();
  const found: readonly Found[] = [
    ...(tasks.data?.items ?? []).map((one): Found => ({ key: `task ${one.task_id}`, text: one.title, icon: <SquareCheck />, href: `/tasks?task=${one.task_id}` })),
    ...(plans.data?.items ?? []).map((one): Found => ({ key: `plan ${one.plan_id}`, text: one.intent, icon: <NotebookPen />, href: `/plan/${one.plan_id}` })),
    ...(clients.data?.items ?? []).filter((one) => `${one.full_name ?? ''} ${one.user_id}`.toLocaleLowerCase().includes(wanted)).slice(0, MOST).map((one): Found => ({ key: `client ${one.client_id}`, text: one.full_name ?? one.user_id, icon: <UserRound />, href: `/memory?client=${one.client_id}` })),
    ...(memories.data?.results ?? []).map((one): Found => ({ key: `${one.kind} ${one.id}`, text: plainLine(one.content), icon: <Brain />, href: `/memory?q=${encodeURIComponent(text)}&open=${one.kind}-${one.id}` })),
  ];
  const item = (key: string, icon: ReactNode, shown: string, run: () => void): ReactNode => <Command.Item key={key} value={key} forceMount onSelect={() => { onChosen(); run(); }} className={itemClass}><span aria-hidden className="grid size-4 shrink-0 place-items-center text-ink-3 [&>svg]:size-4">{icon}</span><span className="truncate">{shown}</span></Command.Item>;
  const done = tasks.isSuccess && plans.isSuccess && memories.isSuccess;
  return (
    <>
      {found.length === 0 && done && <div role="presentation" className="px-2 py-3 text-ink-2">{t.noResults}</div>}
      {found.length > 0 && <Command.Group heading={t.results} forceMount className={className}>{found.map((one) => item(one.key, one.icon, one.text, () => { noteRecent({ href: one.href, text: one.text }); router.history.push(one.href); }))}</Command.Group>}
      <Command.Group heading={t.actions} forceMount className={className}>
        {item('plan this', <NotebookPen />, words.planThis(text), () => { void navigate({ to: '/plan', search: { intent: text } }); })}
        {item('search this', <Brain />, words.rememberSearch(text), () => { void navigate({ to: '/memory', search: { q: text } }); })}
      </Command.Group>
    </>
  );
}
