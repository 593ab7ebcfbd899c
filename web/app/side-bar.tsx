import { Link } from '@tanstack/react-router';
import { Ellipsis, Keyboard, Plus, Search } from 'lucide-react';
import { IconButton, Kbd } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { appWords } from './app.words.ts';
import { ConnectionMark } from './connection-mark.tsx';
import { openOverlay } from './overlays.ts';
import { PAGES } from './pages.ts';
import { SettingsMenu } from './settings-menu.tsx';

/** The way around, on everything wider than a phone. */
export function SideBar() {
  const t = useWords(appWords);
  return (
    <aside className="sticky top-0 flex h-dvh flex-col gap-1 border-r bg-sunken px-3 py-4 max-md:hidden">
      <div className="flex h-8 items-center gap-2 px-2">
        <img src="/icon.svg" alt="" width={22} height={22} />
        <span className="flex-1 text-lg font-semibold tracking-tight">{t.name}</span>
        <IconButton size="sm" label={t.newTask} shortcut="c" icon={<Plus className="size-4" />} look="plain" onClick={() => openOverlay('quick-entry')} />
      </div>
      <button type="button" onClick={() => openOverlay('palette')} className="touch my-2 flex h-8 items-center gap-2 rounded-md border bg-surface px-2 text-sm text-ink-3 shadow-card hover:border-line-strong/60">
        <Search aria-hidden className="size-4" /><span className="flex-1 truncate text-left">{t.search}</span><Kbd keys="mod+k" />
      </button>
      <nav aria-label={t.navigation} className="grid gap-0.5">
        {PAGES.map(({ to, name, Icon, keys }) => (
          <Link key={to} to={to} aria-keyshortcuts={keys} className="touch group flex h-8 items-center gap-2.5 rounded-md px-2 text-base font-medium text-ink-2 transition-colors hover:bg-hover hover:text-ink data-[status=active]:bg-hover data-[status=active]:text-ink">
            <Icon aria-hidden className="size-4 text-ink-3 group-data-[status=active]:text-accent-text" /><span className="flex-1">{t.pages[name]}</span>
            <span className="opacity-0 transition-opacity group-hover:opacity-100 group-focus-visible:opacity-100"><Kbd keys={keys} /></span>
          </Link>
        ))}
      </nav>
      <div className="flex-1" />
      <div className="flex items-center gap-1">
        <ConnectionMark />
        <span className="flex-1" />
        <IconButton size="sm" label={t.shortcuts} shortcut="?" icon={<Keyboard className="size-4" />} onClick={() => openOverlay('shortcuts')} />
        <SettingsMenu trigger={<IconButton size="sm" label={t.menu} icon={<Ellipsis className="size-4" />} />} />
      </div>
    </aside>
  );
}
