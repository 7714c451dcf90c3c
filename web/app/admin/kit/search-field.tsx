import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';

/** The words to look for, in a GET form. */
export function SearchField(props: { label: string; placeholder?: string; value: string }) {
  const { label, placeholder, value } = props;
  return (
    <TextInput
      key={value}
      type="search"
      name="q"
      label={label}
      placeholder={placeholder}
      defaultValue={value}
      leftSection={<IconSearch size={16} aria-hidden />}
    />
  );
}
