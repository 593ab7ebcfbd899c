/** What a browser shows at `/` of a service without a dashboard: what this is and where to go. */
export function rootPage(title: string, version: string, description: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>:root{color-scheme:light dark}body{font:17px/1.6 system-ui,sans-serif;max-width:44rem;margin:4rem auto;padding:0 1rem}code,pre{font-family:ui-monospace,monospace;font-size:.85em}pre{padding:1rem;border:1px solid #8884;border-radius:.5rem;overflow:auto}</style></head><body>
<h1>${title} <small>${version}</small></h1><p>${description}</p>
<ul><li><a href="/docs">Every operation, readable</a></li><li><a href="/openapi.json">OpenAPI 3.1</a></li><li>MCP (streamable HTTP) at <code>/mcp</code></li><li><a href="/health">Health</a>, <a href="/metrics">metrics</a></li></ul>
<p>A first plan:</p><pre>curl -s -H 'content-type: application/json' \\
  -d '{"intent": "Onboard Acme by the 12th"}' \\
  http://127.0.0.1:8090/api/v1/planner/plan</pre></body></html>`;
}
