export type { ConnectionState } from './connection.ts';
export { useConnection, useLive, useLiveEvents } from './use-live.ts';
