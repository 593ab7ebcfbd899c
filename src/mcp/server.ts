import { Server } from '@modelcontextprotocol/server';
import type * as z from 'zod';
import { inputSchema, outputSchema } from '../http/index.ts';
import { parseInput } from '../kernel/input.ts';
import { type AnyOperation, type CallContext, mcpToolName } from '../kernel/operation.ts';
import { toProblemJson } from '../kernel/problem-json.ts';
import { defineProblem, Problem } from '../kernel/problem.ts';
import { Forbidden } from '../identity/index.ts';

const UnknownTool = defineProblem({ code: 'mcp.unknown-tool', status: 404, title: 'There is no such tool' });

type ObjectSchema = { type: 'object'; [key: string]: unknown };

/**
 * The operations as MCP tools. The low-level server on purpose: the high-level one answers invalid input in words of its own,
 * while here an agent gets the same problem document as over HTTP, with the field that is wrong.
 */
export function mcpServer(operations: readonly AnyOperation[], version: string, contextOf: () => CallContext): Server {
  const tools = new Map(operations.filter((o) => !o.contract.hidden).map((o) => [mcpToolName(o.contract), o]));
  const server = new Server({ name: 'almanac', version }, { capabilities: { tools: {} }, instructions: INSTRUCTIONS });
  server.setRequestHandler('tools/list', () => ({
    tools: [...tools].map(([name, { contract }]) => ({
      name,
      description: contract.description ? `${contract.summary} ${contract.description}` : contract.summary,
      inputSchema: asObject(inputSchema(contract.input as z.ZodType)),
      outputSchema: asObject(outputSchema(contract.output as z.ZodType)),
      annotations: { readOnlyHint: contract.method === 'GET', destructiveHint: contract.method === 'DELETE', idempotentHint: contract.method !== 'POST', openWorldHint: false },
    })),
  }));
  server.setRequestHandler('tools/call', async ({ params }) => {
    const context = contextOf();
    try {
      const tool = tools.get(params.name);
      if (!tool) throw new Problem(UnknownTool, `There is no tool ${params.name.slice(0, 100)}. tools/list names them.`);
      if (!context.scopes.has(tool.contract.scope)) throw new Problem(Forbidden, `This key lacks the scope ${tool.contract.scope}.`);
      const output = tool.contract.output.parse(await tool.run(parseInput(tool.contract, params.arguments ?? {}), context)) as Record<string, unknown>;
      return { content: [{ type: 'text' as const, text: JSON.stringify(output) }], structuredContent: output };
    } catch (error) {
      return { isError: true, content: [{ type: 'text' as const, text: JSON.stringify(toProblemJson(error, context.requestId)) }] };
    }
  });
  return server;
}

/** MCP wants an object at the top of every schema, also where zod writes a union. */
const asObject = (schema: Record<string, unknown>): ObjectSchema => ({ ...schema, type: 'object' });

const INSTRUCTIONS = `Almanac remembers and plans. Recall before you answer about the past or about preferences; remember what is worth keeping, in the person's own words. For a goal, call planner_plan once with the intent, show the plan, then planner_approve and scheduler_schedule (dry_run first). A problem in an answer says what to change.`;
