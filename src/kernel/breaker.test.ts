import { describe, expect, it } from 'vitest';
import { BreakerOpen, createBreaker } from './breaker.ts';
import { fixedClock } from './clock.ts';

describe('a breaker', () => {
  const setUp = () => {
    const clock = fixedClock('2026-01-01T00:00:00Z');
    const breaker = createBreaker({ clock });
    let calls = 0;
    const fail = () => breaker.run(async () => { calls++; throw new Error('down'); }).catch((e: Error) => e.name);
    return { clock, breaker, fail, calls: () => calls };
  };

  it('opens after three failures in a row and lets one probe through after 30 s', async () => {
    const { clock, breaker, fail, calls } = setUp();
    for (let i = 0; i < 3; i++) expect(await fail()).toBe('Error');
    expect(await fail()).toBe('BreakerOpen');
    expect([breaker.state, calls()]).toEqual(['open', 3]);
    clock.advance(30_000);
    expect(breaker.state).toBe('half-open');
    // Of several at once only one is the probe.
    expect((await Promise.all([fail(), fail(), fail()])).sort()).toEqual(['BreakerOpen', 'BreakerOpen', 'Error']);
    expect([breaker.state, calls()]).toEqual(['open', 4]);
    clock.advance(30_000);
    expect(await breaker.run(async () => 'back')).toBe('back');
    expect(breaker.state).toBe('closed');
  });

  it('counts only what is the other side’s fault', async () => {
    const { breaker } = setUp();
    for (let i = 0; i < 5; i++) await breaker.run(async () => { throw new Error('refused'); }, () => false).catch(() => {});
    expect(breaker.state).toBe('closed');
    await expect(breaker.run(async () => { throw new BreakerOpen('inner'); }, () => false)).rejects.toThrow('inner');
  });
});
