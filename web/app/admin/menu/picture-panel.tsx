import { Alert, Button, FileButton, Loader } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import { Picture } from '../../kit/picture.tsx';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import type { Recipe } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import styles from './menu.module.css';
import { hangPicture, pictureTypes, problemOf, takePicture } from './picture-api.ts';

const texts = adminMenuWords.picture;
type News = { kind: 'idle' | 'sending' | 'well' | 'wrong'; text: string };

/** Hangs a picture on a recipe as soon as it is chosen; the rest of the page is not saved by it. */
export function PicturePanel(props: {
  recipe: Recipe | null;
  /** A picture makes an edition: told which, when it follows the one that is being edited. */
  onHung: (editionNo: number) => void;
}) {
  const { recipe, onHung } = props;
  const [picture, setPicture] = useState(recipe?.picture ?? null);
  const [edition, setEdition] = useState(recipe?.editionNo ?? 0);
  const [news, setNews] = useState<News>({ kind: 'idle', text: '' });
  if (recipe === null)
    return (
      <Panel title={texts.title}>
        <p>{texts.later}</p>
      </Panel>
    );
  const { recipeNo } = recipe;
  const change = async (file: File | null) => {
    const wrong = file === null ? undefined : problemOf(file);
    if (wrong !== undefined) {
      setNews({ kind: 'wrong', text: texts[wrong] });
      return;
    }
    setNews({ kind: 'sending', text: texts.sending });
    const answer =
      file === null
        ? await takePicture(recipeNo, picture)
        : await hangPicture(recipeNo, picture, file);
    if (!answer.ok && answer.problem.code === 'precondition-failed') {
      const { picture: theirs } = answer.problem['current'] as { picture: string | null };
      setPicture(theirs);
      setNews({ kind: 'wrong', text: texts.otherMeanwhile });
      return;
    }
    if (!answer.ok) {
      setNews({ kind: 'wrong', text: texts.refused[answer.problem.code] ?? texts.lost });
      return;
    }
    setPicture(answer.body.picture);
    // Another edition between means that somebody else saved: theirs must not be written over.
    if (answer.body.editionNo === edition + 1) {
      setEdition(answer.body.editionNo);
      onHung(answer.body.editionNo);
    }
    setNews({ kind: 'well', text: file === null ? texts.removed : texts.sent });
  };
  return (
    <Panel title={texts.title}>
      <div
        className={styles.upload}
        onDragOver={(event) => {
          event.preventDefault();
        }}
        onDrop={(event) => {
          event.preventDefault();
          const [file] = event.dataTransfer.files;
          if (file) void change(file);
        }}
      >
        {picture === null ? (
          <div className={styles.noPicture}>
            <IconPhoto size={40} stroke={1.2} aria-hidden />
            {texts.none}
          </div>
        ) : (
          <Picture
            base={picture}
            alt={texts.alt(recipe.name ?? String(recipeNo))}
            sizes="20rem"
            className={styles.picture}
          />
        )}
        <FileButton
          accept={pictureTypes.join(',')}
          onChange={(file) => {
            if (file) void change(file);
          }}
          inputProps={{ 'aria-label': texts.choose }}
        >
          {(props) => (
            <Button {...props} type="button" variant="default" disabled={news.kind === 'sending'}>
              {picture === null ? texts.choose : texts.replace}
            </Button>
          )}
        </FileButton>
        {picture === null ? null : (
          <Button
            variant="subtle"
            color="tomato"
            disabled={news.kind === 'sending'}
            onClick={() => void change(null)}
          >
            {texts.remove}
          </Button>
        )}
        <div aria-live="polite">
          {news.kind === 'sending' ? <Loader size="sm" aria-hidden /> : null}
          {news.kind === 'wrong' ? <Alert color="tomato">{news.text}</Alert> : news.text}
        </div>
        <p className={styles.hint}>{texts.text}</p>
      </div>
    </Panel>
  );
}
