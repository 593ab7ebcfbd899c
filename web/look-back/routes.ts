import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';

const page = createRoute({ getParentRoute: () => rootRoute, path: 'look-back', component: lazyRouteComponent(() => import('./look-back-page.tsx'), 'LookBackPage') });

export const lookBackRoutes = [page];
