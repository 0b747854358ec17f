import { expect, test } from 'vitest';
import { expandLabels } from '../../api/points/labels.ts';
import { wifiQr } from '../../survey-web/poster/wifi.ts';

test.each([
  ['', []],
  [' \r\n ', []],
  ['Quầy 1\nQuầy 2', [{ vi: 'Quầy 1' }, { vi: 'Quầy 2' }]],
  ['Quầy 9..11', [{ vi: 'Quầy 9' }, { vi: 'Quầy 10' }, { vi: 'Quầy 11' }]],
  ['Quầy 08…09', [{ vi: 'Quầy 08' }, { vi: 'Quầy 09' }]],
  [
    'Quầy 1..2 tầng 3 | Counter 1...2',
    [
      { vi: 'Quầy 1 tầng 3', en: 'Counter 1' },
      { vi: 'Quầy 2 tầng 3', en: 'Counter 2' },
    ],
  ],
  ['Quầy 1\nQuầy 1..2', [{ vi: 'Quầy 1' }, { vi: 'Quầy 2' }]],
  ['Quầy 1-2', [{ vi: 'Quầy 1' }, { vi: 'Quầy 2' }]],
  [
    'Quầy 9 – 10 tầng 3 | Counter 9–10',
    [
      { vi: 'Quầy 9 tầng 3', en: 'Counter 9' },
      { vi: 'Quầy 10 tầng 3', en: 'Counter 10' },
    ],
  ],
  ...[
    'Quầy 3-1',
    'Quầy 2-2',
    'Quầy 1-102',
    'Quầy A1-2',
    'Quầy 1-2-3',
    'Phòng 2.1-3',
    'Quầy 1-2A',
    'Số 5/2-4',
  ].map((name): [string, object[]] => [name, [{ vi: name }]]),
])('%j names counters', (typed, labels) => expect(expandLabels(typed, 500)).toEqual({ labels }));

test.each([
  ['Quầy 8..1', 'range'],
  ['Quầy 0..9999', 'range'],
  ['Quầy 1..3 | Counter 1..2', 'languages'],
  ['Quầy 1 | Counter 1 | Guichet 1', 'languages'],
  ['| Counter 1', 'languages'],
  ['W'.repeat(201), 'too-long'],
  ['Quầy 1..501', 'too-many'],
])('%j is refused', (typed, mistake) => expect(expandLabels(typed, 500)).toMatchObject({ mistake }));

test.each([
  [{ name: 'UBND', password: 'xinchao2026' }, 'WIFI:T:WPA;S:UBND;P:xinchao2026;;'],
  [{ name: 'Khách', password: '' }, 'WIFI:T:nopass;S:Khách;;'],
  [{ name: 'a;b:c', password: 'p,a"s\\s;w' }, String.raw`WIFI:T:WPA;S:a\;b\:c;P:p\,a\"s\\s\;w;;`],
])('phones read the network %j', (network, text) => expect(wifiQr(network)).toBe(text));
