import type { Clip } from './shown.ts';

/** Something to be read: words, and the key of the question that they ask, for which there may be a recording. */
export interface Passage {
  words: string;
  question?: string;
}

const speech: SpeechSynthesis | undefined = window.speechSynthesis;
let player: HTMLAudioElement | undefined;
/** Counts the readings, so that one that was stopped does not go on. */
let reading = 0;

function findVoice(language: string): SpeechSynthesisVoice | undefined {
  const voices = speech
    ?.getVoices()
    .filter(({ lang }) => lang.replace('_', '-').toLowerCase().split('-')[0] === language);
  // With no network only a voice on the device speaks.
  return voices?.find(({ localService }) => localService) ?? voices?.[0];
}

/** True where this device can read the language, or somebody has read it for it. */
export const canRead = (language: string, clips: Clip[]): boolean =>
  findVoice(language) !== undefined || clips.some(({ locale }) => locale === language);

/** Voices come late, and may come and go. */
export function onVoices(listen: () => void): void {
  speech?.addEventListener?.('voiceschanged', listen);
}

/** Reads passages one after the other: recordings where there are, else the device's voice. */
export async function readAloud(passages: Passage[], language: string, clips: Clip[]): Promise<void> {
  stopReading();
  const own = reading;
  const voice = findVoice(language);
  for (const { words, question } of passages) {
    if (own !== reading) return;
    const clip = clips.find((one) => one.question === question && one.locale === language);
    const isPlayed = clip !== undefined && (await play(clip));
    if (!isPlayed && voice && own === reading) await speak(words, voice);
  }
}

export function stopReading(): void {
  reading++;
  speech?.cancel();
  player?.pause();
  player = undefined;
}

function speak(words: string, voice: SpeechSynthesisVoice): Promise<void> {
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.9;
    utterance.onend = () => resolve();
    utterance.onerror = () => resolve();
    speech!.speak(utterance);
  });
}

/** False where the recording cannot be played. */
function play(clip: Clip): Promise<boolean> {
  return new Promise((resolve) => {
    player = new Audio(clipAddress(clip));
    player.onended = () => resolve(true);
    player.onpause = () => resolve(true);
    player.onerror = () => resolve(false);
    player.play().catch(() => resolve(false));
  });
}

/** The server may live under a path, which it does not write into its addresses. */
export const clipAddress = ({ url }: Clip): string =>
  new URL(url.replace(/^.*\/kiosk\//, ''), document.baseURI).href;
