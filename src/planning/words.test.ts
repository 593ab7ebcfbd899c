import { describe, expect, it } from 'vitest';
import type { StepJson } from '../work/index.ts';
import { deadlineIn } from './deadline-words.ts';
import { learnHours } from './estimates.ts';
import { fillVariables, nameIn } from './fill-variables.ts';
import { titleOf } from './make-plan.ts';
import { matchWorkflows, type PastIntent } from './match-workflow.ts';
import { diffPlans } from './plan-diff.ts';

const zone = 'America/Los_Angeles';
const saturday = new Date('2026-11-21T18:00:00Z');
const step = (id: string, hours: number, more: Partial<StepJson> = {}): StepJson => ({ id, title: `Step ${id}`, description: '', hours, hours_low: hours * 0.8, hours_high: hours * 1.5, billable: false, depends_on: [], tags: [], due: null, ...more });
const terms = (text: string) => (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((w) => !['a', 'an', 'and', 'as', 'for', 'it', 'the'].includes(w)).map((w) => w.replace(/(ing|s)$/, ''));

describe('a deadline in words', () => {
  it.each([
    ['onboard Acme by the 12th', '2026-12-12'], ['by the 28th', '2026-11-28'], ['finish before Friday', '2026-11-27'], ['by next monday', '2026-11-23'], ['until tomorrow', '2026-11-22'],
    ['due 2026-12-24', '2026-12-24'], ['by March 3', '2027-03-03'], ['by 3rd of March', '2027-03-03'], ['by the end of the month', '2026-11-30'], ['by end of next month', '2026-12-31'], ['by end of week', '2026-11-27'], ['until end of year', '2026-12-31'],
    ['Angebot bis Freitag', '2026-11-27'], ['bis Ende März', '2027-03-31'], ['bis zum 12.3.', '2027-03-12'], ["l'offre avant le 15 décembre", '2026-12-15'], ['para el viernes', '2026-11-27'], ['antes del 3 de mayo', '2027-05-03'],
    ['by Christmas', '2026-12-25'], ['by end of Q1', '2027-03-31'], ['by EOM', '2026-11-30'], ['ready by the 12', '2026-12-12'], ['by 2020-01-01, else by Monday', '2026-11-23'],
  ])('%s is the end of %s', (intent, day) => {
    const found = deadlineIn(intent, saturday, zone);
    expect(found?.toLocaleDateString('en-CA', { timeZone: zone })).toBe(day);
    expect(found?.toLocaleTimeString('en-GB', { timeZone: zone })).toBe('23:59:59');
  });
  it('keeps the time that is said', () => expect(deadlineIn('send it by Tuesday 5pm', saturday, zone)?.toISOString()).toBe('2026-11-25T01:00:00.000Z'));
  it('counts from today', () => expect(deadlineIn('written by Ann, due in two weeks', saturday, zone)?.toISOString()).toBe('2026-12-06T07:59:59.000Z'));
  it.each(['onboard Acme', 'written by Ann', 'by 5 people', 'by 3/4', 'by the 45th', 'by 2026-02-30', 'by 2020-01-01'])('is not in "%s"', (intent) => expect(deadlineIn(intent, saturday, zone)).toBeNull());
});

describe('hours', () => {
  const runs = (...hours: number[]) => hours.map((actual) => ({ actual, estimated: 2 }));
  it('learn nothing from one outlier', () => expect(learnHours(step('a', 2), runs(20))).toMatchObject({ step: { hours: 2 }, source: 'workflow' }));
  it('are left alone when they are good', () => expect(learnHours(step('a', 2), runs(1.9, 2, 2.1, 2.1)).source).toBe('workflow'));
  it('move towards what happened, by the median and with caution', () => {
    const learned = learnHours(step('a', 2), runs(3, 3.2, 3.4, 30));
    expect(learned).toMatchObject({ source: 'learned', runs: 4, before: 2 });
    expect(learned.step.hours).toBeGreaterThan(2.5);
    expect(learned.step.hours).toBeLessThan(3.5);
    expect(learned.step.hours_low).toBeLessThanOrEqual(learned.step.hours);
    expect(learned.step.hours_high).toBeGreaterThanOrEqual(learned.step.hours);
  });
});

describe('workflows', () => {
  const workflow = (id: number, name: string, capability: string, titles: string[], origin: 'own' | 'starter' = 'starter') => ({ id, name, slug: name.toLowerCase().replaceAll(' ', '-'), capability, description: null, steps: titles.map((title) => ({ title, description: '' })), origin, service_blueprint_id: null });
  const library = [workflow(1, 'Client onboarding', 'delivery', ['Kickoff call', 'Collect access']), workflow(2, 'Invoice run', 'finance', ['Send invoices']), workflow(3, 'Content piece', 'marketing', ['Write the draft', 'Publish']), workflow(4, 'Acme Mill onboarding', 'delivery', ['Kickoff call'], 'own')];
  const best = (intent: string, past: readonly PastIntent[] = []) => matchWorkflows(intent, library, past, terms)[0]?.workflow.id;
  it('match by name before steps, rare words before common ones', () => {
    expect(best('Onboard Beta as a client')).toBe(1);
    expect(best('Onboard Acme Mill as a new client')).toBe(4);
    expect(best('send the invoices for May')).toBe(2);
    expect(best('write a blog post and publish it')).toBe(3);
  });
  it('match how their users named such work before', () => expect(best('welcome tour for Beta', [{ workflow_id: 1, intent: 'welcome tour for Gamma' }])).toBe(1));
  it('do not match what they are not about', () => expect(best('paint the garage green')).toBeUndefined());
  it('have their variables filled in', () => {
    expect(nameIn('Onboard Acme Labs as a new client')).toBe('Acme Labs');
    expect(nameIn('write a proposal for the Foundry by Friday')).toBe('Foundry');
    expect(nameIn('clean up the desk')).toBeNull();
    expect(fillVariables([step('a', 1, { title: '{{client}}: kickoff', description: 'With {{client}} about {{topic}}' })], { client: null })[0]).toMatchObject({ title: 'The client: kickoff', description: 'With the client about the topic' });
  });
  it('give titles', () => expect(titleOf('onboard Acme by the 12th. They want it fast.')).toBe('Onboard Acme by the 12th'));
});

describe('a diff', () => {
  it('says what changed, as data and in sentences', () => {
    const side = (steps: StepJson[], title = 'Plan') => ({ plan_title: title, deadline: null, sop: { schema: 1 as const, title, summary: '', steps, total_hours: steps.reduce((n, s) => n + s.hours, 0), total_hours_p80: 0 } });
    const { changes, text } = diffPlans(side([step('a', 1), step('b', 2)]), side([step('b', 3), step('c', 1)], 'Plan B'));
    expect(changes.map((c) => [c.kind, c.step_id, c.field])).toEqual([['plan', null, 'title'], ['removed', 'a', null], ['changed', 'b', 'hours'], ['changed', 'b', 'hours_low'], ['changed', 'b', 'hours_high'], ['added', 'c', null]]);
    expect(text).toContain('"Step b": hours from 2 to 3.');
    expect(diffPlans(side([step('a', 1)]), side([step('a', 1)])).text).toEqual([]);
    const [a, b] = [step('a', 1), step('b', 2)];
    expect(diffPlans(side([a, b, step('c', 1, { depends_on: ['a'] })]), side([a, b, step('c', 1, { depends_on: ['b'], title: 'Ship' })])).text).toEqual(['"Step c" is called "Ship" now.', '"Ship": waits for "Step b" now, and waits no longer for "Step a".']);
  });
});
