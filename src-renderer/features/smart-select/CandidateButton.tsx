import { useEffect, useRef } from 'react';
import type { Candidate } from '../../../src-preload/contract/segmentation';
import type { Size } from '../../../src-preload/model/geometry';
import { classNames } from '../../ui/class-names';
import { Hint } from '../../ui/hints/Hint';
import { useText } from '../../ui/text';
import { paintCandidate, thumbnailSize } from './paint-candidate';

/** The overlay comes first; its small copies wait for a quiet moment. */
const mostWaitMs = 300;

export function CandidateButton(props: {
  readonly number: number;
  readonly candidate: Candidate;
  readonly frame: Size;
  readonly proxy: HTMLCanvasElement | undefined;
  readonly chosen: boolean;
  /** Its number is its key, too. */
  readonly keyed: boolean;
  readonly onChoose: () => void;
}) {
  const t = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { candidate, frame, proxy, number, chosen } = props;
  useEffect(() => {
    const waiting = requestIdleCallback(
      () => {
        if (canvas.current && proxy) paintCandidate(canvas.current, proxy, candidate.logits, frame);
      },
      { timeout: mostWaitMs },
    );
    return () => cancelIdleCallback(waiting);
  }, [candidate, frame, proxy]);

  // The model’s estimate runs a little over 1.
  const quality = Math.min(1, candidate.iou).toFixed(2);
  // Of an answer that was kept with a cut-out nobody remembers the estimate.
  const isKept = Number.isNaN(candidate.iou);
  return (
    <Hint label={isKept ? t('select.kept') : t('select.candidateHint', { quality })} shortcut={props.keyed ? String(number) : undefined} side="top">
      <button
        type="button"
        role="radio"
        aria-checked={chosen}
        aria-label={isKept ? t('select.kept') : t('select.candidate', { number, quality })}
        className={classNames('candidate', chosen && 'candidate-on')}
        onMouseDown={(event) => event.preventDefault()}
        onClick={props.onChoose}
      >
        <canvas ref={canvas} width={thumbnailSize.width} height={thumbnailSize.height} className="candidate-picture" aria-hidden />
        <span className="candidate-label" aria-hidden>
          {isKept ? t('select.kept') : <><b>{number}</b> {quality.replace(/^0/, '')}</>}
        </span>
      </button>
    </Hint>
  );
}
