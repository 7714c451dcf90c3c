import { Form } from 'react-router';
import { day } from '../../kit/format.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { subscriptionWords as words } from '../../words/en/subscription.ts';
import account from '../account/account.module.css';
import { nextMondays } from './week-state.ts';
import styles from './subscription.module.css';

const here = '/account/subscription';
const pausedWeeks = 12;

/** No box until a week, or until they say so. */
export function Pause({ subscriptionNo, today }: { subscriptionNo: number; today: string }) {
  return (
    <details className={styles.way}>
      <summary>{words.pauseTitle}</summary>
      <Form method="post" action={here} className={styles.wayForm}>
        <input type="hidden" name="subscriptionNo" value={subscriptionNo} />
        <p className={account.muted}>{words.pauseText}</p>
        <div className={styles.select}>
          <label htmlFor="until">{words.pauseUntil}</label>
          <select id="until" name="until" defaultValue="">
            <option value="">{words.pauseOpen}</option>
            {nextMondays(today, pausedWeeks).map((monday) => (
              <option key={monday} value={monday}>
                {words.weekOf(day(monday))}
              </option>
            ))}
          </select>
        </div>
        <SendButton intent="pause" sending={words.pausing} className="button plain">
          {words.pause}
        </SendButton>
      </Form>
    </details>
  );
}

export function Resume({ subscriptionNo }: { subscriptionNo: number }) {
  return (
    <Form method="post" action={here}>
      <input type="hidden" name="subscriptionNo" value={subscriptionNo} />
      <SendButton intent="resume" sending={words.resuming}>
        {words.resume}
      </SendButton>
    </Form>
  );
}

/** Leaving: opened with one click, done with another. */
export function CancelPlan({ subscriptionNo }: { subscriptionNo: number }) {
  return (
    <details className={styles.way}>
      <summary>{words.cancelTitle}</summary>
      <Form method="post" action={here} className={styles.wayForm}>
        <input type="hidden" name="subscriptionNo" value={subscriptionNo} />
        <p className={account.muted}>{words.cancelText}</p>
        <div className={styles.select}>
          <label htmlFor="reason">{words.reason}</label>
          <select id="reason" name="reason" defaultValue="">
            <option value="">{words.reasonNone}</option>
            {Object.entries(words.reasons).map(([reason, label]) => (
              <option key={reason} value={reason}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <SendButton intent="cancel" sending={words.cancelling} className="button">
          {words.cancel}
        </SendButton>
      </Form>
    </details>
  );
}
