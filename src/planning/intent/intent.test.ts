import { describe, expect, it } from 'vitest';
import { joined, scaledTo } from '../compose-steps.ts';
import { outlineOf } from '../outline.ts';
import { OUTLINE_KINDS } from './kind-of.ts';
import { readIntent } from './read-intent.ts';
import { bareOf, weeksIn } from './said-hours.ts';
import { wishesIn } from './wishes.ts';

describe('a wish', () => {
  it.each([
    ['Write unit tests for the billing module', 'en', 'write', 'test', 'unit tests for the billing module'], ['I need to renew my passport', 'en', 'renew', 'passport', 'my passport'], ['Get the car fixed', 'en', 'fix', 'car', 'the car'], ['Draft of the statement', 'en', 'write', 'statement', 'of the statement'],
    ['Angebot für Müller schreiben', 'de', 'write', 'angebot', 'Angebot für Müller'], ['Préparer la proposition commerciale pour Dupont', 'fr', 'prepare', 'proposition', 'la proposition commerciale pour Dupont'], ['Renovar el carnet de conducir', 'es', 'renew', 'carnet', 'el carnet de conducir'],
    ['Zymurgy experiments', 'en', null, 'experiment', 'Zymurgy experiments'], ['Onboard Acme Mill', 'en', 'onboard', null, 'Acme Mill'],
  ])('%s: language, action, what it is about and the object', (text, language, action, head, object) => {
    expect(readIntent(text)).toMatchObject({ language, action, head, object });
  });
  it('is about its thing, not about what that is for', () => {
    expect(readIntent('Write a post about invoices and publish it')).toMatchObject({ core: ['post'], around: ['invoice', 'publish'] });
    expect(readIntent('Send the Acme invoice to Ann')).toMatchObject({ core: ['invoice'] });
  });
});

describe('hours and dates in an intent', () => {
  it.each([
    ['write the report, 6h', 'write the report', 6], ['write the report (2 hours) by Friday', 'write the report', 2], ['Bericht schreiben, 3 Std bis zum 12.3.', 'Bericht schreiben', 3], ['call Ann 45 min', 'call Ann', 0.75], ['review it in 1h30', 'review it', 1.5], ['review 2-4 hours', 'review', 3],
    ['practise 3 hours a week', 'practise 3 hours a week', null], ['Release version 3.2', 'Release version 3.2', null], ['Plan May', 'Plan May', null],
  ])('%s', (said, text, hours) => expect(bareOf(said)).toEqual({ text, hours }));
  it.each([['Learn it in 8 weeks', 8], ['over three months', 12], ['Spanisch lernen', null]])('%s goes on for %s weeks', (said, weeks) => expect(weeksIn(said)).toBe(weeks));
});

describe('wishes', () => {
  it.each([
    ['Fix the login bug and write the release notes', ['Fix the login bug', 'write the release notes'], false], ['Write the brief, then book the studio', ['Write the brief', 'book the studio'], true], ['1. Buy paint\n2. Paint the fence', ['Buy paint', 'Paint the fence'], true],
    ['- call Ann\n- pay rent', ['call Ann', 'pay rent'], false], ['Bad putzen und Kuchen backen', ['Bad putzen', 'Kuchen backen'], false], ['Call Ann. Pay the rent.', ['Call Ann', 'Pay the rent'], false],
  ])('are several in %j', (said, wishes, inTurn) => expect(wishesIn(said)).toEqual({ wishes, inTurn }));
  it.each(['Write a blog post and publish it', 'Buy milk, eggs and bread', 'Find and recruit an assistant', 'The site is down, handle the incident', 'Onboard Acme. They want it fast.', 'Review my week and plan the next one', 'Brick making. By hand, 100% clay'])('are one in "%s"', (said) => expect(wishesIn(said).wishes).toEqual([said]));
});

describe('outlines', () => {
  it('have sound steps for every kind, in every language', () => {
    const seen = new Set<string>();
    for (const wish of ['Call Ann', 'Write a letter', 'Prepare the meeting', 'Organise a party', 'Plan a trip', 'Plan next quarter', 'Improve sleep', 'Learn chess', 'Read a book', 'Fix the login page', 'Fix the tap', 'Build an app', 'Paint the door', 'Test the app', 'Move house', 'Move the archive', 'Choose a bank', 'Sell the car', 'Decide on a name', 'Negotiate the rent', 'Research grants', 'Translate the book', 'Redesign the logo', 'Sort the photos', 'Renew the visa', 'Film the concert', 'Follow up with Ann', 'Proofread the thesis', 'Install the printer', 'Zymurgy',
      'Ann anrufen', 'Brief schreiben', 'Schach lernen', 'Keller aufräumen', 'Visum verlängern', 'Appeler Ann', 'Rédiger une lettre', 'Apprendre le piano', 'Llamar a Ana', 'Escribir una carta', 'Traducir el libro']) {
      const { kind, steps } = outlineOf(wish);
      seen.add(kind);
      const ids = new Set(steps.map((s) => s.id));
      for (const s of steps) expect(s.hours_low <= s.hours && s.hours <= s.hours_high && s.depends_on.every((id) => ids.has(id) && id !== s.id) && s.title.length > 3 && !/[{}]/.test(s.title), `${wish}: ${s.title}`).toBe(true);
    }
    expect([...seen].sort()).toEqual([...OUTLINE_KINDS].sort());
  });
  it('are in the language of the wish, whole', () => {
    expect(outlineOf('Einen Brief an die Hausverwaltung schreiben').steps.map((s) => s.title)).toContain('Einen Brief an die Hausverwaltung: Entwurf');
    expect(outlineOf('Einen Brief schreiben').steps.every((s) => s.description === '')).toBe(true);
  });
  it('are larger for larger things', () => {
    const hours = (wish: string): number => outlineOf(wish).steps.reduce((sum, s) => sum + s.hours, 0);
    expect(hours('Write a thesis')).toBeGreaterThan(2 * hours('Write a letter'));
  });
});

describe('steps', () => {
  const { steps } = outlineOf('Write the report');
  it('share hours to the hundredth, with their ranges', () => {
    const scaled = scaledTo(steps, 7);
    expect(scaled.reduce((sum, s) => sum + Math.round(s.hours * 100), 0)).toBe(700);
    expect(scaled.every((s) => s.hours_low <= s.hours && s.hours <= s.hours_high)).toBe(true);
  });
  it('of wishes in turn wait for the end of the one before', () => {
    const both = joined([steps, steps], true);
    expect(both.find((s) => s.id === 'w2s1')?.depends_on).toEqual(['s5']);
    expect(joined([steps, steps], false).find((s) => s.id === 'w2s1')?.depends_on).toEqual([]);
    expect(new Set(both.map((s) => s.id)).size).toBe(10);
  });
});
