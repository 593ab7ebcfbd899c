import type { Output } from '../api/index.ts';
import type { Tone } from '../ui/index.ts';

export type FactVersion = Output<'memory.fact'>['versions'][number];

export const toneOf = (status: FactVersion['status']): Tone => ({ current: 'good', upcoming: 'info', ended: 'plain', disputed: 'warn', superseded: 'plain', retracted: 'bad' } as const)[status];

/** The series of a fact, to record another version of it. */
export const seriesOf = ({ client_id, subject_type, subject_id, fact_type, fact_key }: FactVersion) => ({ client_id: client_id ?? undefined, subject_type, subject_id, fact_type, fact_key: fact_key ?? undefined });
