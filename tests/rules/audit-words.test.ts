import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { permissions } from '../../api/accounts/permissions.ts';
import { moves } from '../../api/petitions/moves.ts';
import { actionInWords, memberInWords } from '../../survey-web/console/audit/entry.tsx';
import { auditTexts } from '../../survey-web/texts/console-audit.ts';

const root = join(import.meta.dirname, '../..');
const sources = ['api', 'survey-web/console'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name: join(folder, name), text: readFileSync(join(root, folder, name), 'utf8') })),
);
const textOf = (name: string) => sources.find((source) => source.name === name)!.text;
const allIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found!);

/** Actions that are put together where they are written down, by their template. */
const made: Record<string, string[]> = {
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: as they stand in the source
  '${kind}.add': allIn(textOf('api/installation/picture.ts'), /kind: '([a-z-]+)'/g).map(
    (kind) => `${kind}.add`,
  ),
  '${kind}.change': allIn(textOf('api/installation/picture.ts'), /kind: '([a-z-]+)'/g).map(
    (kind) => `${kind}.change`,
  ),
  'comment.${change.act}': ['comment.tag', 'comment.untag'],
  'petition.${move}': Object.keys(moves).map((move) => `petition.${move}`),
  'questionnaire.${name}': allIn(
    textOf('survey-web/console/questionnaires/form-page.tsx'),
    /^ {2}([a-z]+): \{ change:/gm,
  ).map((name) => `questionnaire.${name}`),
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: as they stand in the source
};

/** Of the database, not of the audit. */
const columns = new Set(['staff.id']);

const recording = sources.filter(({ text }) => /\brecordChanges?\b|changesBetween/.test(text));
const templates = recording.flatMap(({ text }) =>
  allIn(text, /`((?:[a-z-]+|\$\{kind\})\.(?:\$\{[\w.]+\}|add|change))`/g),
);
const literal = recording
  .flatMap(({ text }) => allIn(text, /'([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)'/g))
  .filter((name) => !Object.hasOwn(permissions, name) && !columns.has(name));
const actions = [...new Set([...literal, ...Object.values(made).flat()])].sort();

test('every action that is written down is found', () => {
  expect([...new Set(templates)].sort()).toEqual(Object.keys(made).sort());
  for (const known of [
    'campaign.make-codes',
    'entry-batch.begin',
    'field.change',
    'point.move',
    'petition.look-up',
    'petition.not-spam',
    'point.officers',
    'questionnaire.unretire',
    'questionnaire-draft.begin',
    'staff.end-session',
    'staff.sign-in',
    'staff.sign-out',
    'tag.edit',
    'target.withdraw',
  ]) {
    expect(actions).toContain(known);
  }
});

test.each(actions)('%s has words in both languages', (action) => {
  for (const locale of ['vi', 'en'] as const) expect(actionInWords(action, locale)).not.toBe(action);
});

test.each([
  ['campaign.make-codes', 'codesMade', 'số mã đã tạo'],
  ['entry-batch.finish', 'by', 'người kết thúc'],
  ['staff.sign-in', 'by', 'cách đăng nhập'],
  ['unit.change', 'fields.0', 'lĩnh vực 1'],
  ['unit.change', 'hours.2026-09-01.mon-fri.0', 'giờ làm việc 01/09/2026 Thứ Hai – Thứ Sáu 1'],
  ['unit.change', 'hours.start.source', 'giờ làm việc từ đầu căn cứ'],
  ['point.officers', '1', 'cán bộ làm việc tại quầy 2'],
  ['petition.transfer', 'to', 'cơ quan nhận'],
  ['petition.show-text', 'leftOut.phone', 'số đoạn đã che số điện thoại'],
  ['questionnaire-draft.change', 'content.text.vi', 'nội dung câu chữ tiếng Việt'],
])('%s: %s is called “%s”', (action, path, words) => {
  expect(memberInWords(action, path, 'vi')).toBe(words);
});

test('every member that a change writes down has a word', () => {
  const written = recording.flatMap(({ text }) =>
    allIn(text, /\b(?:before|after)(?:: | = )\{([^{}]*)\}/g).flatMap((members) =>
      allIn(`,${members}`, /,\s*(\w+)(?=\s*[,:]|\s*$)/g),
    ),
  );
  expect(written).toContain('codesMade');
  expect(written).toContain('basedOn');
  expect([...new Set(written)].filter((member) => !auditTexts.vi.members[member])).toEqual([]);
});
