import { describe } from 'vitest';
import { engines } from '../../../tests/engines.ts';
import { calendarProviderKit } from '../calendar-provider.kit.ts';
import { builtinCalendar } from './builtin.ts';

describe.each(engines)('the built-in calendar on $name', (engine) => {
  calendarProviderKit(async () => {
    const db = await engine.open();
    return { provider: builtinCalendar(db), scope: { workspaceId: 1 }, close: () => db.close() };
  });
});
