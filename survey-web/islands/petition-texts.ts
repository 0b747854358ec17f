import { petitionScriptTexts } from '../texts/petition-script.ts';

const locale = () => (document.documentElement.lang === 'en' ? 'en' : 'vi');

export const texts = () => petitionScriptTexts[locale()];

/** 5.000 or 5,000; 20,98765 or 20.98765. */
export const written = (value: number, decimals = 0): string =>
  value.toLocaleString(locale() === 'en' ? 'en-GB' : 'vi-VN', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });

/** An element with its text and attributes. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

export function button(text: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: 'button quiet' }, text);
  made.addEventListener('click', act);
  return made;
}
