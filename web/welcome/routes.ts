import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';

const page = createRoute({ getParentRoute: () => rootRoute, path: 'welcome', component: lazyRouteComponent(() => import('./welcome-page.tsx'), 'WelcomePage') });

export const welcomeRoutes = [page];
