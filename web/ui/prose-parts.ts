export interface Span { readonly text: string; readonly look: 'plain' | 'strong' | 'em' | 'code' }
export type Block = { readonly kind: 'heading'; readonly spans: readonly Span[] } | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Span[])[] } | { readonly kind: 'text'; readonly spans: readonly Span[] };

/** What stands between marks in a line: strong, emphasis, code. Links are left as their text: nothing that a model wrote leads anywhere. */
export function spansOf(line: string): Span[] {
  const out: Span[] = [];
  const rest = line.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1');
  for (const part of rest.split(/(\*\*[^*]+\*\*|`[^`]+`|\*[^*\s][^*]*\*|(?<!\w)_[^_\s][^_]*_(?!\w))/)) {
    if (part === '') continue;
    const look = /^\*\*.+\*\*$/.test(part) ? 'strong' : /^`.+`$/.test(part) ? 'code' : /^[*_].+[*_]$/.test(part) && part.length > 2 ? 'em' : 'plain';
    out.push({ look, text: look === 'plain' ? part : look === 'strong' ? part.slice(2, -2) : part.slice(1, -1) });
  }
  return out;
}

/** Headings, lists and paragraphs: as much Markdown as is written about a day. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let items: Span[][] = [], ordered = false, words: string[] = [];
  const flush = (): void => {
    if (items.length > 0) blocks.push({ kind: 'list', ordered, items });
    if (words.length > 0) blocks.push({ kind: 'text', spans: spansOf(words.join(' ')) });
    items = []; words = [];
  };
  for (const raw of markdown.split('\n')) {
    const line = raw.trim();
    const bullet = /^(?:[-*+]|(\d+)[.)])\s+(.*)$/.exec(line);
    const heading = /^#{1,6}\s+(.*)$/.exec(line);
    if (bullet) {
      const numbered = bullet[1] !== undefined;
      if (words.length > 0 || (items.length > 0 && numbered !== ordered)) flush();
      ordered = numbered;
      items.push(spansOf(bullet[2] ?? ''));
    } else if (heading) { flush(); blocks.push({ kind: 'heading', spans: spansOf(heading[1] ?? '') }); } else if (line === '') flush();
    else { if (items.length > 0) flush(); words.push(line); }
  }
  flush();
  return blocks;
}

const said = (spans: readonly Span[]): string => spans.map((span) => span.text).join('');
/** A whole text as one line without marks, for lists. Parts follow each other, each ended like a sentence; a text of one piece stays as it was written. */
export function plainLine(markdown: string): string {
  const blocks = blocksOf(markdown);
  const ended = (text: string, mark: string): string => (blocks.length === 1 || /[.!?:;…]$/.test(text) ? text : text + mark);
  return blocks.map((block) => (block.kind === 'list' ? ended(block.items.map((item) => said(item).replace(/[.;]$/, '')).join('; '), '.') : ended(said(block.spans), block.kind === 'heading' ? ':' : '.'))).join(' ');
}
