import { defineComponent } from './component.ts';
import { followFrames } from './frames.ts';

/** Where this script came from is where the figures are. */
const script = document.currentScript as HTMLScriptElement | null;
const address = script?.src || document.querySelector<HTMLScriptElement>('script[src*="/embed.js"]')?.src;

if (address) {
  const base = address.replace(/\/embed\.js.*$/, '');
  defineComponent(base);
  followFrames(base);
}
