import { Link, useNavigate } from '@tanstack/react-router';
import { Ellipsis, Plus } from 'lucide-react';
import { IconButton } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { appWords } from './app.words.ts';
import { openOverlay } from './overlays.ts';
import { PAGES } from './pages.ts';
import { SettingsMenu } from './settings-menu.tsx';

const IN_BAR = 4;

/** The way around on a phone: at the thumb. */
export function BottomBar() {
  const t = useWords(appWords);
  const navigate = useNavigate();
  const item = 'grid min-h-12 flex-1 place-items-center content-center gap-0.5 rounded-md text-[0.6875rem] leading-none font-medium text-ink-2 data-[status=active]:text-accent-text';
  return (
    <>
      <IconButton label={t.newTask} icon={<Plus className="size-5" />} look="primary" size="lg" className="fixed right-4 bottom-20 z-30 rounded-full md:hidden" onClick={() => openOverlay('quick-entry')} />
      <nav aria-label={t.navigation} className="fixed inset-x-0 bottom-0 z-30 flex border-t bg-raised/95 px-1 py-1 pb-[max(0.25rem,env(safe-area-inset-bottom))] backdrop-blur md:hidden">
        {PAGES.slice(0, IN_BAR).map(({ to, name, Icon }) => <Link key={to} to={to} className={item}><Icon aria-hidden className="size-5" />{t.pages[name]}</Link>)}
        <SettingsMenu trigger={<button type="button" className={item}><Ellipsis aria-hidden className="size-5" />{t.more}</button>} before={[...PAGES.slice(IN_BAR).map(({ to, name, Icon }) => ({ text: t.pages[name], icon: <Icon className="size-4" />, onSelect: () => { void navigate({ to }); } })), { text: t.searchShort, onSelect: () => openOverlay('palette') }, null]} />
      </nav>
    </>
  );
}
