// Written by `npm run operations` from the contracts; do not edit. Types cost the bundle nothing, and zod stays out of it.
import type * as z from 'zod';
import type { OperationContract } from '../../src/kernel/operation.ts';
import type * as m0 from '../../src/apps/backups.contract.ts';
import type * as m1 from '../../src/apps/sample.contract.ts';
import type * as m2 from '../../src/apps/settings.contract.ts';
import type * as m3 from '../../src/apps/welcome.contract.ts';
import type * as m4 from '../../src/calendar/accounts/accounts.contract.ts';
import type * as m5 from '../../src/calendar/accounts/oauth.contract.ts';
import type * as m6 from '../../src/calendar/feed.contract.ts';
import type * as m7 from '../../src/http/health-history.contract.ts';
import type * as m8 from '../../src/http/live.contract.ts';
import type * as m9 from '../../src/identity/keys.contract.ts';
import type * as m10 from '../../src/llm/prompts.contract.ts';
import type * as m11 from '../../src/llm/usage.contract.ts';
import type * as m12 from '../../src/memory/audit/audit.contract.ts';
import type * as m13 from '../../src/memory/clients/clients.contract.ts';
import type * as m14 from '../../src/memory/embedding/embeddings.contract.ts';
import type * as m15 from '../../src/memory/entities/entities.contract.ts';
import type * as m16 from '../../src/memory/events/events.contract.ts';
import type * as m17 from '../../src/memory/events/read-episode.contract.ts';
import type * as m18 from '../../src/memory/facts/dispute-fact.contract.ts';
import type * as m19 from '../../src/memory/facts/facts.contract.ts';
import type * as m20 from '../../src/memory/facts/read-fact.contract.ts';
import type * as m21 from '../../src/memory/recall/recall.contract.ts';
import type * as m22 from '../../src/memory/recall/why-not.contract.ts';
import type * as m23 from '../../src/memory/remember/conversations.contract.ts';
import type * as m24 from '../../src/memory/remember/remember.contract.ts';
import type * as m25 from '../../src/memory/upkeep/upkeep.contract.ts';
import type * as m26 from '../../src/observing/reflections.contract.ts';
import type * as m27 from '../../src/planning/plans.contract.ts';
import type * as m28 from '../../src/planning/read-preferences.contract.ts';
import type * as m29 from '../../src/scheduling/calendar.contract.ts';
import type * as m30 from '../../src/scheduling/constraints.contract.ts';
import type * as m31 from '../../src/scheduling/news.contract.ts';
import type * as m32 from '../../src/scheduling/preferences.contract.ts';
import type * as m33 from '../../src/scheduling/runs.contract.ts';
import type * as m34 from '../../src/scheduling/sprints.contract.ts';
import type * as m35 from '../../src/work/execution-runs.contract.ts';
import type * as m36 from '../../src/work/finance.contract.ts';
import type * as m37 from '../../src/work/quick-entry.contract.ts';
import type * as m38 from '../../src/work/recurrences.contract.ts';
import type * as m39 from '../../src/work/task-bulk.contract.ts';
import type * as m40 from '../../src/work/task-lists.contract.ts';
import type * as m41 from '../../src/work/task-notes.contract.ts';
import type * as m42 from '../../src/work/tasks.contract.ts';
import type * as m43 from '../../src/work/views.contract.ts';
import type * as m44 from '../../src/work/workflows.contract.ts';

export interface Where {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Input fields that go into the query though there is a body. */
  readonly query?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly takes?: 'ndjson';
  readonly gives?: 'text';
  /** Makes something: the same attempt twice must not make two. */
  readonly creates?: true;
  readonly reads?: true;
}

export const OPERATIONS = {
  'backups.create': { method: 'POST', path: '/api/v1/backups', creates: true },
  'backups.delete': { method: 'DELETE', path: '/api/v1/backups/{name}' },
  'backups.download': { method: 'GET', path: '/api/v1/backups/{name}', gives: 'text', reads: true },
  'backups.list': { method: 'GET', path: '/api/v1/backups', reads: true },
  'calendar.feed': { method: 'GET', path: '/calendar/{secret}.ics', gives: 'text', reads: true },
  'calendar.rotate-feed': { method: 'POST', path: '/api/v1/scheduler/preferences/feed' },
  'calendars.accounts': { method: 'GET', path: '/api/v1/scheduler/calendar_accounts', reads: true },
  'calendars.answer': { method: 'POST', path: '/api/v1/scheduler/calendars/questions/{id}/answer' },
  'calendars.check': { method: 'POST', path: '/api/v1/scheduler/calendar_accounts/{id}/check' },
  'calendars.connect': { method: 'POST', path: '/api/v1/scheduler/calendar_accounts', creates: true },
  'calendars.create': { method: 'POST', path: '/api/v1/scheduler/calendars', creates: true },
  'calendars.disconnect': { method: 'DELETE', path: '/api/v1/scheduler/calendar_accounts/{id}' },
  'calendars.history': { method: 'GET', path: '/api/v1/scheduler/calendars/history', reads: true },
  'calendars.import': { method: 'POST', path: '/api/v1/scheduler/calendar/import', creates: true },
  'calendars.list': { method: 'GET', path: '/api/v1/scheduler/calendars', reads: true },
  'calendars.notify': { method: 'POST', path: '/webhook/calendar/google', headers: {'channel':'x-goog-channel-id','token':'x-goog-channel-token','state':'x-goog-resource-state'} },
  'calendars.questions': { method: 'GET', path: '/api/v1/scheduler/calendars/questions', reads: true },
  'calendars.reseal': { method: 'POST', path: '/api/v1/scheduler/calendar_accounts/reseal' },
  'calendars.update': { method: 'PATCH', path: '/api/v1/scheduler/calendars/{id}' },
  'clients.erase': { method: 'DELETE', path: '/api/v1/clients/{client_id}' },
  'clients.get': { method: 'GET', path: '/api/v1/clients/{client_id}', reads: true },
  'clients.list': { method: 'GET', path: '/api/v1/clients', reads: true },
  'clients.put': { method: 'PUT', path: '/api/v1/clients/{client_id}' },
  'credentials.list': { method: 'GET', path: '/api/v1/credentials', reads: true },
  'credentials.test': { method: 'POST', path: '/api/v1/credentials/{name}/test' },
  'deliverables.create': { method: 'POST', path: '/api/v1/deliverables', creates: true },
  'deliverables.delete': { method: 'DELETE', path: '/api/v1/deliverables/{id}' },
  'deliverables.get': { method: 'GET', path: '/api/v1/deliverables/{id}', reads: true },
  'deliverables.list': { method: 'GET', path: '/api/v1/deliverables', reads: true },
  'deliverables.update': { method: 'PATCH', path: '/api/v1/deliverables/{id}' },
  'engagements.create': { method: 'POST', path: '/api/v1/engagements', creates: true },
  'engagements.delete': { method: 'DELETE', path: '/api/v1/engagements/{id}' },
  'engagements.get': { method: 'GET', path: '/api/v1/engagements/{id}', reads: true },
  'engagements.list': { method: 'GET', path: '/api/v1/engagements', reads: true },
  'engagements.update': { method: 'PATCH', path: '/api/v1/engagements/{id}' },
  'execution_runs.cancel': { method: 'POST', path: '/api/v1/execution_runs/{id}/cancel' },
  'execution_runs.complete': { method: 'POST', path: '/api/v1/execution_runs/{id}/complete' },
  'execution_runs.correct': { method: 'PATCH', path: '/api/v1/execution_runs/{id}' },
  'execution_runs.get': { method: 'GET', path: '/api/v1/execution_runs/{id}', reads: true },
  'execution_runs.list': { method: 'GET', path: '/api/v1/execution_runs', reads: true },
  'execution_runs.pause': { method: 'POST', path: '/api/v1/execution_runs/{id}/pause' },
  'execution_runs.resume': { method: 'POST', path: '/api/v1/execution_runs/{id}/resume' },
  'execution_runs.start': { method: 'POST', path: '/api/v1/execution_runs', creates: true },
  'finance.get': { method: 'GET', path: '/api/v1/finance', reads: true },
  'finance.save': { method: 'PUT', path: '/api/v1/finance' },
  'finance.snapshots': { method: 'GET', path: '/api/v1/finance/snapshots', reads: true },
  'health.history': { method: 'GET', path: '/api/v1/health/history', reads: true },
  'jobs.dead-letters': { method: 'GET', path: '/api/v1/jobs/dead', reads: true },
  'jobs.retry': { method: 'POST', path: '/api/v1/jobs/{id}/retry' },
  'keys.create': { method: 'POST', path: '/api/v1/keys', creates: true },
  'keys.list': { method: 'GET', path: '/api/v1/keys', reads: true },
  'keys.revoke': { method: 'DELETE', path: '/api/v1/keys/{id}' },
  'live.events': { method: 'GET', path: '/api/v1/live', headers: {'last_event_id':'last-event-id'}, gives: 'text', reads: true },
  'maintenance.cleanup': { method: 'POST', path: '/api/v1/maintenance/cleanup' },
  'memory.apply-remedy': { method: 'POST', path: '/api/v1/memory/audit/remedies', creates: true },
  'memory.archive': { method: 'POST', path: '/api/v1/memory/bulk/archive' },
  'memory.around': { method: 'GET', path: '/api/v1/graph/around', reads: true },
  'memory.assemble': { method: 'POST', path: '/api/v1/memory/assemble', reads: true },
  'memory.audit': { method: 'GET', path: '/api/v1/memory/audit', reads: true },
  'memory.delete-event': { method: 'DELETE', path: '/api/v1/memory/events/{event_id}' },
  'memory.dispute-fact': { method: 'POST', path: '/api/v1/memory/facts/{fact_id}/dispute', creates: true },
  'memory.edit-event': { method: 'PATCH', path: '/api/v1/memory/events/{event_id}' },
  'memory.embeddings': { method: 'GET', path: '/api/v1/memory/embeddings', reads: true },
  'memory.end-fact': { method: 'DELETE', path: '/api/v1/memory/facts/{fact_id}' },
  'memory.entities': { method: 'GET', path: '/api/v1/graph/entities', reads: true },
  'memory.episode': { method: 'GET', path: '/api/v1/memory/episodes/{episode_id}', reads: true },
  'memory.event': { method: 'GET', path: '/api/v1/memory/events/{event_id}', reads: true },
  'memory.event-receipts': { method: 'GET', path: '/api/v1/memory/events/{event_id}/receipts', reads: true },
  'memory.events': { method: 'GET', path: '/api/v1/memory/events', reads: true },
  'memory.explain': { method: 'GET', path: '/api/v1/memory/explain', reads: true },
  'memory.export': { method: 'GET', path: '/api/v1/memory/export', gives: 'text', reads: true },
  'memory.fact': { method: 'GET', path: '/api/v1/memory/facts/{fact_id}', reads: true },
  'memory.fact-history': { method: 'GET', path: '/api/v1/memory/facts/history', reads: true },
  'memory.fact-receipts': { method: 'GET', path: '/api/v1/memory/facts/{fact_id}/receipts', reads: true },
  'memory.facts': { method: 'GET', path: '/api/v1/memory/facts', reads: true },
  'memory.import': { method: 'POST', path: '/api/v1/memory/import', query: ['client_id','import_id','format','name','modified','dry_run'], takes: 'ndjson' },
  'memory.import-facts': { method: 'POST', path: '/api/v1/memory/facts/import', takes: 'ndjson' },
  'memory.put-fact': { method: 'PUT', path: '/api/v1/memory/facts' },
  'memory.put-state': { method: 'PUT', path: '/api/v1/memory/state/{session_id}' },
  'memory.rate-episode': { method: 'PUT', path: '/api/v1/memory/episodes/{episode_id}/rating' },
  'memory.recall': { method: 'GET', path: '/api/v1/memory/recall', reads: true },
  'memory.record-fact': { method: 'POST', path: '/api/v1/memory/facts', creates: true },
  'memory.remedies': { method: 'GET', path: '/api/v1/memory/audit/remedies', reads: true },
  'memory.remember': { method: 'POST', path: '/api/v1/memory/remember', creates: true },
  'memory.remember-batch': { method: 'POST', path: '/api/v1/memory/remember/batch' },
  'memory.restore-event': { method: 'POST', path: '/api/v1/memory/events/{event_id}/restore' },
  'memory.restore-fact': { method: 'POST', path: '/api/v1/memory/facts/{fact_id}/restore' },
  'memory.retract-fact': { method: 'POST', path: '/api/v1/memory/facts/{fact_id}/retract' },
  'memory.search': { method: 'GET', path: '/api/v1/memory/search', reads: true },
  'memory.state': { method: 'GET', path: '/api/v1/memory/state/{session_id}', reads: true },
  'memory.unarchive': { method: 'POST', path: '/api/v1/memory/bulk/restore' },
  'memory.undo-remedy': { method: 'POST', path: '/api/v1/memory/audit/remedies/{remedy_id}/undo' },
  'memory.why-not': { method: 'POST', path: '/api/v1/memory/why_not', reads: true },
  'memory.writeback': { method: 'POST', path: '/api/v1/memory/writeback' },
  'models.budget': { method: 'GET', path: '/api/v1/models/budget', reads: true },
  'models.library': { method: 'GET', path: '/api/v1/models/library', reads: true },
  'models.list': { method: 'GET', path: '/api/v1/models', reads: true },
  'models.save-budget': { method: 'PUT', path: '/api/v1/models/budget' },
  'models.set': { method: 'PUT', path: '/api/v1/models/{operation}' },
  'models.usage': { method: 'GET', path: '/api/v1/models/usage', reads: true },
  'oauth.authorize': { method: 'GET', path: '/oauth/authorize', reads: true },
  'oauth.callback': { method: 'GET', path: '/oauth/callback', gives: 'text', reads: true },
  'oauth.status': { method: 'GET', path: '/oauth/status', reads: true },
  'observer.accept': { method: 'POST', path: '/api/v1/observer/recommendations/{id}/accept' },
  'observer.dismiss': { method: 'POST', path: '/api/v1/observer/recommendations/{id}/dismiss' },
  'observer.patterns': { method: 'GET', path: '/api/v1/observer/patterns', reads: true },
  'observer.reflect': { method: 'POST', path: '/api/v1/observer/reflect', query: ['mode','date','client_id'], creates: true },
  'observer.reflections': { method: 'GET', path: '/api/v1/observer/reflections', reads: true },
  'observer.reopen': { method: 'POST', path: '/api/v1/observer/recommendations/{id}/reopen' },
  'offers.create': { method: 'POST', path: '/api/v1/offers', creates: true },
  'offers.delete': { method: 'DELETE', path: '/api/v1/offers/{id}' },
  'offers.get': { method: 'GET', path: '/api/v1/offers/{id}', reads: true },
  'offers.list': { method: 'GET', path: '/api/v1/offers', reads: true },
  'offers.update': { method: 'PATCH', path: '/api/v1/offers/{id}' },
  'persons.create': { method: 'POST', path: '/api/v1/persons', creates: true },
  'persons.delete': { method: 'DELETE', path: '/api/v1/persons/{id}' },
  'persons.get': { method: 'GET', path: '/api/v1/persons/{id}', reads: true },
  'persons.list': { method: 'GET', path: '/api/v1/persons', reads: true },
  'persons.update': { method: 'PATCH', path: '/api/v1/persons/{id}' },
  'planner.approve': { method: 'POST', path: '/api/v1/planner/plans/{id}/approve' },
  'planner.choose': { method: 'POST', path: '/api/v1/planner/plans/{id}/choose', headers: {'if_match':'if-match'} },
  'planner.delete': { method: 'DELETE', path: '/api/v1/planner/plans/{id}' },
  'planner.diff': { method: 'GET', path: '/api/v1/planner/plans/{id}/versions/diff', reads: true },
  'planner.edit': { method: 'PUT', path: '/api/v1/planner/plans/{id}', headers: {'if_match':'if-match'} },
  'planner.execute': { method: 'POST', path: '/api/v1/planner/plans/{id}/execute' },
  'planner.list': { method: 'GET', path: '/api/v1/planner/plans', reads: true },
  'planner.makings': { method: 'GET', path: '/api/v1/planner/makings', reads: true },
  'planner.plan': { method: 'POST', path: '/api/v1/planner/plan', creates: true },
  'planner.progress': { method: 'GET', path: '/api/v1/planner/progress/{name}', reads: true },
  'planner.read': { method: 'GET', path: '/api/v1/planner/plans/{id}', reads: true },
  'planner.read-preferences': { method: 'POST', path: '/api/v1/planner/preferences/read' },
  'planner.revert': { method: 'POST', path: '/api/v1/planner/plans/{id}/revert', headers: {'if_match':'if-match'} },
  'planner.stop': { method: 'DELETE', path: '/api/v1/planner/makings/{name}' },
  'planner.take_workflow': { method: 'POST', path: '/api/v1/planner/plans/{id}/workflow', headers: {'if_match':'if-match'} },
  'planner.unapprove': { method: 'POST', path: '/api/v1/planner/plans/{id}/unapprove' },
  'planner.understand-preferences': { method: 'POST', path: '/api/v1/planner/preferences/understand', reads: true },
  'planner.versions': { method: 'GET', path: '/api/v1/planner/plans/{id}/versions', reads: true },
  'process_templates.create': { method: 'POST', path: '/api/v1/process_templates', creates: true },
  'process_templates.delete': { method: 'DELETE', path: '/api/v1/process_templates/{id}' },
  'process_templates.get': { method: 'GET', path: '/api/v1/process_templates/{id}', reads: true },
  'process_templates.list': { method: 'GET', path: '/api/v1/process_templates', reads: true },
  'process_templates.update': { method: 'PATCH', path: '/api/v1/process_templates/{id}' },
  'projects.create': { method: 'POST', path: '/api/v1/projects', creates: true },
  'projects.delete': { method: 'DELETE', path: '/api/v1/projects/{id}' },
  'projects.get': { method: 'GET', path: '/api/v1/projects/{id}', reads: true },
  'projects.list': { method: 'GET', path: '/api/v1/projects', reads: true },
  'projects.update': { method: 'PATCH', path: '/api/v1/projects/{id}' },
  'prompts.activate': { method: 'POST', path: '/api/v1/prompts/{name}/versions/{version}/activate' },
  'prompts.create-version': { method: 'POST', path: '/api/v1/prompts/{name}/versions', creates: true },
  'prompts.list': { method: 'GET', path: '/api/v1/prompts', reads: true },
  'prompts.preview': { method: 'POST', path: '/api/v1/prompts/{name}/preview' },
  'prompts.read': { method: 'GET', path: '/api/v1/prompts/{name}', reads: true },
  'prompts.roll-back': { method: 'POST', path: '/api/v1/prompts/{name}/rollback' },
  'prompts.stats': { method: 'GET', path: '/api/v1/prompts/{name}/stats', reads: true },
  'prompts.weigh': { method: 'PUT', path: '/api/v1/prompts/{name}/weights' },
  'recurrences.create': { method: 'POST', path: '/api/v1/recurrences', creates: true },
  'recurrences.delete': { method: 'DELETE', path: '/api/v1/recurrences/{id}' },
  'recurrences.get': { method: 'GET', path: '/api/v1/recurrences/{id}', reads: true },
  'recurrences.list': { method: 'GET', path: '/api/v1/recurrences', reads: true },
  'recurrences.make_ahead': { method: 'POST', path: '/api/v1/recurrences/make-ahead' },
  'recurrences.update': { method: 'PATCH', path: '/api/v1/recurrences/{id}' },
  'results.create': { method: 'POST', path: '/api/v1/results', creates: true },
  'results.delete': { method: 'DELETE', path: '/api/v1/results/{id}' },
  'results.get': { method: 'GET', path: '/api/v1/results/{id}', reads: true },
  'results.list': { method: 'GET', path: '/api/v1/results', reads: true },
  'results.update': { method: 'PATCH', path: '/api/v1/results/{id}' },
  'sample.make': { method: 'POST', path: '/api/v1/sample', creates: true },
  'sample.read': { method: 'GET', path: '/api/v1/sample', reads: true },
  'sample.remove': { method: 'DELETE', path: '/api/v1/sample' },
  'scheduler.accept_constraint': { method: 'POST', path: '/api/v1/scheduler/constraints/{id}/accept' },
  'scheduler.apply': { method: 'POST', path: '/api/v1/scheduler/runs/{id}/apply' },
  'scheduler.calendar': { method: 'GET', path: '/api/v1/scheduler/calendar', reads: true },
  'scheduler.changes': { method: 'GET', path: '/api/v1/scheduler/changes', reads: true },
  'scheduler.compare_runs': { method: 'GET', path: '/api/v1/scheduler/runs/compare', reads: true },
  'scheduler.conflicts': { method: 'GET', path: '/api/v1/scheduler/conflicts', reads: true },
  'scheduler.constraints': { method: 'GET', path: '/api/v1/scheduler/constraints', reads: true },
  'scheduler.create_event': { method: 'POST', path: '/api/v1/scheduler/calendar', creates: true },
  'scheduler.delete_event': { method: 'DELETE', path: '/api/v1/scheduler/calendar/{id}' },
  'scheduler.dismiss_constraint': { method: 'POST', path: '/api/v1/scheduler/constraints/{id}/dismiss' },
  'scheduler.dismiss_run': { method: 'POST', path: '/api/v1/scheduler/runs/{id}/dismiss' },
  'scheduler.event': { method: 'GET', path: '/api/v1/scheduler/calendar/{id}', reads: true },
  'scheduler.lateness': { method: 'GET', path: '/api/v1/scheduler/lateness', reads: true },
  'scheduler.move_event': { method: 'PUT', path: '/api/v1/scheduler/calendar/{id}' },
  'scheduler.open_hours': { method: 'GET', path: '/api/v1/scheduler/open_hours', reads: true },
  'scheduler.preferences': { method: 'GET', path: '/api/v1/scheduler/preferences', reads: true },
  'scheduler.reschedule': { method: 'POST', path: '/api/v1/scheduler/reschedule' },
  'scheduler.restore_run': { method: 'POST', path: '/api/v1/scheduler/runs/{id}/restore' },
  'scheduler.roll_forward': { method: 'POST', path: '/api/v1/scheduler/roll-forward' },
  'scheduler.run': { method: 'GET', path: '/api/v1/scheduler/runs/{id}', reads: true },
  'scheduler.runs': { method: 'GET', path: '/api/v1/scheduler/runs', reads: true },
  'scheduler.save_preferences': { method: 'PUT', path: '/api/v1/scheduler/preferences' },
  'scheduler.save_sprint': { method: 'PUT', path: '/api/v1/scheduler/sprints/{id}' },
  'scheduler.schedule': { method: 'POST', path: '/api/v1/scheduler/schedule', creates: true },
  'scheduler.solve': { method: 'POST', path: '/api/v1/scheduler/solve', reads: true },
  'scheduler.sprint': { method: 'GET', path: '/api/v1/scheduler/sprints/{id}', reads: true },
  'scheduler.sprints': { method: 'GET', path: '/api/v1/scheduler/sprints', reads: true },
  'scheduler.sync': { method: 'POST', path: '/api/v1/scheduler/calendar/sync' },
  'scheduler.undo': { method: 'POST', path: '/api/v1/scheduler/runs/{id}/undo' },
  'service_blueprints.create': { method: 'POST', path: '/api/v1/service_blueprints', creates: true },
  'service_blueprints.delete': { method: 'DELETE', path: '/api/v1/service_blueprints/{id}' },
  'service_blueprints.get': { method: 'GET', path: '/api/v1/service_blueprints/{id}', reads: true },
  'service_blueprints.list': { method: 'GET', path: '/api/v1/service_blueprints', reads: true },
  'service_blueprints.update': { method: 'PATCH', path: '/api/v1/service_blueprints/{id}' },
  'settings.list': { method: 'GET', path: '/api/v1/settings', reads: true },
  'tasks.add_note': { method: 'POST', path: '/api/v1/tasks/{id}/notes', creates: true },
  'tasks.bulk': { method: 'POST', path: '/api/v1/tasks/bulk' },
  'tasks.create': { method: 'POST', path: '/api/v1/tasks', creates: true },
  'tasks.delete': { method: 'DELETE', path: '/api/v1/tasks/{id}' },
  'tasks.get': { method: 'GET', path: '/api/v1/tasks/{id}', reads: true },
  'tasks.list': { method: 'GET', path: '/api/v1/tasks', reads: true },
  'tasks.notes': { method: 'GET', path: '/api/v1/tasks/{id}/notes', reads: true },
  'tasks.quick': { method: 'POST', path: '/api/v1/tasks/quick', creates: true },
  'tasks.remove_note': { method: 'DELETE', path: '/api/v1/tasks/{id}/notes/{note_id}' },
  'tasks.today': { method: 'GET', path: '/api/v1/tasks/today', reads: true },
  'tasks.update': { method: 'PATCH', path: '/api/v1/tasks/{id}' },
  'tasks.week': { method: 'GET', path: '/api/v1/tasks/week', reads: true },
  'ventures.create': { method: 'POST', path: '/api/v1/ventures', creates: true },
  'ventures.delete': { method: 'DELETE', path: '/api/v1/ventures/{id}' },
  'ventures.get': { method: 'GET', path: '/api/v1/ventures/{id}', reads: true },
  'ventures.list': { method: 'GET', path: '/api/v1/ventures', reads: true },
  'ventures.update': { method: 'PATCH', path: '/api/v1/ventures/{id}' },
  'views.create': { method: 'POST', path: '/api/v1/views', creates: true },
  'views.delete': { method: 'DELETE', path: '/api/v1/views/{id}' },
  'views.list': { method: 'GET', path: '/api/v1/views', reads: true },
  'views.update': { method: 'PATCH', path: '/api/v1/views/{id}' },
  'welcome.end': { method: 'POST', path: '/api/v1/welcome/end' },
  'welcome.read': { method: 'GET', path: '/api/v1/welcome', reads: true },
  'workflows.create': { method: 'POST', path: '/api/v1/workflows', creates: true },
  'workflows.delete': { method: 'DELETE', path: '/api/v1/workflows/{id}' },
  'workflows.get': { method: 'GET', path: '/api/v1/workflows/{id}', reads: true },
  'workflows.list': { method: 'GET', path: '/api/v1/workflows', reads: true },
  'workflows.revert': { method: 'POST', path: '/api/v1/workflows/{id}/revert' },
  'workflows.update': { method: 'PATCH', path: '/api/v1/workflows/{id}' },
  'workflows.versions': { method: 'GET', path: '/api/v1/workflows/{id}/versions', reads: true },
} as const satisfies Record<string, Where>;

type Shape<I, O> = { input: I; output: O };
type Of<C> = C extends OperationContract<infer I, infer O> ? Shape<z.input<I>, z.output<O>> : never;

/** What each operation takes and answers. */
export interface Operations {
  'backups.create': Of<typeof m0.createBackupContract>;
  'backups.delete': Of<typeof m0.deleteBackupContract>;
  'backups.download': Of<typeof m0.downloadBackupContract>;
  'backups.list': Of<typeof m0.listBackupsContract>;
  'calendar.feed': Of<typeof m6.feedContract>;
  'calendar.rotate-feed': Of<typeof m6.rotateFeedContract>;
  'calendars.accounts': Of<typeof m4.listAccountsContract>;
  'calendars.answer': Of<typeof m4.answerContract>;
  'calendars.check': Of<typeof m4.checkAccountContract>;
  'calendars.connect': Of<typeof m4.connectContract>;
  'calendars.create': Of<typeof m4.createCalendarContract>;
  'calendars.disconnect': Of<typeof m4.disconnectContract>;
  'calendars.history': Of<typeof m4.calendarHistoryContract>;
  'calendars.import': Of<typeof m4.importFileContract>;
  'calendars.list': Of<typeof m4.listCalendarsContract>;
  'calendars.notify': Of<typeof m5.notifyContract>;
  'calendars.questions': Of<typeof m4.questionsContract>;
  'calendars.reseal': Of<typeof m4.resealContract>;
  'calendars.update': Of<typeof m4.updateCalendarContract>;
  'clients.erase': Of<typeof m13.eraseClient>;
  'clients.get': Of<typeof m13.getClient>;
  'clients.list': Of<typeof m13.listClients>;
  'clients.put': Of<typeof m13.putClient>;
  'credentials.list': Of<typeof m10.listCredentialsContract>;
  'credentials.test': Of<typeof m10.testCredentialContract>;
  'deliverables.create': Shape<{ name: string; project_id?: number | string | null; task_id?: number | string | null; url?: string | null; due_date?: string | null; status?: string; metadata?: Record<string, unknown> }, { deliverable_id: number; name: string; project_id: number | null; task_id: number | null; url: string | null; due_date: string | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'deliverables.delete': Shape<{ id: number | string }, { deliverable_id: number; name: string; project_id: number | null; task_id: number | null; url: string | null; due_date: string | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'deliverables.get': Shape<{ id: number | string }, { deliverable_id: number; name: string; project_id: number | null; task_id: number | null; url: string | null; due_date: string | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'deliverables.list': Shape<{ project_id?: number | string; task_id?: number | string; status?: string; limit?: number; cursor?: string }, { items: readonly ({ deliverable_id: number; name: string; project_id: number | null; task_id: number | null; url: string | null; due_date: string | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string })[]; next_cursor: string | null }>;
  'deliverables.update': Shape<{ id: number | string; name?: string; project_id?: number | string | null; task_id?: number | string | null; url?: string | null; due_date?: string | null; status?: string; metadata?: Record<string, unknown> }, { deliverable_id: number; name: string; project_id: number | null; task_id: number | null; url: string | null; due_date: string | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'engagements.create': Shape<{ name: string; client_id?: number | string | null; offer_id?: number | string | null; customer_name?: string | null; start_date?: string | null; end_date?: string | null; rate?: number | null; status?: string; metadata?: Record<string, unknown> }, { engagement_id: number; name: string; client_id: number | null; offer_id: number | null; customer_name: string | null; start_date: string | null; end_date: string | null; rate: number | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'engagements.delete': Shape<{ id: number | string }, { engagement_id: number; name: string; client_id: number | null; offer_id: number | null; customer_name: string | null; start_date: string | null; end_date: string | null; rate: number | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'engagements.get': Shape<{ id: number | string }, { engagement_id: number; name: string; client_id: number | null; offer_id: number | null; customer_name: string | null; start_date: string | null; end_date: string | null; rate: number | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'engagements.list': Shape<{ client_id?: number | string; offer_id?: number | string; status?: string; limit?: number; cursor?: string }, { items: readonly ({ engagement_id: number; name: string; client_id: number | null; offer_id: number | null; customer_name: string | null; start_date: string | null; end_date: string | null; rate: number | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string })[]; next_cursor: string | null }>;
  'engagements.update': Shape<{ id: number | string; name?: string; client_id?: number | string | null; offer_id?: number | string | null; customer_name?: string | null; start_date?: string | null; end_date?: string | null; rate?: number | null; status?: string; metadata?: Record<string, unknown> }, { engagement_id: number; name: string; client_id: number | null; offer_id: number | null; customer_name: string | null; start_date: string | null; end_date: string | null; rate: number | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'execution_runs.cancel': Of<typeof m35.cancelRunContract>;
  'execution_runs.complete': Of<typeof m35.completeRunContract>;
  'execution_runs.correct': Of<typeof m35.correctRunContract>;
  'execution_runs.get': Of<typeof m35.readRunContract>;
  'execution_runs.list': Of<typeof m35.listRunsContract>;
  'execution_runs.pause': Of<typeof m35.pauseRunContract>;
  'execution_runs.resume': Of<typeof m35.resumeRunContract>;
  'execution_runs.start': Of<typeof m35.startRunContract>;
  'finance.get': Of<typeof m36.readFinanceContract>;
  'finance.save': Of<typeof m36.saveFinanceContract>;
  'finance.snapshots': Of<typeof m36.financeHistoryContract>;
  'health.history': Of<typeof m7.healthHistoryContract>;
  'jobs.dead-letters': Shape<{ limit?: number; cursor?: string }, { items: readonly ({ job_id: string; kind: string; payload: unknown; error: string; failed_at: string })[]; next_cursor: string | null; waiting: number; running: number; failed: number }>;
  'jobs.retry': Shape<{ id: string }, { job_id: string; retried: true }>;
  'keys.create': Of<typeof m9.createKeyContract>;
  'keys.list': Of<typeof m9.listKeysContract>;
  'keys.revoke': Of<typeof m9.revokeKeyContract>;
  'live.events': Of<typeof m8.liveContract>;
  'maintenance.cleanup': Of<typeof m25.cleanup>;
  'memory.apply-remedy': Of<typeof m12.applyRemedy>;
  'memory.archive': Of<typeof m16.archiveEvents>;
  'memory.around': Of<typeof m15.aroundEntity>;
  'memory.assemble': Of<typeof m23.assemble>;
  'memory.audit': Of<typeof m12.audit>;
  'memory.delete-event': Of<typeof m16.deleteEvent>;
  'memory.dispute-fact': Of<typeof m18.disputeFact>;
  'memory.edit-event': Of<typeof m16.patchEvent>;
  'memory.embeddings': Of<typeof m14.embeddings>;
  'memory.end-fact': Of<typeof m19.endFact>;
  'memory.entities': Of<typeof m15.entities>;
  'memory.episode': Of<typeof m17.readEpisode>;
  'memory.event': Of<typeof m16.getEvent>;
  'memory.event-receipts': Of<typeof m16.eventReceipts>;
  'memory.events': Of<typeof m16.listEvents>;
  'memory.explain': Of<typeof m21.explainRecall>;
  'memory.export': Of<typeof m13.exportMemory>;
  'memory.fact': Of<typeof m20.readFact>;
  'memory.fact-history': Of<typeof m19.factHistory>;
  'memory.fact-receipts': Of<typeof m19.factReceipts>;
  'memory.facts': Of<typeof m19.listFacts>;
  'memory.import': Of<typeof m13.importMemory>;
  'memory.import-facts': Of<typeof m19.importFacts>;
  'memory.put-fact': Of<typeof m19.putFact>;
  'memory.put-state': Of<typeof m23.putState>;
  'memory.rate-episode': Of<typeof m23.rateEpisode>;
  'memory.recall': Of<typeof m21.recall>;
  'memory.record-fact': Of<typeof m19.recordFact>;
  'memory.remedies': Of<typeof m12.listRemedies>;
  'memory.remember': Of<typeof m24.remember>;
  'memory.remember-batch': Of<typeof m24.rememberBatch>;
  'memory.restore-event': Of<typeof m16.restoreEvent>;
  'memory.restore-fact': Of<typeof m19.restoreFact>;
  'memory.retract-fact': Of<typeof m19.retractFact>;
  'memory.search': Of<typeof m21.search>;
  'memory.state': Of<typeof m23.getState>;
  'memory.unarchive': Of<typeof m16.restoreEvents>;
  'memory.undo-remedy': Of<typeof m12.undoRemedy>;
  'memory.why-not': Of<typeof m22.whyNot>;
  'memory.writeback': Of<typeof m23.writeback>;
  'models.budget': Of<typeof m11.readBudgetContract>;
  'models.library': Of<typeof m11.modelLibraryContract>;
  'models.list': Of<typeof m10.listModelsContract>;
  'models.save-budget': Of<typeof m11.saveBudgetContract>;
  'models.set': Of<typeof m10.setModelContract>;
  'models.usage': Of<typeof m11.modelUsageContract>;
  'oauth.authorize': Of<typeof m5.authorizeContract>;
  'oauth.callback': Of<typeof m5.callbackContract>;
  'oauth.status': Of<typeof m5.oauthStatusContract>;
  'observer.accept': Of<typeof m26.acceptRecommendationContract>;
  'observer.dismiss': Of<typeof m26.dismissRecommendationContract>;
  'observer.patterns': Of<typeof m26.patternsContract>;
  'observer.reflect': Of<typeof m26.reflectContract>;
  'observer.reflections': Of<typeof m26.listReflectionsContract>;
  'observer.reopen': Of<typeof m26.reopenRecommendationContract>;
  'offers.create': Shape<{ name: string; venture_id?: number | string | null; service_blueprint_id?: number | string | null; description?: string | null; price?: number | null; billing_type?: string | null; status?: string; metadata?: Record<string, unknown> }, { offer_id: number; name: string; venture_id: number | null; service_blueprint_id: number | null; description: string | null; price: number | null; billing_type: string | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'offers.delete': Shape<{ id: number | string }, { offer_id: number; name: string; venture_id: number | null; service_blueprint_id: number | null; description: string | null; price: number | null; billing_type: string | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'offers.get': Shape<{ id: number | string }, { offer_id: number; name: string; venture_id: number | null; service_blueprint_id: number | null; description: string | null; price: number | null; billing_type: string | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'offers.list': Shape<{ venture_id?: number | string; service_blueprint_id?: number | string; status?: string; limit?: number; cursor?: string }, { items: readonly ({ offer_id: number; name: string; venture_id: number | null; service_blueprint_id: number | null; description: string | null; price: number | null; billing_type: string | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string })[]; next_cursor: string | null }>;
  'offers.update': Shape<{ id: number | string; name?: string; venture_id?: number | string | null; service_blueprint_id?: number | string | null; description?: string | null; price?: number | null; billing_type?: string | null; status?: string; metadata?: Record<string, unknown> }, { offer_id: number; name: string; venture_id: number | null; service_blueprint_id: number | null; description: string | null; price: number | null; billing_type: string | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'persons.create': Shape<{ name: string; client_id?: number | string | null; email?: string | null; role?: string | null; metadata?: Record<string, unknown> }, { person_id: number; name: string; client_id: number | null; email: string | null; role: string | null; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'persons.delete': Shape<{ id: number | string }, { person_id: number; name: string; client_id: number | null; email: string | null; role: string | null; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'persons.get': Shape<{ id: number | string }, { person_id: number; name: string; client_id: number | null; email: string | null; role: string | null; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'persons.list': Shape<{ client_id?: number | string; limit?: number; cursor?: string }, { items: readonly ({ person_id: number; name: string; client_id: number | null; email: string | null; role: string | null; metadata: Record<string, unknown>; created_at: string; updated_at: string })[]; next_cursor: string | null }>;
  'persons.update': Shape<{ id: number | string; name?: string; client_id?: number | string | null; email?: string | null; role?: string | null; metadata?: Record<string, unknown> }, { person_id: number; name: string; client_id: number | null; email: string | null; role: string | null; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'planner.approve': Of<typeof m27.approvePlanContract>;
  'planner.choose': Of<typeof m27.choosePlanContract>;
  'planner.delete': Of<typeof m27.deletePlanContract>;
  'planner.diff': Of<typeof m27.diffPlanContract>;
  'planner.edit': Of<typeof m27.editPlanContract>;
  'planner.execute': Of<typeof m27.executePlanContract>;
  'planner.list': Of<typeof m27.listPlansContract>;
  'planner.makings': Of<typeof m27.planMakingsContract>;
  'planner.plan': Of<typeof m27.createPlanContract>;
  'planner.progress': Of<typeof m27.planProgressContract>;
  'planner.read': Of<typeof m27.readPlanContract>;
  'planner.read-preferences': Of<typeof m28.readPreferencesFromMemoryContract>;
  'planner.revert': Of<typeof m27.revertPlanContract>;
  'planner.stop': Of<typeof m27.stopPlanContract>;
  'planner.take_workflow': Of<typeof m27.takeWorkflowContract>;
  'planner.unapprove': Of<typeof m27.unapprovePlanContract>;
  'planner.understand-preferences': Of<typeof m28.understandPreferencesContract>;
  'planner.versions': Of<typeof m27.planVersionsContract>;
  'process_templates.create': Shape<{ name: string; client_id?: number | string | null; workflow_id?: number | string | null; engagement_id?: number | string | null; plan_id?: number | string | null; checklist?: readonly (unknown)[]; estimated_hours?: number | null; version?: number; status?: "draft" | "approved" | "executed"; metadata?: Record<string, unknown> }, { process_template_id: number; name: string; client_id: number | null; workflow_id: number | null; engagement_id: number | null; plan_id: number | null; checklist: readonly (unknown)[]; estimated_hours: number | null; version: number; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'process_templates.delete': Shape<{ id: number | string }, { process_template_id: number; name: string; client_id: number | null; workflow_id: number | null; engagement_id: number | null; plan_id: number | null; checklist: readonly (unknown)[]; estimated_hours: number | null; version: number; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'process_templates.get': Shape<{ id: number | string }, { process_template_id: number; name: string; client_id: number | null; workflow_id: number | null; engagement_id: number | null; plan_id: number | null; checklist: readonly (unknown)[]; estimated_hours: number | null; version: number; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'process_templates.list': Shape<{ client_id?: number | string; workflow_id?: number | string; engagement_id?: number | string; plan_id?: number | string; status?: "draft" | "approved" | "executed"; limit?: number; cursor?: string }, { items: readonly ({ process_template_id: number; name: string; client_id: number | null; workflow_id: number | null; engagement_id: number | null; plan_id: number | null; checklist: readonly (unknown)[]; estimated_hours: number | null; version: number; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string })[]; next_cursor: string | null }>;
  'process_templates.update': Shape<{ id: number | string; name?: string; client_id?: number | string | null; workflow_id?: number | string | null; engagement_id?: number | string | null; plan_id?: number | string | null; checklist?: readonly (unknown)[]; estimated_hours?: number | null; version?: number; status?: "draft" | "approved" | "executed"; metadata?: Record<string, unknown> }, { process_template_id: number; name: string; client_id: number | null; workflow_id: number | null; engagement_id: number | null; plan_id: number | null; checklist: readonly (unknown)[]; estimated_hours: number | null; version: number; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'projects.create': Shape<{ name: string; client_id?: number | string | null; engagement_id?: number | string | null; description?: string | null; status?: string; metadata?: Record<string, unknown> }, { project_id: number; name: string; client_id: number | null; engagement_id: number | null; description: string | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'projects.delete': Shape<{ id: number | string }, { project_id: number; name: string; client_id: number | null; engagement_id: number | null; description: string | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'projects.get': Shape<{ id: number | string }, { project_id: number; name: string; client_id: number | null; engagement_id: number | null; description: string | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'projects.list': Shape<{ client_id?: number | string; engagement_id?: number | string; status?: string; limit?: number; cursor?: string }, { items: readonly ({ project_id: number; name: string; client_id: number | null; engagement_id: number | null; description: string | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string })[]; next_cursor: string | null }>;
  'projects.update': Shape<{ id: number | string; name?: string; client_id?: number | string | null; engagement_id?: number | string | null; description?: string | null; status?: string; metadata?: Record<string, unknown> }, { project_id: number; name: string; client_id: number | null; engagement_id: number | null; description: string | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'prompts.activate': Of<typeof m10.activatePromptContract>;
  'prompts.create-version': Of<typeof m10.createPromptVersionContract>;
  'prompts.list': Of<typeof m10.listPromptsContract>;
  'prompts.preview': Of<typeof m10.previewPromptContract>;
  'prompts.read': Of<typeof m10.readPromptContract>;
  'prompts.roll-back': Of<typeof m10.rollbackPromptContract>;
  'prompts.stats': Of<typeof m10.promptStatsContract>;
  'prompts.weigh': Of<typeof m10.weighPromptContract>;
  'recurrences.create': Of<typeof m38.createRecurrenceContract>;
  'recurrences.delete': Of<typeof m38.removeRecurrenceContract>;
  'recurrences.get': Of<typeof m38.readRecurrenceContract>;
  'recurrences.list': Of<typeof m38.listRecurrencesContract>;
  'recurrences.make_ahead': Of<typeof m38.makeAheadContract>;
  'recurrences.update': Of<typeof m38.changeRecurrenceContract>;
  'results.create': Shape<{ deliverable_id: number | string; metric: string; target_value?: number | null; actual_value?: number | null; measured_at?: string | null; metadata?: Record<string, unknown> }, { result_id: number; deliverable_id: number; metric: string; target_value: number | null; actual_value: number | null; measured_at: string | null; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'results.delete': Shape<{ id: number | string }, { result_id: number; deliverable_id: number; metric: string; target_value: number | null; actual_value: number | null; measured_at: string | null; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'results.get': Shape<{ id: number | string }, { result_id: number; deliverable_id: number; metric: string; target_value: number | null; actual_value: number | null; measured_at: string | null; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'results.list': Shape<{ deliverable_id?: number | string; limit?: number; cursor?: string }, { items: readonly ({ result_id: number; deliverable_id: number; metric: string; target_value: number | null; actual_value: number | null; measured_at: string | null; metadata: Record<string, unknown>; created_at: string; updated_at: string })[]; next_cursor: string | null }>;
  'results.update': Shape<{ id: number | string; deliverable_id?: number | string; metric?: string; target_value?: number | null; actual_value?: number | null; measured_at?: string | null; metadata?: Record<string, unknown> }, { result_id: number; deliverable_id: number; metric: string; target_value: number | null; actual_value: number | null; measured_at: string | null; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'sample.make': Of<typeof m1.makeSampleContract>;
  'sample.read': Of<typeof m1.readSampleContract>;
  'sample.remove': Of<typeof m1.removeSampleContract>;
  'scheduler.accept_constraint': Of<typeof m30.acceptConstraintContract>;
  'scheduler.apply': Of<typeof m33.applyRunContract>;
  'scheduler.calendar': Of<typeof m29.readCalendarContract>;
  'scheduler.changes': Of<typeof m31.newsContract>;
  'scheduler.compare_runs': Of<typeof m33.compareRunsContract>;
  'scheduler.conflicts': Of<typeof m29.conflictsContract>;
  'scheduler.constraints': Of<typeof m30.listConstraintsContract>;
  'scheduler.create_event': Of<typeof m29.createEventContract>;
  'scheduler.delete_event': Of<typeof m29.removeEventContract>;
  'scheduler.dismiss_constraint': Of<typeof m30.dismissConstraintContract>;
  'scheduler.dismiss_run': Of<typeof m33.dismissRunContract>;
  'scheduler.event': Of<typeof m29.readEventContract>;
  'scheduler.lateness': Of<typeof m33.latenessContract>;
  'scheduler.move_event': Of<typeof m29.moveEventContract>;
  'scheduler.open_hours': Of<typeof m29.openHoursContract>;
  'scheduler.preferences': Of<typeof m32.readPreferencesContract>;
  'scheduler.reschedule': Of<typeof m33.rescheduleContract>;
  'scheduler.restore_run': Of<typeof m33.restoreRunContract>;
  'scheduler.roll_forward': Of<typeof m33.rollForwardContract>;
  'scheduler.run': Of<typeof m33.readRunContract>;
  'scheduler.runs': Of<typeof m33.listRunsContract>;
  'scheduler.save_preferences': Of<typeof m32.savePreferencesContract>;
  'scheduler.save_sprint': Of<typeof m34.saveSprintContract>;
  'scheduler.schedule': Of<typeof m33.scheduleContract>;
  'scheduler.solve': Of<typeof m33.solveContract>;
  'scheduler.sprint': Of<typeof m34.readSprintContract>;
  'scheduler.sprints': Of<typeof m34.listSprintsContract>;
  'scheduler.sync': Of<typeof m29.syncContract>;
  'scheduler.undo': Of<typeof m33.undoRunContract>;
  'service_blueprints.create': Shape<{ name: string; client_id?: number | string | null; slug?: string | null; description?: string | null; offer_id?: number | string | null; structure?: Record<string, unknown>; version?: number; status?: string; metadata?: Record<string, unknown> }, { service_blueprint_id: number; name: string; client_id: number | null; slug: string | null; description: string | null; offer_id: number | null; structure: Record<string, unknown>; version: number; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'service_blueprints.delete': Shape<{ id: number | string }, { service_blueprint_id: number; name: string; client_id: number | null; slug: string | null; description: string | null; offer_id: number | null; structure: Record<string, unknown>; version: number; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'service_blueprints.get': Shape<{ id: number | string }, { service_blueprint_id: number; name: string; client_id: number | null; slug: string | null; description: string | null; offer_id: number | null; structure: Record<string, unknown>; version: number; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'service_blueprints.list': Shape<{ client_id?: number | string; offer_id?: number | string; status?: string; limit?: number; cursor?: string }, { items: readonly ({ service_blueprint_id: number; name: string; client_id: number | null; slug: string | null; description: string | null; offer_id: number | null; structure: Record<string, unknown>; version: number; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string })[]; next_cursor: string | null }>;
  'service_blueprints.update': Shape<{ id: number | string; name?: string; client_id?: number | string | null; slug?: string | null; description?: string | null; offer_id?: number | string | null; structure?: Record<string, unknown>; version?: number; status?: string; metadata?: Record<string, unknown> }, { service_blueprint_id: number; name: string; client_id: number | null; slug: string | null; description: string | null; offer_id: number | null; structure: Record<string, unknown>; version: number; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'settings.list': Of<typeof m2.listSettingsContract>;
  'tasks.add_note': Of<typeof m41.addTaskNoteContract>;
  'tasks.bulk': Of<typeof m39.bulkTasksContract>;
  'tasks.create': Of<typeof m42.createTaskContract>;
  'tasks.delete': Of<typeof m42.removeTaskContract>;
  'tasks.get': Of<typeof m42.readTaskContract>;
  'tasks.list': Of<typeof m42.listTasksContract>;
  'tasks.notes': Of<typeof m41.listTaskNotesContract>;
  'tasks.quick': Of<typeof m37.quickTaskContract>;
  'tasks.remove_note': Of<typeof m41.removeTaskNoteContract>;
  'tasks.today': Of<typeof m40.todayContract>;
  'tasks.update': Of<typeof m42.changeTaskContract>;
  'tasks.week': Of<typeof m40.weekContract>;
  'ventures.create': Shape<{ name: string; client_id?: number | string | null; kind?: string | null; description?: string | null; status?: string; metadata?: Record<string, unknown> }, { venture_id: number; name: string; client_id: number | null; kind: string | null; description: string | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'ventures.delete': Shape<{ id: number | string }, { venture_id: number; name: string; client_id: number | null; kind: string | null; description: string | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'ventures.get': Shape<{ id: number | string }, { venture_id: number; name: string; client_id: number | null; kind: string | null; description: string | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'ventures.list': Shape<{ client_id?: number | string; status?: string; limit?: number; cursor?: string }, { items: readonly ({ venture_id: number; name: string; client_id: number | null; kind: string | null; description: string | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string })[]; next_cursor: string | null }>;
  'ventures.update': Shape<{ id: number | string; name?: string; client_id?: number | string | null; kind?: string | null; description?: string | null; status?: string; metadata?: Record<string, unknown> }, { venture_id: number; name: string; client_id: number | null; kind: string | null; description: string | null; status: string; metadata: Record<string, unknown>; created_at: string; updated_at: string }>;
  'views.create': Of<typeof m43.createViewContract>;
  'views.delete': Of<typeof m43.removeViewContract>;
  'views.list': Of<typeof m43.listViewsContract>;
  'views.update': Of<typeof m43.changeViewContract>;
  'welcome.end': Of<typeof m3.endWelcomeContract>;
  'welcome.read': Of<typeof m3.readWelcomeContract>;
  'workflows.create': Of<typeof m44.createWorkflowContract>;
  'workflows.delete': Of<typeof m44.removeWorkflowContract>;
  'workflows.get': Of<typeof m44.readWorkflowContract>;
  'workflows.list': Of<typeof m44.listWorkflowsContract>;
  'workflows.revert': Of<typeof m44.revertWorkflowContract>;
  'workflows.update': Of<typeof m44.changeWorkflowContract>;
  'workflows.versions': Of<typeof m44.workflowVersionsContract>;
}
