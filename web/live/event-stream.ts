export interface StreamEvent { readonly event: string; readonly data: string; readonly id: string | undefined }

/** Server-sent events out of pieces of text, however they are cut; comments (heartbeats) come out as nothing. */
export function createEventReader(): (piece: string) => StreamEvent[] {
  let rest = '';
  return (piece) => {
    rest += piece;
    const events: StreamEvent[] = [];
    for (;;) {
      const end = /\r?\n\r?\n/.exec(rest);
      if (!end) return events;
      const block = rest.slice(0, end.index);
      rest = rest.slice(end.index + end[0].length);
      let [event, id, data] = ['message', undefined as string | undefined, [] as string[]];
      for (const line of block.split(/\r?\n/)) {
        const [, field, value = ''] = /^([a-z]+)(?:: ?(.*))?$/.exec(line) ?? [];
        if (field === 'event') event = value;
        else if (field === 'id') id = value;
        else if (field === 'data') data = [...data, value];
      }
      if (data.length > 0) events.push({ event, data: data.join('\n'), id });
    }
  };
}
