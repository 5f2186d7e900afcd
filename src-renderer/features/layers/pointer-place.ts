/** Where a pointer is that drags rows of a list, maybe on its way to another program. */
export function pointerPlace({ clientX: x, clientY: y }: Pick<PointerEvent, 'clientX' | 'clientY'>, list: HTMLElement | null): 'list' | 'window' | 'outside' {
  if (x < 0 || y < 0 || x >= window.innerWidth || y >= window.innerHeight) return 'outside';
  const box = list?.getBoundingClientRect();
  return box && x >= box.left && x < box.right && y >= box.top && y < box.bottom ? 'list' : 'window';
}
