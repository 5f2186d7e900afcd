import type { RefineView } from '../../editor/refining/refine-views';

const object = <circle cx="12" cy="12" r="5.5" />;

/** What a view does to an object on its ground, in one small picture. */
function content(view: RefineView) {
  switch (view) {
    case 'overlay':
      return (
        <>
          <rect className="glyph-accent" x="3" y="3" width="18" height="18" rx="3" />
          <g className="glyph-paper">{object}</g>
        </>
      );
    case 'black':
      return (
        <>
          <rect className="glyph-black" x="3.5" y="3.5" width="17" height="17" rx="3" />
          <g className="glyph-grey">{object}</g>
        </>
      );
    case 'white':
      return (
        <>
          <rect className="glyph-white" x="3.5" y="3.5" width="17" height="17" rx="3" />
          <g className="glyph-grey">{object}</g>
        </>
      );
    case 'matte':
      return (
        <>
          <rect className="glyph-black" x="3.5" y="3.5" width="17" height="17" rx="3" />
          <g className="glyph-paper">{object}</g>
        </>
      );
    case 'layers':
      return (
        <g className="glyph-line">
          <path d="m12 4 8.5 4.25L12 12.5 3.5 8.25z" />
          <path d="m3.5 12 8.5 4.25L20.5 12" />
          <path d="m3.5 15.75 8.5 4.25 8.5-4.25" />
        </g>
      );
    case 'ants':
      return (
        <g className="glyph-line">
          <circle cx="12" cy="12" r="8" strokeDasharray="3.2 3.1" />
        </g>
      );
    case 'onion':
      return (
        <>
          <rect className="glyph-faint" x="3" y="3" width="18" height="18" rx="3" />
          <g className="glyph-text">{object}</g>
        </>
      );
  }
}

export function ViewGlyph({ view }: { readonly view: RefineView }) {
  return (
    <svg className="glyph" width={22} height={22} viewBox="0 0 24 24" aria-hidden focusable={false}>
      {content(view)}
    </svg>
  );
}
