import { describe, expect, it } from 'vitest';
import { job } from '../../../src-preload/model/job';
import { jobOf, patternsIn, settingsOf } from '../../../src-renderer/editor/batch/batch-settings';

const presets = ['web', 'marketplace'];
const look = { id: 'd', name: 'portrait' };

describe('a job file in the window', () => {
  it.each([
    { task: 'remove-background' },
    { task: 'remove-background', keep: 0.5, refine: { edge: 'firm' }, preset: 'web', include: ['**/*.jpg'], exclude: ['drafts/**'], recursive: false, existing: 'skip' },
    { task: 'remove-background', outputs: [{ of: 'cutouts', format: { type: 'webp' } }] },
    { task: 'everything', format: 'yolo', pointsPerSide: 8, maxObjects: 5 },
    { task: 'export', preset: 'marketplace' },
    { task: 'recipe', project: 'portrait.clickcut', preset: 'web' },
  ])('stands for itself: $task', (given) => {
    const wanted = job.parse(given);
    const settings = settingsOf(wanted, look, presets);
    expect(settings && jobOf(settings)).toEqual(wanted);
  });

  it('is not taken where it names what no page knows', () => {
    expect(settingsOf(job.parse({ task: 'remove-background', preset: 'mine.json' }), look, presets)).toBeUndefined();
    expect(settingsOf(job.parse({ task: 'recipe', project: 'a.clickcut' }), undefined, presets)).toBeUndefined();
  });

  it('keeps what goes for its own task alone when another is chosen', () => {
    const settings = settingsOf(job.parse({ task: 'remove-background', keep: 1 }), undefined, presets);
    expect(settings && jobOf({ ...settings, task: 'export' })).toEqual(job.parse({ task: 'export' }));
  });
});

describe('patterns in a field', () => {
  it.each([
    ['', []],
    [' **/*.jpg , b/* ,', ['**/*.jpg', 'b/*']],
    ['*.{jpg,png}, c', ['*.{jpg,png}', 'c']],
    ['*.{jpg, d', ['*.{jpg, d']],
    ['a}, b', ['a}', 'b']],
  ])('%j', (text, patterns) => expect(patternsIn(text)).toEqual(patterns));
});
