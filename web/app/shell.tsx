import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { isKeyWanted, onSession } from '../api/session.ts';
import { useClock, useLive } from '../live/index.ts';
import { useShortcut, useShortcutKeys } from '../shortcuts/index.ts';
import { undoLast } from '../ui/toasts.ts';
import { Toaster } from '../ui/toaster.tsx';
import { TooltipProvider } from '../ui/tooltip.tsx';
import { SampleBar } from '../welcome/sample-bar.tsx';
import { useWords } from '../words/index.ts';
import { appWords } from './app.words.ts';
import { BottomBar } from './bottom-bar.tsx';
import { OfflineBanner } from './connection-mark.tsx';
import { onOverlay, openOverlay, closeOverlay, overlay } from './overlays.ts';
import { PAGES, type PageLink } from './pages.ts';
import { isDetail, noteRecent } from './recent.ts';
import { SideBar } from './side-bar.tsx';
import { SignIn } from './sign-in.tsx';
import { windowTitle } from './window-title.ts';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));
const ShortcutList = lazy(async () => ({ default: (await import('./shortcut-list.tsx')).ShortcutList }));
const QuickEntry = lazy(async () => ({ default: (await import('./quick-entry.tsx')).QuickEntry }));

/** What stands around every page. */
export function Shell() {
  const wanted = useSyncExternalStore(onSession, isKeyWanted);
  return <TooltipProvider>{wanted ? <SignIn /> : <Frame />}<Toaster /></TooltipProvider>;
}

function Frame() {
  const t = useWords(appWords);
  useLive();
  useClock();
  useShortcutKeys();
  const open = useSyncExternalStore(onOverlay, overlay);
  useShortcut({ keys: 'mod+k', label: t.commands, group: t.groups.general, whileTyping: true, run: () => openOverlay('palette') });
  useShortcut({ keys: '/', label: t.searchShort, group: t.groups.general, run: () => openOverlay('palette') });
  useShortcut({ keys: 'c', label: t.newTask, group: t.groups.general, run: () => openOverlay('quick-entry') });
  useShortcut({ keys: '?', label: t.shortcuts, group: t.groups.general, run: () => openOverlay('shortcuts') });
  useShortcut({ keys: 'mod+z', label: t.undoLast, group: t.groups.general, run: () => { void undoLast(); } });
  const main = useRef<HTMLElement>(null);
  usePageTitle(main.current);
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[15rem_minmax(0,1fr)]">
      <a href="#main" className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2">{t.skip}</a>
      {PAGES.map((page) => <PageKey key={page.to} page={page} />)}
      <SideBar />
      <div className="flex min-w-0 flex-col">
        <OfflineBanner />
        <SampleBar />
        <main ref={main} id="main" tabIndex={-1} className="min-w-0 flex-1 pb-20 outline-none md:pb-0"><Outlet /></main>
      </div>
      <BottomBar />
      <Suspense>
        {open === 'palette' && <Palette onClose={closeOverlay} />}
        {open === 'shortcuts' && <ShortcutList onClose={closeOverlay} />}
        {open === 'quick-entry' && <QuickEntry onClose={closeOverlay} />}
      </Suspense>
    </div>
  );
}

function PageKey({ page }: { readonly page: PageLink }) {
  const t = useWords(appWords);
  const navigate = useNavigate();
  useShortcut({ keys: page.keys, label: t.pages[page.name], group: t.groups.go, run: () => { void navigate({ to: page.to }); } });
  return null;
}

/** The tab and those who listen are told where they are: the title follows the page's heading, and the focus goes to the content. */
function usePageTitle(main: HTMLElement | null): void {
  const t = useWords(appWords);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const [first, setFirst] = useState(true);
  useEffect(() => {
    const set = (): void => {
      const top = document.querySelector<HTMLElement>('main h1');
      const heading = top?.textContent;
      document.title = windowTitle(path ?? location.pathname, { heading, view: top?.dataset['view'] }, t);
      if (heading && path !== undefined && path === location.pathname && isDetail(path)) noteRecent({ href: path, text: heading });
    };
    set();
    const watch = new MutationObserver(set);
    const place = document.getElementById('main');
    if (place) watch.observe(place, { childList: true, subtree: true, attributeFilter: ['data-view'] });
    if (path !== undefined && !first && document.activeElement === document.body) main?.focus({ preventScroll: true });
    if (path !== undefined) setFirst(false);
    return () => watch.disconnect();
    // Told again when the page changes, not when the heading was first seen.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [path, t]);
}
