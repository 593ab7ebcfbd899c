import { useWords } from '../words/index.ts';
import { memoryWords } from './memory.words.ts';
import type { Reason } from './reasons.ts';

/** Why a memory was found, in words, with a small bar for each way: how near it comes to the best of that way. */
export function ReasonBars({ reasons }: { readonly reasons: readonly Reason[] }) {
  const t = useWords(memoryWords);
  return (
    <span className="grid min-w-0 flex-1 gap-1">
      {reasons.map(({ arm, rank, share }) => (
        <span key={arm} className="grid grid-cols-[minmax(0,1fr)_3.5rem] items-center gap-2 text-xs text-ink-3">
          <span className="truncate md:text-right">{t.reason(armName(t.arms, arm), rank)}</span>
          <span aria-hidden className="h-1 overflow-hidden rounded-full bg-sunken"><span className="block h-full rounded-full bg-accent" style={{ width: `${Math.max(4, Math.round(share * 100))}%` }} /></span>
        </span>
      ))}
    </span>
  );
}

export const armName = (names: Readonly<Record<string, string>>, arm: string): string => names[arm] ?? arm;
