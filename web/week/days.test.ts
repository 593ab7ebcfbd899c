import { describe, expect, it } from 'vitest';
import { columnsOf, instantAt, momentOf, moved, partsOf, piecesOf, resized, stepDate, weekNameOf } from './days.ts';

const BERLIN = 'Europe/Berlin';
const span = (start: string, end: string) => ({ start: Date.parse(start), end: Date.parse(end) });
const texts = ({ start, end }: { start: number; end: number }) => [new Date(start).toISOString(), new Date(end).toISOString()];

describe('days of the zone', () => {
  it('a week begins on Monday, whatever day one is at', () => {
    const columns = columnsOf('week', '2026-11-22', BERLIN);
    expect(columns.map((one) => one.date)).toEqual(['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22']);
    expect(columnsOf('weeks', '2026-11-22', BERLIN)).toHaveLength(14);
    expect(columnsOf('day', '2026-11-22', BERLIN).map((one) => one.date)).toEqual(['2026-11-22']);
    expect(stepDate('week', '2026-11-22', 1)).toBe('2026-11-29');
    expect(weekNameOf('2026-11-22')).toBe('2026-W47');
  });

  it('knows the days on which the clocks change', () => {
    expect(columnsOf('week', '2027-03-28', BERLIN).map((one) => one.shift)).toEqual([0, 0, 0, 0, 0, 0, -1]);
    expect(columnsOf('week', '2026-10-25', BERLIN).map((one) => one.shift)).toEqual([0, 0, 0, 0, 0, 0, 1]);
    // 10:00 stands beside 10:00 on both sides of the change.
    const columns = columnsOf('weeks', '2027-03-25', BERLIN);
    const tops = [span('2027-03-27T09:00:00Z', '2027-03-27T10:00:00Z'), span('2027-03-28T08:00:00Z', '2027-03-28T09:00:00Z')].flatMap((one) => piecesOf(one, columns, BERLIN)).map((piece) => piece.top);
    expect(tops).toEqual([600, 600]);
    // Across the change a block is as long as its clock times say; in the hour that comes twice it keeps a height.
    expect(piecesOf(span('2027-03-28T00:30:00Z', '2027-03-28T01:30:00Z'), columns, BERLIN)).toMatchObject([{ top: 90, bottom: 210 }]);
    expect(piecesOf(span('2026-10-25T00:30:00Z', '2026-10-25T01:00:00Z'), columnsOf('week', '2026-10-25', BERLIN), BERLIN)).toMatchObject([{ top: 150, bottom: 180 }]);
  });

  it('cuts at midnight and leaves out other days', () => {
    const pieces = piecesOf(span('2026-11-23T22:00:00Z', '2026-11-24T01:00:00Z'), columnsOf('week', '2026-11-23', BERLIN), BERLIN);
    expect(pieces).toMatchObject([{ top: 1380, bottom: 1440, first: true, last: false }, { top: 0, bottom: 120, first: false, last: true }]);
    expect(piecesOf(span('2026-12-23T22:00:00Z', '2026-12-24T01:00:00Z'), columnsOf('week', '2026-11-23', BERLIN), BERLIN)).toEqual([]);
  });

  it('moves on the wall clock and keeps the length', () => {
    expect(texts(moved(span('2027-03-27T09:00:00Z', '2027-03-27T11:00:00Z'), BERLIN, 1, 0))).toEqual(['2027-03-28T08:00:00.000Z', '2027-03-28T10:00:00.000Z']);
    expect(texts(moved(span('2026-11-23T08:00:00Z', '2026-11-23T09:00:00Z'), BERLIN, -1, 15))).toEqual(['2026-11-22T08:15:00.000Z', '2026-11-22T09:15:00.000Z']);
    expect(texts(moved(span('2026-11-23T23:00:00Z', '2026-11-24T00:00:00Z'), BERLIN, 0, -15))).toEqual(['2026-11-23T22:45:00.000Z', '2026-11-23T23:45:00.000Z']);
    expect(texts(resized(span('2026-11-23T08:00:00Z', '2026-11-23T08:15:00Z'), -15, 15))).toEqual(['2026-11-23T08:00:00.000Z', '2026-11-23T08:15:00.000Z']);
  });

  it('reads what people type in their zone', () => {
    const ms = Date.parse('2026-11-23T08:30:00Z');
    expect(partsOf(BERLIN, ms)).toEqual({ date: '2026-11-23', time: '09:30' });
    expect(momentOf(BERLIN, '2026-11-23', '09:30')).toBe(ms);
    expect(momentOf(BERLIN, '', '09:30')).toBeUndefined();
    expect(instantAt(BERLIN, columnsOf('day', '2026-11-23', BERLIN)[0]?.day ?? 0, -30)).toBe(Date.parse('2026-11-22T22:30:00Z'));
  });
});
