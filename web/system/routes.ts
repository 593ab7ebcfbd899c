import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';

const page = createRoute({ getParentRoute: () => rootRoute, path: 'system', component: lazyRouteComponent(() => import('./system-page.tsx'), 'SystemPage') });

export const systemRoutes = [page];
