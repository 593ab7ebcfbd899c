// Facts on two clocks as a picture: across, when it held in the world; upwards, when this store believed it. A version is a rectangle.

export interface Version { readonly fact_id: number; readonly content: string; readonly valid_from: string | null; readonly valid_to: string | null; readonly recorded_at: string; readonly superseded_at: string | null; readonly status: string }
export interface Box { readonly id: number; readonly content: string; readonly status: string; /** Shares of the width and the height, from the lower left. */ readonly left: number; readonly right: number; readonly low: number; readonly high: number; readonly openLeft: boolean; readonly openRight: boolean; readonly believed: boolean }
export interface Clocks { readonly boxes: readonly Box[]; readonly valid: Axis; readonly known: Axis }
export interface Axis { readonly from: number; readonly to: number; readonly ticks: readonly { readonly at: number; readonly share: number }[] }

const DAY = 86_400_000;
const at = (time: string | null, open: number): number => (time === null ? open : Date.parse(time));

/** An axis around some moments with a little air, and ticks at whole steps of it. */
export function axisAround(moments: readonly number[], now: number, ticks = 5): Axis {
  const all = moments.length > 0 ? [...moments, now] : [now];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const air = most > least ? (most - least) * 0.08 : DAY;
  const [from, to] = [least - air, most + air];
  return { from, to, ticks: Array.from({ length: ticks }, (_, n) => { const share = (n + 0.5) / ticks; return { share, at: from + share * (to - from) }; }) };
}
export const shareOn = ({ from, to }: Pick<Axis, 'from' | 'to'>, moment: number): number => Math.min(1, Math.max(0, (moment - from) / (to - from)));

export function twoClocks(versions: readonly Version[], now: number): Clocks {
  const valid = axisAround(versions.flatMap((v) => [v.valid_from, v.valid_to].filter((time) => time !== null).map(Date.parse)), now);
  const known = axisAround(versions.flatMap((v) => [v.recorded_at, v.superseded_at].filter((time) => time !== null).map(Date.parse)), now);
  const boxes = versions.map((v): Box => ({
    id: v.fact_id, content: v.content, status: v.status, openLeft: v.valid_from === null, openRight: v.valid_to === null, believed: v.superseded_at === null,
    left: v.valid_from === null ? 0 : shareOn(valid, at(v.valid_from, 0)), right: v.valid_to === null ? 1 : shareOn(valid, at(v.valid_to, 0)),
    low: shareOn(known, at(v.recorded_at, 0)), high: v.superseded_at === null ? 1 : shareOn(known, at(v.superseded_at, 0)),
  })).filter((box) => box.right > box.left);
  return { boxes, valid, known };
}

/** What was believed at one moment about another. */
export const believedAt = <V extends Version>(versions: readonly V[], valid: number, known: number): V[] => versions.filter((v) => at(v.recorded_at, 0) <= known && known < at(v.superseded_at, Infinity) && at(v.valid_from, -Infinity) <= valid && valid < at(v.valid_to, Infinity));
