import { hintAttributes, type HintSide } from './hint-attributes';

export interface ShownHint {
  readonly control: HTMLElement;
  readonly label: string;
  readonly shortcut: string | undefined;
  readonly side: HintSide;
}

/** Rest the pointer so long. */
const delayMs = 500;
/** From one control to the next nobody has to wait again; and there is time to reach the hint itself. */
const skipMs = 300;
const leaveMs = 120;

const sides: readonly string[] = ['top', 'right', 'bottom', 'left'] satisfies readonly HintSide[];
const isSide = (side: string | null): side is HintSide => side !== null && sides.includes(side);

function read(control: HTMLElement): ShownHint {
  const side = control.getAttribute(hintAttributes.side);
  return { control, label: control.getAttribute(hintAttributes.label) ?? '', shortcut: control.getAttribute(hintAttributes.shortcut) ?? undefined, side: isSide(side) ? side : 'bottom' };
}

const controlOf = (target: EventTarget | null): HTMLElement | undefined =>
  (target instanceof Element ? target.closest<HTMLElement>(`[${hintAttributes.label}]`) : null) ?? undefined;

/**
 * Tells which hint is to be shown: that of the control under a pointer that rests, or that has the focus by the
 * keyboard. A press, Escape and scrolling put it away (WCAG 2.2, 1.4.13: dismissible, hoverable, persistent).
 * @param isHint whether a node is part of the hint that is shown
 * @returns the function that stops watching
 */
export function watchHints(page: Document, isHint: (node: Node) => boolean, show: (hint: ShownHint | undefined) => void): () => void {
  let shown: HTMLElement | undefined;
  /** Was pressed: what it does is known by now. */
  let pressed: HTMLElement | undefined;
  let under: HTMLElement | undefined;
  let leftAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const put = (control: HTMLElement | undefined): void => {
    clearTimeout(timer);
    if (shown && !control) leftAt = performance.now();
    if (shown === control) return;
    shown = control;
    show(control && read(control));
  };
  const soon = (ms: number, control: HTMLElement | undefined): void => {
    clearTimeout(timer);
    timer = setTimeout(() => put(control?.isConnected === false ? undefined : control), ms);
  };

  const onOver = ({ target, pointerType }: PointerEvent): void => {
    if (pointerType === 'touch') return;
    if (target instanceof Node && isHint(target)) return clearTimeout(timer);
    const control = controlOf(target);
    if (control === under) return;
    under = control;
    if (control !== pressed) pressed = undefined;
    if (!control || control === pressed) return soon(leaveMs, undefined);
    if (control === shown) return clearTimeout(timer);
    soon(shown || performance.now() - leftAt < skipMs ? 0 : delayMs, control);
  };
  const onPress = ({ target }: PointerEvent): void => {
    pressed = controlOf(target);
    put(undefined);
  };
  const onFocus = ({ target }: FocusEvent): void => {
    const control = controlOf(target);
    if (control && control === target && control.matches(':focus-visible')) put(control);
  };
  const away = (): void => put(undefined);
  const onBlur = ({ target }: FocusEvent): void => {
    if (controlOf(target) === shown) away();
  };
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') away();
  };

  const stop = new AbortController();
  const passive = { capture: true, passive: true, signal: stop.signal };
  page.addEventListener('pointerover', onOver, passive);
  page.addEventListener('pointerdown', onPress, passive);
  page.addEventListener('focusin', onFocus, passive);
  page.addEventListener('focusout', onBlur, passive);
  page.addEventListener('keydown', onKey, passive);
  page.addEventListener('scroll', away, passive);
  // Without capture: those of everything inside would come too.
  page.documentElement.addEventListener('pointerleave', away, { signal: stop.signal });
  return () => {
    stop.abort();
    clearTimeout(timer);
  };
}
