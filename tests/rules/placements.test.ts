import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayAsk, readPage } from '../../api/placements/address.ts';
import { hostOf } from '../../api/placements/host.ts';
import { findMark } from '../../api/placements/mark.ts';
import {
  type Look,
  type Place,
  shareFresh,
  stateOfPage,
  stateOfUnit,
} from '../../api/placements/standing.ts';

const own = { ownHost: 'khaosat.example.vn', allowInside: false };

test.each([
  ['https://xaabc.gov.vn', 'xaabc.gov.vn'],
  ['https://www.XaABC.gov.vn:8443/tin/1?ai=toi', 'www.xaabc.gov.vn'],
  ['https://xãabc.vn', 'xn--xabc-goa.vn'],
  ['https://khaosat.example.vn', undefined],
  ['https://localhost', undefined],
  ['http://10.0.0.1', undefined],
  ['http://[::1]:80', undefined],
  ['http://2130706433/', undefined],
  ['https://may-chu', undefined],
  ['https://portal.lan', undefined],
  ['https://a_b.vn', undefined],
  ['null', undefined],
  ['file:///etc/passwd', undefined],
  ['', undefined],
])('the website of %j is %j', (header, host) => {
  expect(hostOf(header, own)).toBe(host);
});

test('a closed network may have names of its own, but never addresses', () => {
  expect(hostOf('http://portal.lan', { ...own, allowInside: true })).toBe('portal.lan');
  expect(hostOf('http://10.0.0.1', { ...own, allowInside: true })).toBeUndefined();
});

test('whatever a header says, a name comes out or nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom('', 'https://', 'http://a.'), fc.string({ maxLength: 40 }), (begin, rest) => {
      const header = begin + rest;
      expect(hostOf(header, own) ?? 'a.vn').toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
    }),
  );
});

test.each([
  ['203.162.4.1', true, true],
  ['2402:800::1', true, true],
  ['10.1.2.3', false, true],
  ['127.0.0.1', false, true],
  ['::1', false, true],
  ['fd00::1', false, true],
  ['169.254.169.254', false, false],
  ['0.0.0.0', false, false],
  ['::ffff:10.0.0.1', false, false],
  ['::7f00:1', false, false],
  ['2002:7f00:1::', false, false],
  ['64:ff9b::7f00:1', false, false],
  ['fe80::1', false, false],
  ['224.0.0.1', false, false],
  ['255.255.255.255', false, false],
  ['khong-phai-dia-chi', false, false],
])('%s may be asked: %j, in a closed network %j', (address, open, inside) => {
  expect([mayAsk(address, false), mayAsk(address, true)]).toEqual([open, inside]);
});

const publicUrl = 'https://khaosat.example.vn/ls';
test.each([
  ['xaabc.gov.vn/tin/1#so-lieu', { url: 'https://xaabc.gov.vn/tin/1' }],
  ['http://xaabc.gov.vn', { url: 'http://xaabc.gov.vn/' }],
  ['xaabc.gov.vn:8443/a', { url: 'https://xaabc.gov.vn:8443/a' }],
  ['https://khaosat.example.vn/tin', { url: 'https://khaosat.example.vn/tin' }],
  ['https://khaosat.example.vn/ls/u/xa-abc', { fault: 'own-page' }],
  ['http://127.0.0.1/', { fault: 'private' }],
  ['http://0x7f.1/', { fault: 'private' }],
  ['http://169.254.169.254/latest', { fault: 'private' }],
  ['https://intranet/', { fault: 'private' }],
  ['https://ai:matkhau@xaabc.gov.vn/', { fault: 'has-user' }],
  ['javascript:alert(1)', { fault: 'not-an-address' }],
  ['không phải', { fault: 'not-an-address' }],
  ['', { fault: 'not-an-address' }],
])('the page %j is read as %j', (typed, read) => {
  expect(readPage(typed, { publicUrl, allowInside: false })).toEqual(read);
});

describe('the mark of a unit on a page', () => {
  const sought = { slug: 'xa-abc', publicUrl };
  const script = '<script src="https://khaosat.example.vn/ls/embed.js" async></script>';
  const copied = (day: string, slug = 'xa-abc') =>
    `<p>Số liệu đến 09:30, ${day} (giờ Việt Nam).<br>Nguồn: https://khaosat.example.vn/ls/u/${slug}</p>`;
  test.each([
    ['the component', `${script}<lang-nghe unit="xa-abc" theme="dark"></lang-nghe>`, { outcome: 'live' }],
    ['the component without its script', '<lang-nghe unit="xa-abc"></lang-nghe>', { outcome: 'missing' }],
    ['that of a longer name', `${script}<lang-nghe unit="xa-abc-2">`, { outcome: 'missing' }],
    [
      'a frame',
      '<iframe src="https://khaosat.example.vn/ls/u/xa-abc/embed?lang=en&amp;show=form">',
      { outcome: 'live' },
    ],
    ['a frame of another server', '<iframe src="https://khac.vn/ls/u/xa-abc/embed">', { outcome: 'missing' }],
    [
      'a picture without a scheme',
      "<img src='//khaosat.example.vn/ls/u/xa-abc/badge.png'>",
      { outcome: 'live' },
    ],
    ['a copy', copied('01/11/2026'), { outcome: 'pasted', asOf: '2026-11-01' }],
    ['a copy of another unit', copied('01/11/2026', 'xa-abc-2'), { outcome: 'missing' }],
    [
      'the newest of several copies',
      copied('1/8/2026') + copied('1/11/2026'),
      { outcome: 'pasted', asOf: '2026-11-01' },
    ],
    ['a copy of a day to come', copied('01/11/2062'), { outcome: 'pasted', asOf: null }],
    ['a copy with an impossible day', copied('31/02/2026'), { outcome: 'pasted', asOf: null }],
    [
      'a copy as an editor writes it',
      copied('01/11/2026')
        .replaceAll('ố', '&#7889;')
        .replaceAll('/u/', '&#x2F;u&#x2f;')
        .replaceAll(' ', '&nbsp;'),
      { outcome: 'pasted', asOf: '2026-11-01' },
    ],
    [
      'a copy in decomposed letters',
      copied('01/11/2026').normalize('NFD'),
      { outcome: 'pasted', asOf: '2026-11-01' },
    ],
    [
      'a copy in English',
      'Figures as of 09:30, 2026-11-01. khaosat.example.vn/ls/u/xa-abc',
      { outcome: 'pasted', asOf: '2026-11-01' },
    ],
    ['an empty page', '', { outcome: 'missing' }],
  ])('%s', (_what, html, found) => {
    expect(findMark(html, sought, '2026-11-27')).toEqual(found);
  });

  test('no page is too odd to be read', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (html) => {
        expect(findMark(html, sought, '2026-11-27').outcome).toBe('missing');
      }),
    );
  });
});

const look = (day: string, outcome: Look['outcome'], asOf: string | null = null): Look => ({
  day,
  outcome,
  asOf,
});
const away = look('2026-11-27', 'unreachable');
test.each([
  ['live', look('2026-11-27', 'live'), null],
  ['live', look('2026-11-20', 'live'), away],
  ['unreachable', look('2026-11-19', 'live'), away],
  ['pasted', look('2026-11-27', 'pasted', '2026-08-19'), null],
  ['old', look('2026-11-27', 'pasted', '2026-08-18'), null],
  ['undated', look('2026-11-27', 'pasted'), null],
  ['missing', look('2026-11-27', 'missing'), null],
  ['unreachable', null, away],
  ['unchecked', null, null],
] as const)('a page is %s', (state, seen, tried) => {
  expect(stateOfPage('2026-11-27', seen, tried)).toBe(state);
});

const page = (state: Extract<Place, { kind: 'page' }>['state'], since: string | null = null): Place => ({
  kind: 'page',
  id: 1,
  url: 'https://xaabc.gov.vn/',
  publishedOn: '2026-11-01',
  state,
  asOf: null,
  since,
});
const website = (isReported: boolean): Place => ({
  kind: 'host',
  host: 'xaabc.gov.vn',
  isReported,
  since: '2026-10-01',
  lastDay: '2026-11-27',
});
test.each([
  ['fresh', [page('missing'), page('live', '2026-11-03')]],
  ['fresh', [page('old'), website(true)]],
  ['old', [page('undated'), page('unreachable')]],
  ['old', [website(false)]],
  ['unreachable', [page('unchecked'), page('missing')]],
  ['missing', [page('missing')]],
  ['none', []],
] as [string, Place[]][])('a unit is %s', (state, places) => {
  expect(stateOfUnit(places).state).toBe(state);
});

test('since when is the longest of the places that are up to date', () => {
  expect(stateOfUnit([page('live', '2026-11-03'), website(true)]).since).toBe('2026-10-01');
  expect(stateOfUnit([page('live', '2026-11-03'), website(false)]).since).toBe('2026-11-03');
});

test('the share counts only what was seen up to date', () => {
  expect(shareFresh(['fresh', 'fresh', 'old', 'none', 'unreachable'])).toEqual({
    count: 2,
    of: 5,
    value: 0.4,
  });
  expect(shareFresh([])).toEqual({ count: 0, of: 0, value: null });
});
