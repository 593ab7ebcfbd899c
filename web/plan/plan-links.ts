/** A memory by its kind and number, of its client. */
export const memoryHref = (kind: string, id: number, clientId: number | null): string => `/memory?${new URLSearchParams({ ...(clientId !== null && { client: String(clientId) }), open: `${kind}-${id}` })}`;
export const weekHref = (runId: number): string => `/week?preview=${runId}`;
