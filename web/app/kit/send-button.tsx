import type { ReactNode } from 'react';
import { useNavigation } from 'react-router';

/** Sends its form, once: while it is on its way the button waits. */
export function SendButton(props: {
  intent: string;
  children: ReactNode;
  /** Said while it is on its way. */
  sending?: string;
  className?: string;
  /** Sends without asking the browser whether the fields are filled in. */
  unchecked?: boolean;
  /** Where what stands on it does not say which of several is meant. */
  label?: string;
}) {
  const { intent, children, sending, label, className = 'button', unchecked = false } = props;
  const { state, formData } = useNavigation();
  const busy = state !== 'idle' && formData !== undefined;
  const own = busy && formData.get('intent') === intent;
  return (
    <button
      type="submit"
      name="intent"
      value={intent}
      className={className}
      disabled={busy}
      aria-label={label}
      formNoValidate={unchecked}
    >
      {own && sending ? sending : children}
    </button>
  );
}
