import { BookText, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { apiKey, signOut } from '../api/session.ts';
import { Menu, type MenuItem } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { appWords } from './app.words.ts';
import { setTheme, THEMES, useTheme } from './theme.ts';

const ICONS = { system: <Monitor className="size-4" />, light: <Sun className="size-4" />, dark: <Moon className="size-4" /> };

export function SettingsMenu({ trigger, before = [] }: { readonly trigger: ReactNode; readonly before?: readonly (MenuItem | null)[] }) {
  const t = useWords(appWords);
  const theme = useTheme();
  const out: readonly (MenuItem | null)[] = apiKey() === null ? [] : [null, { text: t.signOut, icon: <LogOut className="size-4" />, onSelect: () => { signOut(); location.assign('/'); } }];
  return <Menu trigger={trigger} items={[...before, ...THEMES.map((one) => ({ text: t.themes[one], icon: ICONS[one], checked: theme === one, onSelect: () => setTheme(one) })), null, { text: t.docs, icon: <BookText className="size-4" />, onSelect: () => location.assign('/docs') }, ...out]} />;
}
