import { describe, expect, it } from 'vitest';
import { hoursFrom } from '../words/hours-text.ts';
import { readKey, seenOf, treeOf } from './business-tree.ts';
import { patternOf, ruleOf } from './rule-text.ts';
import { draftOf, faultOf, linesOf, moved, newStep, stepsFrom, withHours, without } from './step-edits.ts';

const step = (id: string, depends_on: string[] = []) => ({ id, title: id.toUpperCase(), description: '', hours: 2, hours_low: 1, hours_high: 4, billable: false, depends_on, tags: [], due: null });

describe('the hierarchy', () => {
  const tree = treeOf({ venture: [{ venture_id: 2, name: 'B' }, { venture_id: 1, name: 'A' }], offer: [{ offer_id: 5, name: 'O', venture_id: 1 }], project: [{ project_id: 7, name: 'P', engagement_id: 99 }], engagement: [] });
  it('hangs things below what they belong to; what belongs to nothing that is there stands at the top', () => {
    expect(tree.map((node) => [node.key, node.children.map((child) => child.key)])).toEqual([['venture:1', ['offer:5']], ['venture:2', []], ['project:7', []]]);
  });
  it('shows nothing below what is folded', () => {
    expect(seenOf(tree, new Set()).map((one) => `${one.level} ${one.node.key}`)).toEqual(['1 venture:1', '2 offer:5', '1 venture:2', '1 project:7']);
    expect(seenOf(tree, new Set(['venture:1'])).map((one) => one.node.key)).not.toContain('offer:5');
  });
  it('reads what stands in the address, and nothing else', () => {
    expect(readKey('venture:3')).toEqual({ kind: 'venture', id: 3 });
    expect(readKey('new:offer')).toEqual({ kind: 'offer', id: null });
    expect([readKey('castle:1'), readKey('venture:x'), readKey(undefined)]).toEqual([null, null, null]);
  });
});

describe('steps under the pen', () => {
  it('takes ranges along with new hours, and waits on past what is gone', () => {
    expect(withHours(draftOf(step('a')), '3')).toMatchObject({ hours: '3', low: '1.5', high: '6' });
    expect(withHours(draftOf(step('a')), 'x')).toMatchObject({ hours: 'x', low: '1' });
    const [a, b, c] = [draftOf(step('a')), draftOf(step('b', ['a'])), draftOf(step('c', ['b']))];
    expect(without([a, b, c], 'b').map((one) => one.depends_on)).toEqual([[], ['a']]);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  });
  it('names a new step by itself, and says what is wrong with one', () => {
    const made = newStep([draftOf(step('s2'))]);
    expect(made).toMatchObject({ id: 's3', depends_on: ['s2'] });
    expect([faultOf(made), faultOf({ ...made, title: 'T', hours: 'two' }), faultOf({ ...made, title: 'T', hours: '1,5' })]).toEqual(['noTitle', 'badHours', null]);
    expect(stepsFrom([{ ...made, title: ' T ', hours: '1,5' }])[0]).toMatchObject({ title: 'T', hours: 1.5 });
    expect(stepsFrom([made])[0]).not.toHaveProperty('hours_low');
  });
  it('writes a version as lines that can be compared', () => {
    expect(linesOf({ name: 'N', description: null, steps: [step('a'), step('b', ['a'])] as never }).split('\n').filter((line) => /after|^\d+\. /.test(line))).toEqual(['1. A', '2. B', '   after: A']);
  });
});

describe('rules and hours as people write them', () => {
  it('reads a rule into the form and back; what says more is left alone', () => {
    for (const rule of ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR', 'FREQ=DAILY', 'FREQ=MONTHLY;BYMONTHDAY=8']) expect(ruleOf(patternOf(rule) as never)).toBe(rule);
    expect([patternOf('FREQ=WEEKLY;BYDAY=MO;COUNT=4'), patternOf('FREQ=MONTHLY;BYDAY=-1FR'), patternOf('FREQ=YEARLY')]).toEqual([null, null, null]);
  });
  it('understands hours', () => {
    expect(['1.5', '1,5', '2h', '90m', '1h 30m', '1:30', ''].map(hoursFrom)).toEqual([1.5, 1.5, 2, 1.5, 1.5, 1.5, null]);
    expect([hoursFrom('soon'), hoursFrom('-1'), hoursFrom('99999')]).toEqual([undefined, undefined, undefined]);
  });
});
