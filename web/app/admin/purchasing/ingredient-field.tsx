import { NativeSelect } from '@mantine/core';
import { adminPurchasingWords } from '../../words/en/admin-purchasing.ts';

/** One of all ingredients, by name. */
export function IngredientField(props: {
  label: string;
  names: readonly { ingredientNo: number; name: string }[];
  chosen?: string | undefined;
  error?: string | undefined;
  onChoose?: (ingredientNo: string) => void;
}) {
  const { label, names, chosen = '', error, onChoose } = props;
  return (
    <NativeSelect
      name="ingredientNo"
      label={label}
      size="md"
      defaultValue={chosen}
      error={error}
      required
      onChange={(event) => onChoose?.(event.currentTarget.value)}
      data={[
        { value: '', label: adminPurchasingWords.receiving.choose },
        ...names.map(({ ingredientNo, name }) => ({ value: String(ingredientNo), label: name })),
      ]}
    />
  );
}
