import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useScripts } from '../../kit/use-scripts.ts';
import { adminPurchasingWords } from '../../words/en/admin-purchasing.ts';
import styles from './purchasing.module.css';

const texts = adminPurchasingWords.receiving;

type Detector = { detect: (of: HTMLVideoElement) => Promise<{ rawValue: string }[]> };
/** Of browsers that have it: Barcode Detection API, https://wicg.github.io/shape-detection-api. */
type WithDetector = { BarcodeDetector?: new (asked: { formats: string[] }) => Detector };
/** What a document may do is said where it is loaded: https://w3c.github.io/webappsec-permissions-policy. */
type WithPolicy = { featurePolicy?: { allowsFeature: (feature: string) => boolean } };
const mayFilm = () => (document as WithPolicy).featurePolicy?.allowsFeature('camera') ?? true;

const formats = ['code_128', 'ean_13', 'ean_8', 'upc_a', 'itf', 'data_matrix', 'qr_code'];
const pauseMs = 200;

/** Reads labels by the camera, in browsers that can; elsewhere there is nothing, and the field beside it does the same. */
export function Camera({ onRead }: { onRead: (code: string) => void }) {
  const scripts = useScripts();
  const [on, setOn] = useState(false);
  const [failed, setFailed] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  const Detector = scripts ? (globalThis as WithDetector).BarcodeDetector : undefined;
  useEffect(() => {
    if (!on || !Detector) return undefined;
    const detector = new Detector({ formats });
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const look = async () => {
      const shown = video.current;
      const [found] = shown && shown.readyState >= 2 ? await detector.detect(shown) : [];
      if (isOver) return;
      if (found) {
        setOn(false);
        onRead(found.rawValue);
        return;
      }
      timer = setTimeout(() => void look().catch(fail), pauseMs);
    };
    const fail = () => {
      setFailed(true);
      setOn(false);
    };
    const begin = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (isOver || !video.current) return;
      video.current.srcObject = stream;
      await video.current.play();
      await look();
    };
    void begin().catch(fail);
    return () => {
      isOver = true;
      clearTimeout(timer);
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, [on, Detector, onRead]);
  if (!Detector) return null;
  return (
    <>
      <Button
        type="button"
        size="md"
        variant="default"
        onClick={() => {
          // Whoever came by a page of the shop window has its document still, which may not.
          if (!mayFilm()) {
            window.location.reload();
            return;
          }
          setFailed(false);
          setOn(!on);
        }}
      >
        {on ? texts.cameraStop : texts.camera}
      </Button>
      {on ? <video ref={video} className={styles.video} muted playsInline /> : null}
      <span role="status">{failed ? texts.cameraOff : ''}</span>
    </>
  );
}
