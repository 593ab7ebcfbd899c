import type { QueryKey } from '@tanstack/react-query';
import type { Input, Name } from './client.ts';

/** The key of a reading: its operation, then what was asked. `['tasks.list']` names all readings of that operation. */
export const keyOf = <N extends Name>(name: N, input?: Input<N>): QueryKey => (input === undefined ? [name] : [name, input]);

/** The operation that a query reads. */
export const nameOf = (key: QueryKey): string => String(key[0]);
