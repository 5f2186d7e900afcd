import type { LucideIcon } from 'lucide-react';

/** Every icon of the product: 18 px, 1.75 stroke. It never speaks for itself; the control around it has the name. */
export function Icon({ of: Glyph, size = 18 }: { readonly of: LucideIcon; readonly size?: number }) {
  return <Glyph size={size} strokeWidth={1.75} aria-hidden focusable={false} />;
}
