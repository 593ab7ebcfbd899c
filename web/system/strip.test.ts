import { describe, expect, it } from 'vitest';
import { cellsOf, outagesOf } from './strip.ts';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 21, 8, minute)).toISOString();
const span = (from: number, to: number, status: 'ok' | 'down' | 'off') => ({ from: at(from), to: at(to), status });
const states = (spans: ReturnType<typeof span>[]): string => cellsOf(spans, at(0), at(40), 4).map((cell) => cell.state).join(' ');

describe('a strip of uptime', () => {
  it('shows a minute of outage, however wide its cell', () => expect(states([span(0, 12, 'ok'), span(12, 13, 'down'), span(13, 40, 'ok')])).toBe('ok down ok ok'));
  it('shows what was not looked at as unknown', () => expect(states([span(0, 10, 'ok'), span(30, 40, 'ok')])).toBe('ok unknown unknown ok'));
  it('shows what was turned on in between as answering', () => expect(states([span(0, 15, 'off'), span(15, 40, 'ok')])).toBe('off ok ok ok'));
  it('covers its time without holes', () => {
    const cells = cellsOf([], at(0), at(60), 7);
    expect(cells[0]?.from).toBe(Date.parse(at(0)));
    expect(cells.at(-1)?.to).toBeCloseTo(Date.parse(at(60)), 3);
    for (const [n, cell] of cells.entries()) if (n > 0) expect(cell.from).toBeCloseTo(cells[n - 1]?.to ?? 0, 3);
  });
  it('counts outages', () => expect(outagesOf([span(0, 1, 'down'), span(1, 2, 'ok'), span(2, 3, 'down')])).toBe(2));
});
