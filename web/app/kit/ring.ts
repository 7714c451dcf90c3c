/** Three short tones, and a shake where the device can; a browser that lets no page make a sound stays silent, and the page shows it. */
export function ring(hertz = 880): void {
  if ('vibrate' in navigator) navigator.vibrate([300, 150, 300, 150, 300]);
  const sound = new AudioContext();
  for (const beat of [0, 1, 2]) {
    const tone = sound.createOscillator();
    const begins = sound.currentTime + beat * 0.45;
    tone.frequency.value = hertz;
    tone.connect(sound.destination);
    tone.start(begins);
    tone.stop(begins + 0.25);
    if (beat === 2) tone.addEventListener('ended', () => void sound.close());
  }
}
