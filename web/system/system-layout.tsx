import { Link, Outlet } from '@tanstack/react-router';
import { useActiveInView } from '../app/active-in-view.ts';
import { useWords } from '../words/index.ts';
import { SECTIONS } from './sections.ts';
import { systemWords } from './system.words.ts';

const ITEM = 'touch flex h-9 shrink-0 items-center gap-2 rounded-md px-2.5 text-base font-medium whitespace-nowrap text-ink-2 transition-colors hover:bg-hover hover:text-ink data-[status=active]:bg-hover data-[status=active]:text-ink xl:h-8';

/** The frame of the system's pages: their list stands beside them, and above them where there is no room. */
export function SystemLayout() {
  const t = useWords(systemWords);
  const views = useActiveInView<HTMLElement>();
  return (
    <div className="xl:grid xl:grid-cols-[12.5rem_minmax(0,1fr)]">
      <nav ref={views} aria-label={t.navigation} className="sticky top-0 z-20 flex gap-0.5 overflow-x-auto border-b bg-canvas/95 px-3 py-1.5 backdrop-blur sm:px-7 xl:top-0 xl:h-dvh xl:flex-col xl:border-r xl:border-b-0 xl:bg-transparent xl:px-3 xl:py-6">
        {SECTIONS.map(({ to, name, Icon }) => <Link key={to} to={to} activeOptions={{ exact: to === '/system' }} className={ITEM}><Icon aria-hidden className="size-4 text-ink-3" />{t.sections[name]}</Link>)}
      </nav>
      <Outlet />
    </div>
  );
}
