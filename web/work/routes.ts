import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';

const page = createRoute({ getParentRoute: () => rootRoute, path: 'work', component: lazyRouteComponent(() => import('./work-page.tsx'), 'WorkPage') });

export const workRoutes = [page];
