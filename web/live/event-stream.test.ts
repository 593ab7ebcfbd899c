import { expect, it } from 'vitest';
import { createEventReader } from './event-stream.ts';

it('events come whole, however the bytes are cut', () => {
  const text = ': here\n\nid: a-1\nevent: change\ndata: {"x":1}\n\n: beat\n\nevent: resync\r\ndata: {}\r\n\r\n';
  for (const size of [1, 3, 7, 1000]) {
    const read = createEventReader();
    const events = [];
    for (let at = 0; at < text.length; at += size) events.push(...read(text.slice(at, at + size)));
    expect(events).toEqual([{ event: 'change', data: '{"x":1}', id: 'a-1' }, { event: 'resync', data: '{}', id: undefined }]);
  }
});
