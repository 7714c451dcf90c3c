import { useEffect, useRef, type ReactNode } from 'react';
import { useCartForms } from './use-cart-forms.ts';

/** A form of the box that waits for its turn: what is pressed while another change is on its way is sent after its answer. */
export function CartForm(props: { className?: string | undefined; children: ReactNode }) {
  const { Form, state } = useCartForms();
  const form = useRef<HTMLFormElement>(null);
  const pressed = useRef<HTMLElement>(null);
  useEffect(() => {
    if (state !== 'idle' || !pressed.current) return;
    form.current?.requestSubmit(pressed.current);
    pressed.current = null;
  }, [state]);
  return (
    <Form
      method="post"
      action="/box"
      ref={form}
      className={props.className}
      onSubmit={(event) => {
        if (state === 'idle') return;
        event.preventDefault();
        pressed.current = event.nativeEvent.submitter;
      }}
    >
      {props.children}
    </Form>
  );
}
