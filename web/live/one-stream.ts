import { connect, type Listener } from './connection.ts';

// A browser keeps six connections to a host over HTTP/1.1: were each tab to hold a stream of its own, the seventh would wait for ever.
// So one tab holds it and tells the others; when it is closed, the lock goes to the next.

const NAME = 'almanac.live';

type Told = { readonly kind: 'state'; readonly state: Parameters<Listener['onState']>[0] } | { readonly kind: 'change'; readonly event: Parameters<Listener['onChange']>[0] } | { readonly kind: 'resync' };

/** Live events, over a stream that the tabs of one browser share. `alone`: a tab with a key of its own may be in another workspace. */
export function listenTogether(listener: Listener, stop: AbortSignal, { alone }: { readonly alone: boolean }): void {
  if (alone || typeof navigator.locks === 'undefined' || typeof BroadcastChannel === 'undefined') { connect(listener, stop); return; }
  const channel = new BroadcastChannel(NAME);
  stop.addEventListener('abort', () => channel.close(), { once: true });
  channel.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    if (data.kind === 'state') listener.onState(data.state);
    else if (data.kind === 'change') listener.onChange(data.event);
    else listener.onResync();
  });
  const tell = (told: Told): void => { if (!stop.aborted) channel.postMessage(told); };
  // Whoever waits is told by the holder from then on; until it is told otherwise, it is as live as the other tab.
  listener.onState('live');
  void navigator.locks.request(NAME, { signal: stop }, () => new Promise<void>((done) => {
    stop.addEventListener('abort', () => done(), { once: true });
    connect({
      onState: (state) => { listener.onState(state); tell({ kind: 'state', state }); },
      onChange: (event) => { listener.onChange(event); tell({ kind: 'change', event }); },
      onResync: () => { listener.onResync(); tell({ kind: 'resync' }); },
    }, stop);
  })).catch(() => {}); // stopped while it waited
}
