import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { businessSearch } from './business-tree.ts';
import { routineSearch, templateSearch, workflowSearch, workflowsSearch } from './other-searches.ts';
import { taskSearch } from './task-search.ts';

const tasks = createRoute({ getParentRoute: () => rootRoute, path: 'tasks', validateSearch: taskSearch, component: lazyRouteComponent(() => import('./tasks-page.tsx'), 'TasksPage') });
const routines = createRoute({ getParentRoute: () => rootRoute, path: 'tasks/routines', validateSearch: routineSearch, component: lazyRouteComponent(() => import('./routines-page.tsx'), 'RoutinesPage') });
const workflows = createRoute({ getParentRoute: () => rootRoute, path: 'tasks/workflows', validateSearch: workflowsSearch, component: lazyRouteComponent(() => import('./workflows-page.tsx'), 'WorkflowsPage') });
const workflow = createRoute({ getParentRoute: () => rootRoute, path: 'tasks/workflows/$workflowId', validateSearch: workflowSearch, component: lazyRouteComponent(() => import('./workflow-page.tsx'), 'WorkflowPage') });
const templates = createRoute({ getParentRoute: () => rootRoute, path: 'tasks/templates', validateSearch: templateSearch, component: lazyRouteComponent(() => import('./templates-page.tsx'), 'TemplatesPage') });
const business = createRoute({ getParentRoute: () => rootRoute, path: 'tasks/business', validateSearch: businessSearch, component: lazyRouteComponent(() => import('./business-page.tsx'), 'BusinessPage') });
const money = createRoute({ getParentRoute: () => rootRoute, path: 'tasks/money', component: lazyRouteComponent(() => import('./money-page.tsx'), 'MoneyPage') });

export const workRoutes = [tasks, routines, workflows, workflow, templates, business, money];
