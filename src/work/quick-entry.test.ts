import { describe, expect, it } from 'vitest';
import { readQuickEntry } from './quick-entry.ts';

// Saturday, 21 November 2026, 08:00 in Los Angeles.
const now = new Date('2026-11-21T16:00:00Z');
const zone = 'America/Los_Angeles';
const read = (text: string, at = now, where = zone) => { const { title, fields } = readQuickEntry(text, at, where); return { title, ...fields }; };
const onDay = (day: string) => ({ defer_until: day, due_date: day });

describe('a line of quick entry', () => {
  it.each([
    ['Write proposal 3h by Friday #acme !high', { title: 'Write proposal', estimated_hours: 3, due_date: '2026-11-27', tags: ['acme'], priority: 'high' }],
    ['Call Ann tomorrow 15m @deep', { title: 'Call Ann', estimated_hours: 0.25, ...onDay('2026-11-22'), contexts: ['deep'] }],
    ['Taxes 2-4h due 2026-12-15 after #12 defer until Monday billable waiting for Bob', { title: 'Taxes', estimated_hours: 3, hours_low: 2, hours_high: 4, due_date: '2026-12-15', depends_on: [12], defer_until: '2026-11-23', billable: true, waiting_for: 'Bob' }],
    ['Lunch tomorrow 12:00-13:30', { title: 'Lunch', estimated_hours: 1.5, defer_until: '2026-11-22T12:00:00-08:00', due_date: '2026-11-22T13:30:00-08:00' }],
    ['Draft 2 to 4 hours by next Monday 5pm', { title: 'Draft', estimated_hours: 3, hours_low: 2, hours_high: 4, due_date: '2026-11-23T17:00:00-08:00' }],
    ['Close the books by end of next month 90 min', { title: 'Close the books', estimated_hours: 1.5, due_date: '2026-12-31' }],
    ['Call Bob 15:00', { title: 'Call Bob', defer_until: '2026-11-21T15:00:00-08:00', due_date: '2026-11-21' }],
    ['Plan the year next week', { title: 'Plan the year', defer_until: '2026-11-23', due_date: '2026-11-27' }],
    ['Fix it in 3 days half an hour', { title: 'Fix it', estimated_hours: 0.5, ...onDay('2026-11-24') }],
    ['Report by 12/15 non-billable', { title: 'Report', due_date: '2026-12-15', billable: false }],
    ['Bericht schreiben 2 Std bis Freitag #kunde !dringend', { title: 'Bericht schreiben', estimated_hours: 2, due_date: '2026-11-27', tags: ['kunde'], priority: 'urgent' }],
    ['Anna anrufen morgen um 14 Uhr 30 Min', { title: 'Anna anrufen', estimated_hours: 0.5, defer_until: '2026-11-22T14:00:00-08:00', due_date: '2026-11-22T14:30:00-08:00' }],
    ['Versand spätestens am 15. Dezember', { title: 'Versand', due_date: '2026-12-15' }],
    ['Appeler Anne demain à 14h 15 min', { title: 'Appeler Anne', estimated_hours: 0.25, defer_until: '2026-11-22T14:00:00-08:00', due_date: '2026-11-22T14:15:00-08:00' }],
    ['Rédiger l’offre avant vendredi 3 heures', { title: 'Rédiger l’offre', estimated_hours: 3, due_date: '2026-11-27' }],
    ['Llamar a Ana mañana a las 15:00 20 minutos', { title: 'Llamar a Ana', estimated_hours: 0.333, defer_until: '2026-11-22T15:00:00-08:00', due_date: '2026-11-22T15:20:00-08:00' }],
    ['Informe para el viernes 2 horas', { title: 'Informe', estimated_hours: 2, due_date: '2026-11-27' }],
    ['Call Bo tomorrow 3pm', { title: 'Call Bo', defer_until: '2026-11-22T15:00:00-08:00', due_date: '2026-11-22' }],
    ['Call Bo tomorrow 3-4pm', { title: 'Call Bo', estimated_hours: 1, defer_until: '2026-11-22T15:00:00-08:00', due_date: '2026-11-22T16:00:00-08:00' }],
    ['Workshop next Tuesday 10:00 to 11:30', { title: 'Workshop', estimated_hours: 1.5, defer_until: '2026-11-24T10:00:00-08:00', due_date: '2026-11-24T11:30:00-08:00' }],
    ['Review next Tuesday', { title: 'Review', ...onDay('2026-11-24') }], ['Check back in 2 weeks', { title: 'Check back', ...onDay('2026-12-05') }], ['Renew in a month', { title: 'Renew', ...onDay('2026-12-21') }],
    ['Dentist tomorrow afternoon', { title: 'Dentist', defer_until: '2026-11-22T12:00:00-08:00', due_date: '2026-11-22T18:00:00-08:00' }], ['Draft Monday morning 2h', { title: 'Draft', estimated_hours: 2, defer_until: '2026-11-23T08:00:00-08:00', due_date: '2026-11-23T12:00:00-08:00' }],
    ['Angebot bis 12.3.', { title: 'Angebot', due_date: '2027-03-12' }], ['Steuer 12.3.', { title: 'Steuer', ...onDay('2027-03-12') }], ['Ship it 2026-12-05', { title: 'Ship it', ...onDay('2026-12-05') }], ['Report end of month', { title: 'Report', due_date: '2026-11-30' }],
    ['Close books by end of March', { title: 'Close books', due_date: '2027-03-31' }], ['Forecast by end of Q1', { title: 'Forecast', due_date: '2027-03-31' }], ['Send it EOW', { title: 'Send it', due_date: '2026-11-27' }], ['Invoice by the 12', { title: 'Invoice', due_date: '2026-12-12' }],
    ['Order gifts by Christmas 1h', { title: 'Order gifts', estimated_hours: 1, due_date: '2026-12-25' }], ['Garten dieses Wochenende', { title: 'Garten', due_date: '2026-11-22' }], ['Clean the desk next weekend', { title: 'Clean the desk', defer_until: '2026-11-28', due_date: '2026-11-29' }],
    ['Präsentation nächste Woche', { title: 'Präsentation', defer_until: '2026-11-23', due_date: '2026-11-27' }], ['Informe la semana que viene', { title: 'Informe', defer_until: '2026-11-23', due_date: '2026-11-27' }], ['Bilan le mois prochain', { title: 'Bilan', defer_until: '2026-12-01', due_date: '2026-12-31' }],
    ['Anrufen in zwei Wochen', { title: 'Anrufen', ...onDay('2026-12-05') }], ['Facture avant midi', { title: 'Facture', due_date: '2026-11-21T12:00:00-08:00' }], ['Pay rent after next week', { title: 'Pay rent', defer_until: '2026-11-30' }],
  ])('%s', (text, wanted) => expect(read(text)).toEqual(wanted));

  it.each([
    ['Plan every 2 weeks on Mon', { title: 'Plan', repeats: { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', starts_on: '2026-11-23', from: null } }],
    ['back up daily at midnight', { title: 'back up', repeats: { rule: 'FREQ=DAILY', starts_on: '2026-11-21', from: '00:00' } }],
    ['every Monday 9:00 review inbox 30m', { title: 'review inbox', estimated_hours: 0.5, repeats: { rule: 'FREQ=WEEKLY;BYDAY=MO', starts_on: '2026-11-23', from: '09:00' } }],
    ['Review every 2 weeks on Tue 45m', { title: 'Review', estimated_hours: 0.75, repeats: { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', starts_on: '2026-11-24', from: null } }],
    ['yoga daily 7:00', { title: 'yoga', repeats: { rule: 'FREQ=DAILY', starts_on: '2026-11-21', from: '07:00' } }],
    ['pay rent every month on the 1st', { title: 'pay rent', repeats: { rule: 'FREQ=MONTHLY;BYMONTHDAY=1', starts_on: '2026-11-21', from: null } }],
    ['gym 3x a week 1h', { title: 'gym', estimated_hours: 1, repeats: { times_per_week: 3, starts_on: '2026-11-21', from: null } }],
    ['jeden Montag um 9:00 Posteingang prüfen', { title: 'Posteingang prüfen', repeats: { rule: 'FREQ=WEEKLY;BYDAY=MO', starts_on: '2026-11-23', from: '09:00' } }],
    ['chaque lundi revue 1h30', { title: 'revue', estimated_hours: 1.5, repeats: { rule: 'FREQ=WEEKLY;BYDAY=MO', starts_on: '2026-11-23', from: null } }],
    ['cada martes y jueves gimnasio', { title: 'gimnasio', repeats: { rule: 'FREQ=WEEKLY;BYDAY=TU,TH', starts_on: '2026-11-24', from: null } }],
  ])('that comes again: %s', (text, wanted) => expect(read(text)).toEqual(wanted));

  it.each([
    'Buy milk', 'Prepare Friday slides', 'Meeting 3/4', 'Support 24/7', '3M tape order', 'by 2026-02-30 stuff', 'See https://x.com/#acme', 'Raise $3m round', 'Tomorrow’s notes', 'Watch "The Day After Tomorrow"', 'Make the billable hours report', 'Sun cream', 'Read the 12', 'Buy Christmas lights', 'Paint eggs for Easter', 'A day in the life', 'Order 3 dec. places', 'Mail ann@deep.org', 'Improve C# code !now',
  ])('invents nothing in "%s"', (text) => expect(read(text)).toEqual({ title: text }));

  it('says which piece of the text each field came from', () => {
    const { understood } = readQuickEntry('Bericht 2 Std bis Freitag !Dringend', now, zone);
    expect(understood.map((u) => [u.field, u.text])).toEqual([['estimated_hours', '2 Std'], ['due_date', 'bis Freitag'], ['priority', '!Dringend']]);
  });

  it('reads days in the zone, also where it is tomorrow already and on the night of a change of clocks', () => {
    expect(read('x tomorrow 9:00 1h', now, 'Pacific/Kiritimati')).toMatchObject({ defer_until: '2026-11-23T09:00:00+14:00' });
    expect(read('x tomorrow 2:30 1h', new Date('2026-03-07T20:00:00Z'))).toMatchObject({ defer_until: '2026-03-08T03:00:00-07:00', due_date: '2026-03-08T04:00:00-07:00' });
  });

  it('takes any text without failing, and leaves nothing out of it', () => {
    for (const text of ['!!! ### @@@', '😀 call 2h 😀 tomorrow', 'a'.repeat(1000), '0h -1h 99999h', 'every', 'by by by Friday by', '((((', '\t\nx\n']) expect(() => readQuickEntry(text, now, zone)).not.toThrow();
    expect(read('😀 call 2h 😀 tomorrow').title).toBe('😀 call 😀');
  });
});
