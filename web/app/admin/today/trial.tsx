import { Alert, Stack } from '@mantine/core';
import { IconTestPipe } from '@tabler/icons-react';
import { isTrial } from '../../kit/format.ts';
import { adminTodayWords } from '../../words/en/admin-today.ts';

/** Tells whoever owns a shop that takes no money how it comes to take some. */
export function Trial() {
  if (!isTrial()) return null;
  return (
    <Alert color="butter" icon={<IconTestPipe aria-hidden />} title={adminTodayWords.trial}>
      <Stack gap="xs">
        <p>{adminTodayWords.trialText}</p>
        <p>{adminTodayWords.trialNext}</p>
      </Stack>
    </Alert>
  );
}
