import { TextInput } from '@mantine/core';
import { adminSettingsWords as texts } from '../../words/en/admin-settings.ts';

/** From which day on something of the settings shall hold. */
export function When(props: { holdsFrom: string; tomorrow: string; error: string | undefined }) {
  return (
    <TextInput
      type="date"
      name="holdsFrom"
      label={texts.holdsFrom}
      description={texts.holdsFromHint}
      min={props.tomorrow}
      defaultValue={props.holdsFrom}
      error={props.error}
    />
  );
}
