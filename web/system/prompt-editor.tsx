import { memo, type Ref, useMemo } from 'react';
import { cx } from '../ui/index.ts';
import { type PieceKind, piecesOf } from './highlight.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Names that something fills in. */
  readonly known: ReadonlySet<string>;
  readonly describedBy?: string;
  readonly area?: Ref<HTMLTextAreaElement>;
}

const COLOURS: Record<PieceKind, string> = { text: '', variable: 'rounded-sm bg-accent-soft text-accent-text', unknown: 'rounded-sm bg-warn-soft text-warn underline decoration-wavy decoration-1 underline-offset-2', tag: 'text-info', heading: 'text-hue-4', mark: 'text-ink-3' };
/** Both layers set their text alike, so that every letter lies on its twin. */
const TYPE = 'py-3 pr-4 pl-12 font-mono text-sm leading-6 whitespace-pre-wrap [overflow-wrap:anywhere] [tab-size:2] pointer-coarse:text-lg pointer-coarse:leading-7';

/**
 * A text with colours and line numbers: a plain field, whose letters are clear as glass, over a coloured copy of them. The field is the browser's own:
 * undo, spelling, dictation, screen readers and phones work as everywhere, and Tab leads out of it.
 */
export function PromptEditor({ label, value, onChange, known, describedBy, area }: Props) {
  const lines = useMemo(() => value.split('\n'), [value]);
  return (
    <div className="relative grid max-h-[70dvh] min-h-72 overflow-y-auto overscroll-contain rounded-md border border-line-strong/60 bg-surface focus-within:border-ring focus-within:outline-1 focus-within:-outline-offset-1 focus-within:outline-ring">
      <div aria-hidden className={cx(TYPE, 'pointer-events-none col-start-1 row-start-1 [counter-reset:line]')}>{lines.map((line, n) => <Line key={n} line={line} known={known} />)}</div>
      <textarea ref={area} aria-label={label} aria-describedby={describedBy} value={value} onChange={(event) => onChange(event.target.value)} spellCheck={false} autoComplete="off" autoCapitalize="off" maxLength={50_000}
        className={cx(TYPE, 'col-start-1 row-start-1 h-full w-full resize-none overflow-hidden bg-transparent text-transparent caret-ink outline-none')} />
    </div>
  );
}

const Line = memo(({ line, known }: { readonly line: string; readonly known: ReadonlySet<string> }) => (
  <div className="relative min-h-6 [counter-increment:line] before:absolute before:-left-12 before:w-9 before:text-right before:text-xs before:leading-6 before:text-ink-3/80 before:content-[counter(line)] pointer-coarse:min-h-7">
    {piecesOf(line, known).map(({ kind, text }, n) => <span key={n} className={COLOURS[kind]}>{text}</span>)}
  </div>
));
