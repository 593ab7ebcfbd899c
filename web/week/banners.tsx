import { CalendarClock, MessageSquareQuote, CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { call, useAct, useApi } from '../api/index.ts';
import { Button } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import type { Runs } from './use-runs.ts';
import { weekWords } from './week.words.ts';

const MOST = 3;

/** What waits for a word of the calendar's owner: a repair, hours read from what was said, blocks that somebody deleted elsewhere. */
export function Banners({ runs, preview }: { readonly runs: Runs; readonly preview: number | undefined }) {
  const t = useWords(weekWords);
  const proposal = useApi('scheduler.runs', { status: 'preview', kind: 'repair', limit: 1 }).data?.items[0];
  const said = useApi('scheduler.constraints', { status: 'proposed', limit: MOST }).data?.items ?? [];
  const questions = useApi('calendars.questions', { open: true, limit: MOST }).data?.items ?? [];
  const accept = useAct('scheduler.accept_constraint', { says: () => t.accepted, undo: (one) => call('scheduler.dismiss_constraint', { id: one.constraint_id }) });
  const dismiss = useAct('scheduler.dismiss_constraint', { says: () => t.constraintDismissed, undo: (one) => call('scheduler.accept_constraint', { id: one.constraint_id }) });
  const answer = useAct('calendars.answer', { says: () => t.answered, invalidates: ['tasks.list', 'scheduler.calendar', 'scheduler.runs'] });
  const shown = proposal && proposal.run_id !== preview;
  if (!shown && said.length === 0 && questions.length === 0) return null;
  return (
    <div className="mb-3 grid gap-2">
      {shown && (
        <Banner icon={<CalendarClock />} text={t.proposal(proposal.moves.length)} {...(proposal.reason && { about: proposal.reason })}>
          <Button size="sm" onClick={() => runs.show(proposal.run_id)}>{t.look}</Button><Button size="sm" look="quiet" busy={runs.dismiss.isPending} onClick={() => runs.dismiss.run({ id: proposal.run_id })}>{t.dismiss}</Button>
        </Banner>
      )}
      {said.map((one) => (
        <Banner key={one.constraint_id} icon={<MessageSquareQuote />} text={one.summary} about={t.constraint(one.text)}>
          <Button size="sm" busy={accept.isPending && accept.variables.id === one.constraint_id} onClick={() => accept.run({ id: one.constraint_id })}>{t.accept}</Button><Button size="sm" look="quiet" onClick={() => dismiss.run({ id: one.constraint_id })}>{t.dismiss}</Button>
        </Banner>
      ))}
      {questions.map((one) => (
        <Banner key={one.question_id} icon={<CircleHelp />} text={one.text}>
          {one.choices.map((choice) => <Button key={choice} size="sm" busy={answer.isPending && answer.variables.id === one.question_id && answer.variables.answer === choice} onClick={() => answer.run({ id: one.question_id, answer: choice })}>{t.question[choice]}</Button>)}
        </Banner>
      ))}
    </div>
  );
}

const Banner = ({ icon, text, about, children }: { readonly icon: ReactNode; readonly text: string; readonly about?: string; readonly children: ReactNode }) => (
  <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border bg-surface px-3 py-2 shadow-card">
    <span aria-hidden className="text-accent-text [&>svg]:size-5">{icon}</span>
    <div className="min-w-48 flex-1"><p className="font-medium">{text}</p>{about && <p className="line-clamp-2 text-sm text-ink-2" title={about}>{about}</p>}</div>
    <div className="flex flex-wrap gap-2">{children}</div>
  </div>
);
