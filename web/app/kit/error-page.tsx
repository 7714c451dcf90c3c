import styles from './error-page.module.css';

/** A page that says one thing and offers the next step. `to` is an address; empty is this page again. */
export function Notice(props: { title: string; text: string; to: string; next: string }) {
  return (
    <main id="content" className={styles.notice}>
      <h1>{props.title}</h1>
      <p>{props.text}</p>
      <a className="button" href={props.to}>
        {props.next}
      </a>
    </main>
  );
}
