import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { flag, oneOf, searchParams, text } from '../app/search-params.ts';

const layout = createRoute({ getParentRoute: () => rootRoute, path: 'system', component: lazyRouteComponent(() => import('./system-layout.tsx'), 'SystemLayout') });
const parent = { getParentRoute: () => layout } as const;

const overview = createRoute({ ...parent, path: '/', validateSearch: searchParams({ range: oneOf('6h', '24h', '7d', '14d') }), component: lazyRouteComponent(() => import('./overview-page.tsx'), 'OverviewPage') });
const prompts = createRoute({ ...parent, path: 'prompts', validateSearch: searchParams({ q: text() }), component: lazyRouteComponent(() => import('./prompts-page.tsx'), 'PromptsPage') });
const prompt = createRoute({
  ...parent, path: 'prompts/$name', validateSearch: searchParams({ tab: oneOf('edit', 'try', 'versions', 'test'), version: text(20), against: text(20) }), component: lazyRouteComponent(() => import('./prompt-page.tsx'), 'PromptPage'),
});
const models = createRoute({ ...parent, path: 'models', validateSearch: searchParams({ month: text(7), operation: text(50) }), component: lazyRouteComponent(() => import('./models-page.tsx'), 'ModelsPage') });
const calendars = createRoute({ ...parent, path: 'calendars', validateSearch: searchParams({ connect: oneOf('caldav', 'ics', 'file') }), component: lazyRouteComponent(() => import('./calendars-page.tsx'), 'CalendarsPage') });
const credentials = createRoute({ ...parent, path: 'credentials', component: lazyRouteComponent(() => import('./credentials-page.tsx'), 'CredentialsPage') });
const keys = createRoute({ ...parent, path: 'keys', validateSearch: searchParams({ new: flag, revoked: flag }), component: lazyRouteComponent(() => import('./keys-page.tsx'), 'KeysPage') });
const jobs = createRoute({ ...parent, path: 'jobs', component: lazyRouteComponent(() => import('./jobs-page.tsx'), 'JobsPage') });
const backups = createRoute({ ...parent, path: 'backups', component: lazyRouteComponent(() => import('./backups-page.tsx'), 'BackupsPage') });

export const systemRoutes = [layout.addChildren([overview, prompts, prompt, models, calendars, credentials, keys, jobs, backups])];
