import { Note } from '../../kit/note.tsx';
import { boxWords } from '../../words/en/box.ts';
import { CartForm } from './cart-form.tsx';
import { useCartForms } from './use-cart-forms.ts';
import type { JustRemoved, Removed } from './change-cart.server.ts';

/** What has just been taken out, with the way back. */
export function RemovedNote(props: {
  just: JustRemoved | undefined;
  before: { line: Removed; name: string } | undefined;
}) {
  const forms = useCartForms();
  const removed = props.just ?? props.before?.line;
  if (!removed || forms.formData?.get('intent') === 'undo') return null;
  const name = props.just?.name ?? props.before?.name ?? boxWords.nameless;
  return (
    <Note calm title={boxWords.removed(name)}>
      <CartForm>
        <input type="hidden" name="removed" value={JSON.stringify(removed)} />
        <button className="button plain" name="intent" value="undo">
          {boxWords.undo}
        </button>
      </CartForm>
    </Note>
  );
}
