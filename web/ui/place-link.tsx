import { useNavigate } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

/** A link to a place of another page, given as an address; it does not load the dashboard anew. */
export function PlaceLink({ href, className, children }: { readonly href: string; readonly className?: string; readonly children: ReactNode }) {
  const navigate = useNavigate();
  const go = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void navigate({ href });
  };
  return <a href={href} onClick={go} className={className}>{children}</a>;
}
