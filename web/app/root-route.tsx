import { createRootRouteWithContext } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { Broken, NotFound } from './dead-ends.tsx';
import { Shell } from './shell.tsx';

export const rootRoute = createRootRouteWithContext<{ readonly client: QueryClient }>()({ component: Shell, notFoundComponent: NotFound, errorComponent: Broken });
