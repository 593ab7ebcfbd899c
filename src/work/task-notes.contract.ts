import * as z from 'zod';
import { Id, listOf, page } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';
import { NotFound } from '../kernel/problem.ts';

const TaskNote = z.object({
  note_id: z.number(), task_id: z.number(), event_id: z.number().nullable().describe('The memory it is.'), text: z.string().nullable().describe('Its own text, or that of the memory as it reads now.'), created_by: z.string(), created_at: z.string(),
}).meta({ id: 'TaskNote' });

const path = '/api/v1/tasks/{id}/notes';
export const addTaskNoteContract = defineContract({
  name: 'tasks.add_note', method: 'POST', path, scope: 'planner:write', status: 201, summary: 'Attach a note to a task: a text, or a memory by its number.',
  input: z.strictObject({ id: Id, text: z.string().min(1).max(20_000).optional(), event_id: Id.optional() }), output: TaskNote, problems: [NotFound],
});
export const listTaskNotesContract = defineContract({ name: 'tasks.notes', method: 'GET', path, scope: 'planner:read', summary: 'The notes of a task, oldest first.', input: z.strictObject({ id: Id, ...page }), output: listOf(TaskNote), problems: [NotFound] });
export const removeTaskNoteContract = defineContract({
  name: 'tasks.remove_note', method: 'DELETE', path: `${path}/{note_id}`, scope: 'planner:write', summary: 'Take a note off a task; a memory itself stays. Answers it as it was.', input: z.strictObject({ id: Id, note_id: Id }), output: TaskNote, problems: [NotFound],
});
export type TaskNoteJson = z.output<typeof TaskNote>;
