import { type LiveTopic, topicsTouchedBy } from '../../src/http/live-topics.contract.ts';

/** Topics that a reading of this module hangs on. What is not listed (the business objects) hangs on `work`. */
const HANGS_ON: Readonly<Record<string, readonly LiveTopic[]>> = {
  tasks: ['tasks', 'runs', 'calendar'], recurrences: ['tasks'], planner: ['plans', 'tasks'], scheduler: ['calendar', 'tasks', 'plans', 'finance'], calendars: ['calendar'], oauth: ['calendar'],
  memory: ['memory', 'clients'], clients: ['clients'], execution_runs: ['runs', 'tasks'], workflows: ['work', 'runs'], observer: ['reflections', 'runs'], finance: ['finance'],
  prompts: ['prompts'], models: ['models', 'prompts'], credentials: ['system'], keys: ['system'], jobs: ['jobs'], backups: ['system'], health: ['system'], settings: ['system'],
};

const moduleOf = (name: string): string => name.split('.')[0] ?? name;

/** Does a reading hang on one of these topics? */
export const hangsOn = (reading: string, topics: readonly LiveTopic[]): boolean => (HANGS_ON[moduleOf(reading)] ?? ['work']).some((topic) => topics.includes(topic));

/** Which readings to ask again after a doing. */
export function readsTouchedBy(doing: string): (reading: string) => boolean {
  const topics = topicsTouchedBy(doing);
  return (reading) => hangsOn(reading, topics);
}
