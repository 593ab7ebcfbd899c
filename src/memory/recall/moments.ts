import { dayFromText, startOfDay } from '../../kernel/zone.ts';
import type { CallContext } from '../../kernel/operation.ts';
import type { MemoryDeps } from '../memory-deps.ts';

const DEFAULT_ZONE = 'America/Los_Angeles';

export interface Moments {
  readonly zone: string;
  /** The instant, or the first one of a local day. */
  from(text: string | undefined): Date | undefined;
  /** The instant, or the first one after a local day: a range to a day holds the whole day. */
  until(text: string | undefined): Date | undefined;
}

/** Reads times that may be days of the workspace. Finding its zone is a transaction of its own: given the `texts`, it is only asked for when one is a day, or when it is `needed` for something else. */
export async function momentsOf(deps: Pick<MemoryDeps, 'zone'>, context: CallContext, texts?: readonly (string | undefined)[], needed = false): Promise<Moments> {
  const ask = needed || !texts || texts.some((text) => text !== undefined && dayFromText(text) !== undefined);
  const zone = (ask ? await deps.zone?.(context) : undefined) ?? DEFAULT_ZONE;
  const at = (text: string | undefined, days: number): Date | undefined => {
    if (text === undefined) return undefined;
    const day = dayFromText(text);
    return day === undefined ? new Date(text) : new Date(startOfDay(zone, day + days));
  };
  return { zone, from: (text) => at(text, 0), until: (text) => at(text, 1) };
}
