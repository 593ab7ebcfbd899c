import { MessageCircleQuestion } from 'lucide-react';
import { type Output, useAct } from '../api/index.ts';
import { Button } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { Matter } from './matter.tsx';
import { todayWords } from './today.words.ts';

/** What a block means that somebody deleted elsewhere. */
export function Question({ question }: { readonly question: Output<'calendars.questions'>['items'][number] }) {
  const t = useWords(todayWords);
  const answer = useAct('calendars.answer', {
    says: () => t.risk.answered, invalidates: ['tasks.today'],
    optimistic: ({ id }, cache) => cache.update('calendars.questions', (page) => ({ ...page, items: page.items.filter((one) => one.question_id !== id) })),
  });
  return (
    <Matter icon={<MessageCircleQuestion />} tone="info" title={t.risk.question} actions={question.choices.map((choice) => <Button key={choice} size="sm" look={choice === 'reschedule' ? 'plain' : 'quiet'} onClick={() => answer.run({ id: question.question_id, answer: choice })}>{t.risk.answers[choice]}</Button>)}>
      <p>{question.text}</p>
    </Matter>
  );
}
