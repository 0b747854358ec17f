import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DraftContent, exportText, newDraft } from '../../api/questionnaires/draft.ts';
import {
  addPart,
  isEditable,
  listAt,
  movePart,
  partAt,
  partOfFault,
  placeOf,
  removePart,
  replacePart,
  stepFrom,
} from '../../api/questionnaires/draft-parts.ts';
import { missingTexts } from '../../api/questionnaires/missing-texts.ts';
import { Questionnaire, ratingQuestions } from '../../api/questionnaires/questionnaire.ts';
import type { Text } from '../../api/text.ts';
import { shipped, shippedFiles } from '../support/questionnaires.ts';

const line = fc
  .stringMatching(/^[A-Za-zăâđêôơưĂÂĐêếệọ][A-Za-z0-9ăâđêôơư ?“”–]{0,30}$/)
  .map((text) => text.trim())
  .filter((text) => text !== '');
const text: fc.Arbitrary<Text> = fc.oneof(
  line.map((vi) => ({ vi })),
  fc.record({ vi: line, en: line }),
);
const keys = (prefix: string, shape: { min: number; max: number }) =>
  fc.integer(shape).map((count) => Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`));

const options = keys('o', { min: 1, max: 4 }).chain((all) =>
  fc.tuple(...all.map((key) => text.map((words) => ({ key, text: words })))),
);
const choiceQuestions = (prefix: string) =>
  keys(prefix, { min: 1, max: 3 }).chain((all) =>
    fc.tuple(...all.map((key) => fc.record({ key: fc.constant(key), text, options }))),
  );

/** Sections whose questions have keys that no other has. */
const sections = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }).chain((sizes) =>
  fc.tuple(
    ...sizes.map((size, s) =>
      fc.record({
        key: fc.constant(`S${s}`),
        title: text,
        questions: fc.tuple(
          ...Array.from({ length: size }, (_, q) =>
            fc.record(
              { key: fc.constant(`c${s}_${q}`), text, note: text },
              { requiredKeys: ['key', 'text'] },
            ),
          ),
        ),
      }),
    ),
  ),
);

/** Questionnaires that can be published. */
const questionnaire: fc.Arbitrary<Questionnaire> = fc
  .record(
    {
      id: fc.constant('thu-nghiem'),
      family: fc.constant('thu-nghiem'),
      title: text,
      source: line,
      require: fc.constantFrom('any' as const, 'all' as const),
      noExperience: text,
      overall: fc.record({ key: fc.constant('overall'), text }),
      sections,
      reasons: fc.record({ askWhenLevelAtMost: fc.integer({ min: 1, max: 3 }), text, options }),
      choices: choiceQuestions('q'),
      comment: text,
      profile: choiceQuestions('p'),
    },
    { requiredKeys: ['id', 'family', 'title', 'source', 'require', 'sections'] },
  )
  .map((members) => ({
    ...newDraft('x', { vi: 'x' }),
    overall: undefined,
    comment: undefined,
    ...members,
    measures: [
      { id: 'first', kind: 'single' as const, question: members.sections[0]!.questions[0]!.key },
      { id: 'named', kind: 'pooled' as const, sections: members.sections.map(({ key }) => key) },
      { id: 'all', kind: 'throughout' as const },
    ],
  }))
  .map((content) => Questionnaire.parse(JSON.parse(JSON.stringify(content))));

const questionKeys = (content: Questionnaire) => ratingQuestions(content).map(({ key }) => key);
const isValid = (content: Questionnaire) => Questionnaire.safeParse(content).success;

/** A path of some member of the questionnaire. */
const pathIn = (content: Questionnaire) =>
  fc.constantFrom(
    ...[
      'sections',
      'choices',
      'profile',
      'measures',
      ...content.sections.map((_, i) => `sections.${i}.questions`),
    ].flatMap((list) => (listAt(content, list) ?? []).map((_, i) => `${list}.${i}`)),
  );
const withPaths = (count: number) =>
  questionnaire.chain((content) =>
    fc.record({
      content: fc.constant(content),
      paths: fc.array(pathIn(content), { minLength: count, maxLength: count }),
    }),
  );

describe('moving', () => {
  test('never loses, doubles or changes a question, and what was valid stays valid', () => {
    fc.assert(
      fc.property(withPaths(2), ({ content, paths: [from, to] }) => {
        const moved = movePart(content, from!, to!);
        expect(questionKeys(moved).sort()).toEqual(questionKeys(content).sort());
        expect(ratingQuestions(moved)).toEqual(expect.arrayContaining(ratingQuestions(content)));
        expect(isValid(moved)).toBe(true);
      }),
    );
  });

  test('a step and the step back leave everything as it was', () => {
    fc.assert(
      fc.property(
        withPaths(1),
        fc.constantFrom('up' as const, 'down' as const),
        ({ content, paths }, step) => {
          const [from] = paths as [string];
          const to = stepFrom(content, from, step);
          if (!to) return;
          const moved = movePart(content, from, to);
          expect(moved).not.toEqual(content);
          expect(partAt(moved, to)).toEqual(partAt(content, from));
          const back = stepFrom(moved, to, step === 'up' ? 'down' : 'up');
          // The last question of a section cannot leave it: no way back from where it is alone.
          if (back) expect(movePart(moved, to, back)).toEqual(content);
        },
      ),
    );
  });

  test('the only question of a section stays there', () => {
    const content = shipped('mot-cua-9');
    const lonely = {
      ...content,
      sections: content.sections.map((one) => ({ ...one, questions: one.questions.slice(0, 1) })),
    };
    expect(stepFrom(lonely, 'sections.0.questions.0', 'down')).toBeUndefined();
    expect(movePart(lonely, 'sections.0.questions.0', 'sections.1.questions.0')).toBe(lonely);
  });

  test('a question at the edge of its section goes over into the next', () => {
    const content = shipped('mot-cua-9');
    const to = stepFrom(content, 'sections.0.questions.2', 'down');
    expect(to).toBe('sections.1.questions.0');
    const moved = movePart(content, 'sections.0.questions.2', to!);
    expect(moved.sections.map((one) => one.questions.map(({ key }) => key))).toEqual([
      ['c1', 'c2'],
      ['c3', 'c4', 'c5'],
      ['c6', 'c7', 'c8', 'c9'],
    ]);
  });
});

describe('adding, replacing, removing', () => {
  test('what is added stands at the end, and nothing else changes', () => {
    fc.assert(
      fc.property(questionnaire, text, fc.nat(3), (content, words, s) => {
        const list = `sections.${s % content.sections.length}.questions`;
        const added = addPart(content, list, { key: 'new', text: words });
        expect(partAt(added.content, added.path)).toEqual({ key: 'new', text: words });
        expect(removePart(added.content, added.path)).toEqual(content);
        expect(isValid(added.content)).toBe(true);
      }),
    );
  });

  test('removing takes away that question alone', () => {
    fc.assert(
      fc.property(withPaths(1), ({ content, paths: [path] }) => {
        const gone = partAt(content, path!) as { key?: string; questions?: { key: string }[] };
        const goneKeys = /\.questions\./.test(path!)
          ? [gone.key]
          : (gone.questions ?? []).map(({ key }) => key);
        const removed = removePart(content, path!);
        expect(questionKeys(removed)).toEqual(questionKeys(content).filter((key) => !goneKeys.includes(key)));
      }),
    );
  });

  test('measures follow a question and a section to another key', () => {
    fc.assert(
      fc.property(questionnaire, text, (content, words) => {
        const question = replacePart(content, 'sections.0.questions.0', { key: 'khac', text: words });
        expect(isValid(question)).toBe(true);
        expect(question.measures[0]).toMatchObject({ question: 'khac' });
        const section = { ...content.sections[0]!, key: 'KHAC' };
        expect(isValid(replacePart(content, 'sections.0', section))).toBe(true);
      }),
    );
  });

  test('only what is there, or may come to be there, can be edited', () => {
    const content = shipped('mot-cua-9');
    const known = [
      'general',
      'scale',
      'overall',
      'reasons',
      'comment',
      'sections.2.questions.3',
      'measures.1',
    ];
    expect(known.filter((path) => !isEditable(content, path))).toEqual([]);
    const unknown = [
      'sections.3',
      'sections.0.questions.9',
      'choices.0',
      '__proto__.0',
      'id',
      'title',
      '',
      'sections',
    ];
    expect(unknown.filter((path) => isEditable(content, path))).toEqual([]);
    expect(placeOf('sections.0.questions.2')).toEqual({ list: 'sections.0.questions', index: 2 });
  });
});

describe('files', () => {
  test.each(shippedFiles)('$name is exported as it was shipped', ({ text, content }) => {
    expect(exportText(DraftContent.parse(content))).toBe(text);
  });

  test('what is exported comes back the same, as a draft and as a questionnaire', () => {
    fc.assert(
      fc.property(questionnaire, (content) => {
        const read = JSON.parse(exportText(content));
        expect(DraftContent.parse(read)).toEqual(content);
        expect(Questionnaire.parse(read)).toEqual(content);
        expect(exportText(DraftContent.parse(read))).toBe(exportText(content));
      }),
    );
  });

  test('a draft may lack texts, sources and questions, but not its shape', () => {
    const empty = {
      ...newDraft('moi', { vi: '' }),
      sections: [{ key: 'A', title: '', questions: [] }],
      measures: [],
    };
    expect(DraftContent.safeParse(empty).success).toBe(true);
    expect(DraftContent.safeParse({ ...empty, scale: undefined }).success).toBe(false);
    expect(DraftContent.safeParse({ ...empty, more: 1 }).success).toBe(false);
    expect(DraftContent.safeParse({ ...empty, source: 'a\u0000' }).success).toBe(false);
  });

  test('every fault leads to the page where it is put right', () => {
    expect(
      [
        'sections.1.questions.0.text.vi',
        'sections.1.questions',
        'sections.1.title',
        'measures.0.question',
        'source',
        'scale.satisfied',
        'reasons.options.2.key',
        'sections',
        'measures',
      ].map(partOfFault),
    ).toEqual([
      'sections.1.questions.0',
      '',
      'sections.1',
      'measures.0',
      'general',
      'scale',
      'reasons',
      '',
      '',
    ]);
  });

  test('texts without English are found where they stand', () => {
    const content = shipped('mot-cua-9');
    expect(missingTexts(content)).toEqual([]);
    const partly = replacePart(content, 'sections.1.questions.0', {
      key: 'c4',
      text: { vi: 'Chỉ tiếng Việt' },
    });
    expect(missingTexts(partly)).toEqual([{ path: 'sections.1.questions.0.text', locale: 'en' }]);
  });
});
