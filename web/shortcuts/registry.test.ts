import { describe, expect, it } from 'vitest';
import { createShortcuts, strokeOf } from './registry.ts';

const stroke = (key: string, held: Partial<Record<'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey', boolean>> = {}, mac = false): string => strokeOf({ key, metaKey: false, ctrlKey: false, altKey: false, shiftKey: false, ...held }, mac);

it('a stroke is written as in the list', () => {
  expect([stroke('c'), stroke('?', { shiftKey: true }), stroke('G', { shiftKey: true }), stroke('k', { ctrlKey: true }), stroke('k', { metaKey: true }, true), stroke('k', { ctrlKey: true }, true), stroke('ArrowUp', { altKey: true }), stroke('Enter', { shiftKey: true })])
    .toEqual(['c', '?', 'shift+g', 'mod+k', 'mod+k', 'other+k', 'alt+up', 'shift+enter']);
});

describe('shortcuts', () => {
  const make = () => {
    let now = 0;
    const ran: string[] = [];
    const shortcuts = createShortcuts(() => now);
    const add = (keys: string, name = keys, whileTyping = false) => shortcuts.register({ keys, label: name, group: 'x', whileTyping, run: () => ran.push(name) });
    return { shortcuts, ran, add, wait: (ms: number) => { now += ms; } };
  };
  it('of two keys want them one after the other, and soon', () => {
    const { shortcuts, ran, add, wait } = make();
    add('g t'); add('t');
    for (const key of ['g', 't']) shortcuts.press(key);
    shortcuts.press('g'); wait(2000); shortcuts.press('t');
    expect([ran, shortcuts.press('g'), shortcuts.press('q')]).toEqual([['g t', 't'], true, false]);
  });
  it('are silent while one types, but for those that say otherwise', () => {
    const { shortcuts, ran, add } = make();
    add('c'); add('mod+k', 'mod+k', true); add('mod+z');
    for (const key of ['c', 'mod+k', 'mod+z']) shortcuts.press(key, { typing: true });
    shortcuts.press('c', { single: false }); shortcuts.press('mod+z', { single: false });
    expect(ran).toEqual(['mod+k', 'mod+z']);
  });
  it('of the page go before those of the shell, as long as it is shown', () => {
    const { shortcuts, ran, add } = make();
    add('e', 'shell');
    const gone = add('e', 'page');
    shortcuts.press('e'); gone(); shortcuts.press('e');
    expect(ran).toEqual(['page', 'shell']);
  });
});
