import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { lookBackRoutes } from '../look-back/routes.ts';
import { memoryRoutes } from '../memory/routes.ts';
import { planRoutes } from '../plan/routes.ts';
import { systemRoutes } from '../system/routes.ts';
import { todayRoutes } from '../today/routes.ts';
import { weekRoutes } from '../week/routes.ts';
import { welcomeRoutes } from '../welcome/routes.ts';
import { workRoutes } from '../work/routes.ts';
import { rootRoute } from './root-route.tsx';

const routeTree = rootRoute.addChildren([...todayRoutes, ...planRoutes, ...weekRoutes, ...memoryRoutes, ...lookBackRoutes, ...workRoutes, ...systemRoutes, ...welcomeRoutes]);

export const makeRouter = (client: QueryClient) => createRouter({ routeTree, context: { client }, defaultPreload: 'intent', defaultPreloadDelay: 60, defaultPendingMs: 300, scrollRestoration: true, defaultViewTransition: false });

declare module '@tanstack/react-router' {
  interface Register { router: ReturnType<typeof makeRouter> }
}
