// What an operation or a job changes, told by the first word of its name. The dashboard uses the same table for its own doings.

export const LIVE_TOPICS = ['tasks', 'plans', 'calendar', 'memory', 'clients', 'work', 'runs', 'reflections', 'finance', 'prompts', 'models', 'jobs', 'system'] as const;
export type LiveTopic = (typeof LIVE_TOPICS)[number];

const TOUCHES: Readonly<Record<string, readonly LiveTopic[]>> = {
  tasks: ['tasks'], recurrences: ['tasks'], work: ['tasks'], planner: ['plans', 'tasks'], planning: ['plans', 'tasks'], scheduler: ['calendar', 'tasks', 'plans'], scheduling: ['calendar', 'tasks', 'plans'],
  calendars: ['calendar', 'system'], calendar: ['calendar'], oauth: ['calendar', 'system'], memory: ['memory'], clients: ['clients', 'memory'], maintenance: ['memory'],
  execution_runs: ['runs', 'tasks', 'plans'], workflows: ['work'], observer: ['reflections', 'memory'], observing: ['reflections', 'memory'], finance: ['finance'],
  prompts: ['prompts'], models: ['models'], credentials: ['system'], keys: ['system'], backups: ['system'], jobs: ['jobs'],
};

/** The topics that an operation or a job touches, the nearest first. The business objects have modules of their own and one topic. */
export const topicsTouchedBy = (name: string): readonly LiveTopic[] => TOUCHES[name.split('.')[0] ?? name] ?? ['work'];
