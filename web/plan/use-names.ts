import { useApi } from '../api/index.ts';

/** Clients by number, for names beside plans; the workspace's own profile has none. */
export function useClients() {
  return useApi('clients.list', { limit: 500 }, { select: ({ items }) => items.map((one) => ({ id: one.client_id, own: one.is_own, name: one.full_name ?? one.user_id })) }).data ?? [];
}
