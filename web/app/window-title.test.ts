import { expect, it } from 'vitest';
import { appWords } from './app.words.ts';
import { windowTitle } from './window-title.ts';

it('names the view, the heading and the page, each once', () => {
  const title = (path: string, heading?: string, view?: string): string => windowTitle(path, { heading, view }, appWords.en);
  expect([title('/today', 'Today'), title('/tasks/workflows', 'Work', 'Workflows'), title('/tasks', 'Work', 'Tasks'), title('/system/models', 'Models'), title('/plan/12', 'Move the office'), title('/nowhere', 'There is no such page'), title('/memory')])
    .toEqual(['Today · Almanac', 'Workflows · Work · Almanac', 'Tasks · Work · Almanac', 'Models · System · Almanac', 'Move the office · Plan · Almanac', 'There is no such page · Almanac', 'Memory · Almanac']);
});
