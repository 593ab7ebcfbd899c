import { useMemo } from 'react';
import { cx } from './cx.ts';
import { blocksOf, type Span } from './prose-parts.ts';

const Spans = ({ spans }: { readonly spans: readonly Span[] }) => spans.map(({ look, text }, at) => (look === 'strong' ? <strong key={at} className="font-semibold text-ink">{text}</strong> : look === 'em' ? <em key={at}>{text}</em> : look === 'code' ? <code key={at} className="rounded-sm bg-sunken px-1 font-mono text-sm">{text}</code> : text));

/** Text that a person or a model wrote in Markdown. Headings begin at the third level: the page and the card have their own. */
export function Prose({ text, className }: { readonly text: string; readonly className?: string }) {
  const blocks = useMemo(() => blocksOf(text), [text]);
  return (
    <div className={cx('grid max-w-prose gap-2.5 text-ink-2', className)}>
      {blocks.map((block, at) => {
        if (block.kind === 'heading') return <h3 key={at} className="mt-2 text-sm text-ink first:mt-0"><Spans spans={block.spans} /></h3>;
        if (block.kind === 'text') return <p key={at}><Spans spans={block.spans} /></p>;
        const List = block.ordered ? 'ol' : 'ul';
        return <List key={at} className={cx('grid gap-1 pl-5', block.ordered ? 'list-decimal' : 'list-disc marker:text-ink-3')}>{block.items.map((spans, n) => <li key={n}><Spans spans={spans} /></li>)}</List>;
      })}
    </div>
  );
}
