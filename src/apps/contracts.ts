import * as calendarAccounts from '../calendar/accounts/accounts.contract.ts';
import * as oauth from '../calendar/accounts/oauth.contract.ts';
import * as feed from '../calendar/feed.contract.ts';
import * as live from '../http/live.contract.ts';
import * as healthHistory from '../http/health-history.contract.ts';
import * as keys from '../identity/keys.contract.ts';
import type { OperationContract } from '../kernel/operation.ts';
import * as backups from './backups.contract.ts';
import * as jobs from './job-operations.ts';
import * as settings from './settings.contract.ts';
import * as sample from './sample.contract.ts';
import * as welcome from './welcome.contract.ts';
import * as llm from '../llm/prompts.contract.ts';
import * as modelUsage from '../llm/usage.contract.ts';
import { memoryContracts } from '../memory/index.ts';
import * as observing from '../observing/reflections.contract.ts';
import * as planning from '../planning/plans.contract.ts';
import * as preferenceReading from '../planning/read-preferences.contract.ts';
import * as schedulingCalendar from '../scheduling/calendar.contract.ts';
import * as news from '../scheduling/news.contract.ts';
import * as preferences from '../scheduling/preferences.contract.ts';
import * as runs from '../scheduling/runs.contract.ts';
import * as constraints from '../scheduling/constraints.contract.ts';
import * as sprints from '../scheduling/sprints.contract.ts';
import { businessContracts } from '../work/index.ts';
import * as executionRuns from '../work/execution-runs.contract.ts';
import * as finance from '../work/finance.contract.ts';
import * as quickEntry from '../work/quick-entry.contract.ts';
import * as recurrences from '../work/recurrences.contract.ts';
import * as taskBulk from '../work/task-bulk.contract.ts';
import * as taskLists from '../work/task-lists.contract.ts';
import * as taskNotes from '../work/task-notes.contract.ts';
import * as tasks from '../work/tasks.contract.ts';
import * as views from '../work/views.contract.ts';
import * as workflows from '../work/workflows.contract.ts';

const isContract = (value: unknown): value is OperationContract => typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'input' in value && 'name' in value;

/** Every contract of the product, without any behaviour: for callers on the other end of the wire. */
export const allContracts: readonly OperationContract[] = [
  backups, healthHistory, sample, settings, welcome, jobs, keys, live, llm, calendarAccounts, oauth, feed, modelUsage, memoryContracts, observing, planning, preferenceReading, schedulingCalendar, news, preferences, runs, constraints, sprints, executionRuns, finance, quickEntry, recurrences, taskBulk, taskLists, taskNotes, tasks, views, workflows,
].flatMap((module) => Object.values(module).filter(isContract)).concat(businessContracts.flatMap((of) => Object.values(of).filter(isContract)));
