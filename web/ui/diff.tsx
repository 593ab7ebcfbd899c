import { useMemo } from 'react';
import { useWords } from '../words/index.ts';
import { cx } from './cx.ts';
import { diffLines } from './diff-lines.ts';
import { uiWords } from './ui.words.ts';

/** What changed between two texts, line by line; long stretches that stayed are folded. */
export function Diff({ before, after, label }: { readonly before: string; readonly after: string; readonly label: string }) {
  const t = useWords(uiWords);
  const parts = useMemo(() => diffLines(before, after), [before, after]);
  if (parts.every((part) => part.kind === 'same')) return <p className="text-ink-2">{t.same}</p>;
  return (
    <div role="group" aria-label={label} tabIndex={0} className="overflow-x-auto rounded-md border bg-surface font-mono text-sm">
      {parts.flatMap((part, at) => part.kind === 'folded'
        ? [<div key={at} className="border-y bg-sunken px-3 py-0.5 text-xs text-ink-3">{t.unchanged(part.lines.length)}</div>]
        : part.lines.map((line, n) => {
          const Mark = part.kind === 'added' ? 'ins' : part.kind === 'removed' ? 'del' : 'span';
          return <Mark key={`${at}-${n}`} className={cx('flex gap-3 px-3 whitespace-pre-wrap no-underline', part.kind === 'added' && 'bg-good-soft text-good', part.kind === 'removed' && 'bg-bad-soft text-bad')}><span aria-hidden className="w-2 shrink-0 select-none">{part.kind === 'added' ? '+' : part.kind === 'removed' ? '−' : ''}</span><span className="min-w-0">{line || ' '}</span></Mark>;
        }))}
    </div>
  );
}
