import { useEffect, useRef, type ComponentProps } from 'react';

/** A picture file that is held as bytes, in any format that browsers show. */
export function BytesPicture({ bytes, alt, ...rest }: Omit<ComponentProps<'img'>, 'src' | 'ref'> & { readonly bytes: Uint8Array; readonly alt: string }) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>]));
    if (image.current) image.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [bytes]);
  return <img ref={image} alt={alt} draggable={false} {...rest} />;
}
