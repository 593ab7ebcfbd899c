import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { careSearch, factsSearch, findSearch, graphSearch } from './memory-search.ts';

const find = createRoute({ getParentRoute: () => rootRoute, path: 'memory', validateSearch: findSearch, component: lazyRouteComponent(() => import('./find-page.tsx'), 'FindPage') });
const facts = createRoute({ getParentRoute: () => rootRoute, path: 'memory/facts', validateSearch: factsSearch, component: lazyRouteComponent(() => import('./facts-page.tsx'), 'FactsPage') });
const graph = createRoute({ getParentRoute: () => rootRoute, path: 'memory/graph', validateSearch: graphSearch, component: lazyRouteComponent(() => import('./graph-page.tsx'), 'GraphPage') });
const care = createRoute({ getParentRoute: () => rootRoute, path: 'memory/care', validateSearch: careSearch, component: lazyRouteComponent(() => import('./care-page.tsx'), 'CarePage') });
const move = createRoute({ getParentRoute: () => rootRoute, path: 'memory/move', validateSearch: careSearch, component: lazyRouteComponent(() => import('./move-page.tsx'), 'MovePage') });

export const memoryRoutes = [find, facts, graph, care, move];
