import { jsonProblem } from '../model/exporting/json-problem';
import { job as jobSchema, type Job } from '../model/job';
import { ClickcutError } from './errors';
import { problemsOf } from './parse-preset';

/**
 * A job from the text of its file, or from its value.
 * @param name what errors call it
 * @throws ClickcutError `bad-request` with the line of a mistake in the JSON, or the place of every wrong field
 */
export function readJob(source: unknown, name: string): Job {
  let value = source;
  if (typeof source === 'string') {
    // Byte order marks are written by some editors on Windows.
    const plain = source.replace(/^\ufeff/, '');
    const problem = jsonProblem(plain);
    if (problem) {
      const { line, column, message } = problem;
      throw new ClickcutError({ code: 'bad-request', message: `${name} is not JSON: line ${line}, column ${column}: ${message}.`, hint: 'The least job is {"task":"remove-background"}.' });
    }
    value = JSON.parse(plain);
  }
  const parsed = jobSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const message = `${name} is no job. ${problemsOf(parsed.error).join('; ')}.`;
  throw new ClickcutError({ code: 'bad-request', message, hint: 'See docs/batch.md for what each field may be.' });
}
