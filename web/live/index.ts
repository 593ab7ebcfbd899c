export type { ConnectionState } from './connection.ts';
export { useClock, useMinute, useToday } from './clock.ts';
export { useConnection, useLive, useLiveEvents } from './use-live.ts';
