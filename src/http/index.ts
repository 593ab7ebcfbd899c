export { type Access, createAccess, isLoopback } from './access.ts';
export { mountDocs } from './docs-pages.ts';
export { checkHealth, type Dependency, type DependencyState } from './health.ts';
export { idempotencyData } from './idempotency.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export { closeApp, mount, problemResponse } from './mount.ts';
export { inputSchema, openapi, outputSchema } from './openapi.ts';
