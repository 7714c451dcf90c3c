import { problemWords } from '../words/en/problems.ts';
import { referenceOf, type Problem } from './problem.ts';
import { timeUntil } from './format.ts';

/** A problem in words; too many attempts say when to try again. */
export function say(problem: Problem): { title: string; text: string; signIn?: boolean } {
  const { code, retryAfterSeconds } = problem;
  if (code === 'not-signed-in') return { ...problemWords.say(code), signIn: true };
  if (code !== 'too-many-attempts') {
    const { title, text } = problemWords.say(code);
    const reference = referenceOf(problem);
    return { title, text: reference ? `${text} ${problemWords.reference(reference)}` : text };
  }
  const seconds = typeof retryAfterSeconds === 'number' ? retryAfterSeconds : 60;
  const roundedUp = new Date((seconds + 59) * 1000).toISOString();
  return {
    title: problemWords.tooManyAttempts,
    text: problemWords.tryAgainAt(timeUntil(roundedUp, 0)),
  };
}
