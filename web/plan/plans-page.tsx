import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { Page, PageHeader } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { Compose } from './compose.tsx';
import { makePlan } from './making.ts';
import { Makings } from './making-card.tsx';
import { PlanList } from './plan-list.tsx';
import { planWords } from './plan.words.ts';

export function PlansPage() {
  const t = useWords(planWords);
  const { intent } = useSearch({ from: '/plan' });
  const navigate = useNavigate();
  const client = useQueryClient();
  return (
    <Page>
      <PageHeader title={t.title} about={t.about} />
      <Compose key={intent ?? ''} {...(intent !== undefined && { intent })} />
      <Makings onRetry={(wish) => { void makePlan(client, wish, (plan) => { void navigate({ to: '/plan/$planId', params: { planId: String(plan.plan_id) } }); }); }} />
      <PlanList />
    </Page>
  );
}
