import styles from './message.module.css';
import { prefix } from '../../kit/in-language.ts';

/** Tells the page that the box has changed, and shows what was added on its way there to whoever likes things to move. */
export function flyToCart(form: HTMLFormElement | null): void {
  window.dispatchEvent(new Event('cart-changed'));
  const buttons = form?.querySelectorAll<HTMLElement>('button[name="intent"]') ?? [];
  const from = [...buttons].find((button) => button.offsetParent !== null);
  const cart = document.querySelector<HTMLElement>(`header a[href="${prefix}/box"]`);
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (!from || !cart || still) return;
  const line = document.createElement('span');
  line.className = styles.flying ?? '';
  line.ariaHidden = 'true';
  document.body.append(line);
  const middleOf = (element: HTMLElement) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return `translate(${left + width / 2 - 12}px, ${top + height / 2 - 12}px)`;
  };
  const flight = line.animate(
    [
      { transform: `${middleOf(from)} scale(1)`, opacity: 1 },
      { transform: `${middleOf(cart)} scale(0.6)`, opacity: 0.9 },
    ],
    { duration: 180, easing: 'cubic-bezier(0.3, 0, 0.2, 1)', fill: 'forwards' },
  );
  flight.onfinish = () => line.remove();
  flight.oncancel = () => line.remove();
}
