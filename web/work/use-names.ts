import { useMemo } from 'react';
import { useApi } from '../api/index.ts';
import type { Choice } from '../ui/index.ts';

/** What numbers on a task are called. One reading each, shared by all that ask. */
export function useNames() {
  const projects = useApi('projects.list', { limit: 500 }, { select: ({ items }) => items.map((one) => ({ id: one.project_id, name: one.name })) });
  const clients = useApi('clients.list', { limit: 500 }, { select: ({ items }) => items.map((one) => ({ id: one.client_id, name: one.full_name ?? one.user_id, own: one.is_own })) });
  const plans = useApi('planner.list', { limit: 200 }, { select: ({ items }) => items.map((one) => ({ id: one.plan_id, name: one.plan_title })) });
  return useMemo(() => {
    const named = (list: readonly { id: number; name: string }[] | undefined) => { const names = new Map(list?.map((one) => [one.id, one.name])); return (id: number | null | undefined): string | undefined => (id === null || id === undefined ? undefined : names.get(id)); };
    const own = new Set(clients.data?.filter((one) => one.own).map((one) => one.id));
    return {
      project: named(projects.data), plan: named(plans.data), client: named(clients.data), isOwn: (id: number | null): boolean => id === null || own.has(id),
      projects: choices(projects.data), plans: choices(plans.data), clients: choices(clients.data),
    };
  }, [projects.data, clients.data, plans.data]);
}
const choices = (list: readonly { id: number; name: string }[] | undefined): readonly Choice[] => (list ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
