import { PAGES, type PageLink } from './pages.ts';

/** The page that an address belongs to. */
const pageOf = (path: string): PageLink | undefined => PAGES.find(({ to }) => path === to || path.startsWith(`${to}/`));

/** `Workflows · Work · Almanac`: the view, the heading, the page it is a part of, and whose all of it is; each once. */
export function windowTitle(path: string, { heading, view }: { readonly heading: string | null | undefined; readonly view: string | undefined }, t: { readonly name: string; readonly pages: Readonly<Record<PageLink['name'], string>> }): string {
  const page = pageOf(path);
  return [...new Set([view, heading, page && t.pages[page.name], t.name].filter((part) => part !== undefined && part !== null && part !== ''))].join(' · ');
}
