import { useState } from 'react';

/**
 * What is wrong with a field until somebody mends it: it goes with the first change, and is told again when `answer`, whatever came of
 * sending the form, is a new one, or when the field is left as it was.
 */
export function useError(error: string | undefined, answer: unknown) {
  const [mended, setMended] = useState<{ answer: unknown }>();
  return {
    shown: mended && mended.answer === answer ? undefined : error,
    mend: () => setMended({ answer }),
    leaveAsItWas: () => setMended(undefined),
  };
}
