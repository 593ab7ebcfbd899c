import { readFileSync } from 'node:fs';
import type { Hono } from 'hono';
import type { AnyOperation } from '../kernel/operation.ts';
import { NotFound, Problem } from '../kernel/problem.ts';
import { inputSchema, openapi, outputSchema } from './openapi.ts';

const SECURITY = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'", 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] as string);

/** `/openapi.json`, readable docs at `/docs`, and a page for every kind of problem: all made from the contracts, no other host needed. */
export function mountDocs(app: Hono, { operations, title, version, description }: { operations: readonly AnyOperation[]; title: string; version: string; description: string }): void {
  // Made when first asked for: a process that nobody asks pays nothing.
  let json: string | undefined;
  let page: string | undefined;
  app.get('/openapi.json', (c) => c.body(json ??= JSON.stringify(openapi(operations, { title, version, description })), 200, { 'content-type': 'application/json', 'x-content-type-options': 'nosniff' }));
  app.get('/docs', (c) => c.html(page ??= docsPage(operations, title, version, description), 200, SECURITY));
  app.get('/docs/errors/:code', (c) => {
    const code = c.req.param('code');
    const text = /^[a-z0-9.-]{1,80}$/.test(code) ? readPage(code) : null;
    if (text === null) throw new Problem(NotFound, `There is no page on ${code.slice(0, 80)}.`);
    return c.html(shell(code, `<h1>${escape(code)}</h1><pre class="prose">${escape(text)}</pre><p><a href="/docs">All operations</a></p>`), 200, SECURITY);
  });
}

function readPage(code: string): string | null {
  try {
    return readFileSync(new URL(`../../docs/errors/${code}.md`, import.meta.url), 'utf8');
  } catch {
    return null;
  }
}

function docsPage(operations: readonly AnyOperation[], title: string, version: string, description: string): string {
  const shown = operations.filter((o) => !o.contract.hidden).map((o) => o.contract);
  const groups = new Map<string, typeof shown>();
  for (const contract of shown) {
    const group = contract.name.split('.')[0] as string;
    groups.set(group, [...(groups.get(group) ?? []), contract]);
  }
  const entry = (contract: (typeof shown)[number]): string => `<details id="${contract.name}"><summary><b class="${contract.method}">${contract.method}</b> <code>${escape(contract.path)}</code> ${escape(contract.summary)}</summary>
<p>${escape(contract.description ?? '')} <small>Operation <code>${contract.name}</code>, MCP tool <code>${contract.name.replaceAll(/[.-]/g, '_')}</code>, scope <code>${contract.scope}</code>${contract.also?.length ? `, also ${contract.also.map((r) => `<code>${r.method} ${escape(r.path)}</code>`).join(', ')}` : ''}</small></p>
<h4>Takes</h4>${fieldsTable(inputSchema(contract.input))}<h4>Answers</h4>${contract.wire?.response ? `<p><code>${escape(contract.wire.response.type)}</code></p>` : fieldsTable(outputSchema(contract.output))}</details>`;
  const sections = [...groups].map(([name, list]) => `<section><h2>${escape(name)}</h2>${list.map(entry).join('\n')}</section>`).join('\n');
  return shell(title, `<h1>${escape(title)} <small>${escape(version)}</small></h1><p>${escape(description)} The same as <a href="/openapi.json">OpenAPI 3.1</a>, and as MCP tools at <code>/mcp</code>.</p>${sections}`);
}

function fieldsTable(schema: Record<string, unknown>): string {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Record<string, unknown>>);
  if (!properties.length) return '<p>Nothing.</p>';
  const required = new Set((schema['required'] ?? []) as string[]);
  return `<table>${properties.map(([name, field]) => `<tr><td><code>${escape(name)}</code>${required.has(name) ? ' *' : ''}</td><td>${escape(kindOf(field))}</td><td>${escape(String(field['description'] ?? ''))}</td></tr>`).join('')}</table>`;
}

function kindOf(field: Record<string, unknown>): string {
  if (Array.isArray(field['enum'])) return field['enum'].map(String).join(' | ');
  if ('const' in field) return String(field['const']);
  const options = (field['anyOf'] ?? field['oneOf']) as Record<string, unknown>[] | undefined;
  if (options) return [...new Set(options.map(kindOf))].join(' or ');
  if (field['type'] === 'array') return `list of ${kindOf((field['items'] ?? {}) as Record<string, unknown>)}`;
  const bounds = ['minimum', 'maximum', 'minLength', 'maxLength'].filter((b) => b in field && Math.abs(Number(field[b])) < 1e15).map((b) => `${b} ${String(field[b])}`);
  const fallback = 'default' in field ? [`default ${JSON.stringify(field['default'])}`] : [];
  return [String(field['format'] ?? field['type'] ?? 'anything'), ...bounds, ...fallback].join(', ');
}

const shell = (title: string, body: string): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title><style>
:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}code,pre{font-family:ui-monospace,monospace;font-size:.9em}summary{cursor:pointer;padding:.3rem 0}
table{border-collapse:collapse;width:100%}td{border-top:1px solid #8884;padding:.25rem .5rem;vertical-align:top}.GET{color:#0a7d33}.POST{color:#0b62c4}.PUT,.PATCH{color:#a15c00}.DELETE{color:#c0262d}pre.prose{white-space:pre-wrap;font-family:inherit}
</style></head><body>${body}</body></html>`;
