import { Button } from './Button';
import { ProgressLine } from './ProgressLine';
import { Spinner } from './Spinner';
import { useText } from './text';

/** A long task, in the place it belongs to: what it is, how far it is, how long it still takes, and a way out. */
export function ProgressCard(props: {
  readonly title: string;
  /** 0..1; undefined while nobody can tell. */
  readonly fraction: number | undefined;
  /** Such as "about 12 s left". */
  readonly timeLeft?: string | undefined;
  readonly onCancel?: () => void;
}) {
  const t = useText();
  const { title, fraction, timeLeft, onCancel } = props;
  return (
    <div className="progress-card" role="group" aria-label={title}>
      {fraction === undefined ? <Spinner /> : null}
      <span className="progress-card-title">{title}</span>
      {fraction === undefined ? null : <ProgressLine label={title} fraction={fraction} />}
      {timeLeft === undefined ? null : <span className="progress-card-time">{timeLeft}</span>}
      {onCancel === undefined ? null : <Button onClick={onCancel}>{t('action.cancel')}</Button>}
    </div>
  );
}
