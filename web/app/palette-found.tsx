import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { Brain, SquareCheck } from 'lucide-react';
import { useApi } from '../api/index.ts';
import { useWords } from '../words/index.ts';
import { appWords } from './app.words.ts';

const MOST = 5;

/** Tasks and memories that fit what is being written. They stand below the commands and are never filtered away: the server found them. */
export function PaletteFound({ text, className, itemClass, onChosen }: { readonly text: string; readonly className: string; readonly itemClass: string; readonly onChosen: () => void }) {
  const t = useWords(appWords);
  const navigate = useNavigate();
  const tasks = useApi('tasks.list', { q: text, limit: MOST }, { keep: true });
  const memories = useApi('memory.recall', { query: text, k: MOST }, { keep: true });
  const go = (run: () => void) => (): void => { onChosen(); run(); };
  return (
    <Command.Group heading={t.results} forceMount className={className}>
      {tasks.data?.items.map((task) => <Command.Item key={task.task_id} value={`task ${task.task_id}`} forceMount onSelect={go(() => { void navigate({ to: '/work', search: { task: task.task_id } as never }); })} className={itemClass}><SquareCheck aria-hidden className="size-4 text-ink-3" /><span className="truncate">{task.title}</span></Command.Item>)}
      {memories.data?.results.map((one) => <Command.Item key={`${one.kind}-${one.id}`} value={`${one.kind} ${one.id}`} forceMount onSelect={go(() => { void navigate({ to: '/memory', search: { q: text } as never }); })} className={itemClass}><Brain aria-hidden className="size-4 text-ink-3" /><span className="truncate">{one.content}</span></Command.Item>)}
    </Command.Group>
  );
}
