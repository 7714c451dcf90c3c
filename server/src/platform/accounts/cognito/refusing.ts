import { Refusal } from '../../../refusal.ts';
import type { RefusalCode } from '../../../refusal.ts';

type Answer = RefusalCode | ((fault: Error) => Refusal);

/**
 * Seconds until asking again makes sense. Cognito names none: its quotas are per second; wrong passwords and codes lock for one second
 * to a quarter of an hour, doubling, and asking meanwhile costs nothing; what it counts for each account, it counts by the hour.
 */
const wait = { quota: 2, lockOut: 30, hourlyLimit: 3600 };

const tooMany = (retryAfterSeconds: number) => () =>
  new Refusal('too-many-attempts', { retryAfterSeconds });

/** Faults that mean the same in every operation. */
const common: Record<string, Answer> = {
  TooManyRequestsException: tooMany(wait.quota),
  LimitExceededException: tooMany(wait.hourlyLimit),
  TooManyFailedAttemptsException: tooMany(wait.hourlyLimit),
};

/** A locked account's faults have the name of a wrong password's. */
const lockedOut = ({ message }: Error): boolean => /attempts exceeded/i.test(message);

export const weakPassword = (field: '/password' | '/newPassword') => (): Refusal =>
  new Refusal('password-too-weak', {
    fields: [{ field, message: 'Choose a longer or less common password.' }],
  });

/** Answers a fault with the refusal that stands for it; what no caller can cause stays an Error. */
export async function refusing<T>(call: Promise<T>, answers: Record<string, Answer>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const answer = answers[error.name] ?? common[error.name];
    if (!answer) throw explained(error);
    if (typeof answer !== 'string') throw answer(error);
    throw lockedOut(error) ? tooMany(wait.lockOut)() : new Refusal(answer);
  }
}

/** What the operator can mend is said so. */
const explained = (error: Error): Error =>
  ['WrongSecretHash', 'ResourceNotFoundException'].includes(error.name)
    ? new Error(
        'Cognito does not know this app client: check LARDER_COGNITO_POOL, LARDER_COGNITO_CLIENT and LARDER_COGNITO_SECRET.',
        { cause: error },
      )
    : error;
