/** A thin line. */
export function ProgressLine({ label, fraction }: { readonly label: string; readonly fraction: number }) {
  return (
    <span className="progress" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(fraction * 100)}>
      <span className="progress-done" style={{ transform: `scaleX(${Math.max(0.02, fraction)})` }} />
    </span>
  );
}
