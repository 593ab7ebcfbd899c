import { describe, expect, it } from 'vitest';
import { blocksOf, plainLine, spansOf } from './prose-parts.ts';

describe('written text', () => {
  it('has headings, lists and paragraphs', () => {
    expect(blocksOf('## Done\n- one\n- two\n\n1. first\n\nA line\nthat goes on.').map((block) => (block.kind === 'list' ? `${block.ordered ? 'ol' : 'ul'} ${block.items.length}` : `${block.kind} ${block.spans.map((span) => span.text).join('')}`))).toEqual(['heading Done', 'ul 2', 'ol 1', 'text A line that goes on.']);
  });
  it('becomes one line for a list', () => {
    expect(plainLine('Two tasks finished.\n\n## Done\n- Clickable **prototype**\n- Receipts.\n\n## Open\n- 15 tasks open.')).toBe('Two tasks finished. Done: Clickable prototype; Receipts. Open: 15 tasks open.');
    expect([plainLine('Lee takes over'), plainLine('* one'), plainLine('a # b'), plainLine('')]).toEqual(['Lee takes over', 'one', 'a # b', '']);
  });
  it('keeps marks of weight and drops where links lead', () => {
    expect(spansOf('a **b** `c` *d* [e](https://example.test) snake_case_name')).toEqual([{ look: 'plain', text: 'a ' }, { look: 'strong', text: 'b' }, { look: 'plain', text: ' ' }, { look: 'code', text: 'c' }, { look: 'plain', text: ' ' }, { look: 'em', text: 'd' }, { look: 'plain', text: ' e snake_case_name' }]);
    expect(spansOf('<script>x</script>')).toEqual([{ look: 'plain', text: '<script>x</script>' }]);
  });
});
