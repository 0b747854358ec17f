import { describe, expect, test } from 'vitest';
import { missingIn } from '../../kiosk/missing.ts';
import { inGroups, pairingLetter, typedWith } from '../../kiosk/pairing-code.ts';
import { type Patience, patienceAfter } from '../../kiosk/patience.ts';
import type { Step } from '../../kiosk/session.ts';
import { isShown, languagesOf, say } from '../../kiosk/shown.ts';
import { kioskTexts } from '../../kiosk/texts/kiosk.ts';
import { staffTexts } from '../../kiosk/texts/staff.ts';
import { isUsual, usualView } from '../../kiosk/view.ts';

describe('patience', () => {
  const rating: Step = { at: 'rating', question: 0 };
  const [idle, thanks]: Step[] = [{ at: 'idle' }, { at: 'thanks' }];

  test.each<[seconds: number, step: Step, isTouched: boolean, expected: Patience]>([
    [29, rating, false, { is: 'waiting' }],
    [30, rating, false, { is: 'asking', seconds: 10 }],
    [39.5, rating, false, { is: 'asking', seconds: 1 }],
    [40, rating, false, { is: 'over' }],
    [4_000, idle!, false, { is: 'waiting' }],
    [30, idle!, true, { is: 'over' }],
    [11, thanks!, false, { is: 'waiting' }],
    [12, thanks!, false, { is: 'over' }],
  ])('after %d seconds at %j', (seconds, step, isTouched, expected) => {
    expect(patienceAfter(seconds, step, isTouched)).toEqual(expected);
  });
});

describe('the pairing code', () => {
  test.each([
    ['o', '0'],
    ['I', '1'],
    ['l', '1'],
    ['k', 'K'],
    ['u', undefined],
    ['-', undefined],
    ['Enter', undefined],
  ])('takes %j for %j', (key, letter) => {
    expect(pairingLetter(key)).toBe(letter);
  });

  test('has eight letters, in two groups', () => {
    const typed = [...'7k3m-9oxa99'].reduce(typedWith, '');
    expect(inGroups(typed)).toBe('7K3M-90XA');
  });
});

describe('what a browser lacks', () => {
  const whole = {
    isSecureContext: true,
    indexedDB: {},
    crypto: { subtle: {} },
    navigator: { serviceWorker: {} },
  };

  test('is named each, on plain http that alone', () => {
    expect(missingIn(whole)).toEqual([]);
    expect(missingIn({ ...whole, indexedDB: null, navigator: {} })).toEqual(['storage', 'worker']);
    expect(missingIn({ isSecureContext: false, navigator: {} })).toEqual(['secure']);
  });
});

test('what a network answers in the place of the server is not shown', () => {
  for (const value of [undefined, null, '<html>', [], {}, { revision: 'r', unit: {}, point: {} }]) {
    expect(isShown(value)).toBe(false);
  }
});

test('a language is offered where all levels and the first question speak it, the point’s own first', () => {
  const both = { vi: 'a', en: 'b', km: 'c' };
  const shown = (level: object, locale: string) =>
    ({
      settings: { locale },
      questionnaire: {
        content: { overall: { text: both }, scale: { levels: [{ text: level }] }, sections: [] },
      },
    }) as unknown as Parameters<typeof languagesOf>[0];
  expect(languagesOf(shown(both, 'en'))).toEqual(['en', 'vi', 'km']);
  expect(languagesOf(shown({ vi: 'a', km: 'c' }, 'en'))).toEqual(['vi', 'km']);
  expect([say(both, 'km'), say(both, 'fr')]).toEqual(['c', 'a']);
});

test('the view is the usual one until somebody changes it', () => {
  expect(isUsual(usualView('vi'), 'vi')).toBe(true);
  expect(isUsual({ ...usualView('vi'), textSize: 1 }, 'vi')).toBe(false);
});

test('every text stands in both languages', () => {
  const words = (texts: object): string[] =>
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'object' && value ? words(value).map((one) => `${key}.${one}`) : key,
    );
  for (const texts of [kioskTexts, staffTexts]) expect(words(texts('en'))).toEqual(words(texts('vi')));
});
