import { useNavigate, useRouter } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { Clock, Keyboard, Monitor, Moon, Plus, Sun } from 'lucide-react';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { Dialog, Kbd } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { appWords } from './app.words.ts';
import { openOverlay } from './overlays.ts';
import { PAGES } from './pages.ts';
import { paletteActions } from './palette-actions.ts';
import { PaletteFound } from './palette-found.tsx';
import { PLACES } from './palette-places.ts';
import { paletteWords } from './palette.words.ts';
import { recents } from './recent.ts';
import { setTheme } from './theme.ts';

const ITEM = 'touch flex h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 text-base select-none data-[selected=true]:bg-hover';
const GROUP = '**:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:text-ink-3';

/** Everything one can go to, do and find, from the keyboard. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(appWords);
  const words = useWords(paletteWords);
  const navigate = useNavigate();
  const router = useRouter();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const then = (run: () => void) => (): void => { onClose(); run(); };
  const item = (name: string, icon: ReactNode, run: () => void, keys?: string, alsoFor?: string): ReactNode => (
    <Command.Item key={name} value={name} keywords={alsoFor ? [alsoFor] : undefined} onSelect={then(run)} className={ITEM}><span aria-hidden className="grid size-4 place-items-center text-ink-3 [&>svg]:size-4">{icon}</span><span className="flex-1 truncate">{name}</span>{keys && <Kbd keys={keys} />}</Command.Item>
  );
  return (
    <Dialog open onClose={onClose} title={t.commands} hideTitle size="md">
      <Command label={t.commands} loop className="-m-4 flex flex-col">
        <Command.Input value={text} onValueChange={setText} placeholder={t.search} className="h-12 w-full border-b bg-transparent px-4 text-lg outline-none" />
        <Command.List className="max-h-[min(24rem,60vh)] scroll-py-2 overflow-y-auto p-2">
          {asked.length < 2 && <Command.Empty className="px-2 py-6 text-center text-ink-2">{t.noResults}</Command.Empty>}
          {text === '' && recents().length > 0 && <Command.Group heading={words.recent} className={GROUP}>{recents().map((one) => <Command.Item key={one.href} value={`recent ${one.href}`} onSelect={then(() => router.history.push(one.href))} className={ITEM}><Clock aria-hidden className="size-4 shrink-0 text-ink-3" /><span className="truncate">{one.text}</span></Command.Item>)}</Command.Group>}
          <Command.Group heading={t.goTo} className={GROUP}>{PAGES.map(({ to, name, keys, Icon }) => item(t.pages[name], <Icon />, () => { void navigate({ to }); }, keys))}</Command.Group>
          <Command.Group heading={t.actions} className={GROUP}>
            {paletteActions().map((one) => item(one.text, one.icon, one.run, one.shortcut, one.words))}
            {item(t.newTask, <Plus />, () => openOverlay('quick-entry'), 'c')}
            {item(t.shortcuts, <Keyboard />, () => openOverlay('shortcuts'), '?')}
            {item(`${t.theme}: ${t.themes.light}`, <Sun />, () => setTheme('light'))}
            {item(`${t.theme}: ${t.themes.dark}`, <Moon />, () => setTheme('dark'))}
            {item(`${t.theme}: ${t.themes.system}`, <Monitor />, () => setTheme('system'))}
          </Command.Group>
          <Command.Group heading={words.everywhere} className={GROUP}>{PLACES.map(({ name, Icon, to }) => { const [shown = '', more] = words.places[name].split('|'); return item(shown, <Icon />, () => { void navigate(to); }, undefined, more); })}</Command.Group>
          {asked.length > 1 && <PaletteFound text={asked} className={GROUP} itemClass={ITEM} onChosen={onClose} />}
        </Command.List>
      </Command>
    </Dialog>
  );
}
