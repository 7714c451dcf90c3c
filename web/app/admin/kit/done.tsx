import { Note } from '../../kit/note.tsx';

/** Says that it was done, and takes the focus to the words: the form that had it was drawn anew. */
export function Done({ text }: { text: string }) {
  return text === '' ? null : <Note calm title={text} news={text} />;
}
