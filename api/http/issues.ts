import type { z } from 'zod';
import type { PathError } from '../problems.ts';
import type { Locale } from '../text.ts';

type RawIssue = z.core.$ZodRawIssue;

/** Says what is wrong with a value, in plain words of the caller's language; for `safeParse(value, { error })`. */
export const describeIssue =
  (locale: Locale) =>
  (issue: RawIssue): string => {
    const say = (vi: string, en: string) => (locale === 'vi' ? vi : en);
    if (issue.input === undefined && issue.code === 'invalid_type') return say('còn thiếu', 'is missing');
    switch (issue.code) {
      case 'invalid_type':
        return say(`phải là ${typeNames.vi(issue.expected)}`, `must be ${typeNames.en(issue.expected)}`);
      case 'invalid_value': {
        const values = issue.values.map(String).join(', ');
        return say(`phải là một trong: ${values}`, `must be one of: ${values}`);
      }
      case 'too_big':
        return say(
          `quá lớn hoặc quá dài: nhiều nhất ${issue.maximum}`,
          `too large or too long: at most ${issue.maximum}`,
        );
      case 'too_small':
        if (issue.origin === 'string' && issue.minimum === 1) return say('còn để trống', 'is empty');
        return say(
          `quá nhỏ hoặc quá ngắn: ít nhất ${issue.minimum}`,
          `too small or too short: at least ${issue.minimum}`,
        );
      case 'invalid_format':
        if (issue.format !== 'email') return say('chưa đúng dạng', 'has the wrong form');
        return say(
          'phải là một địa chỉ e-mail, như ten@donvi.gov.vn',
          'must be an e-mail address, as name@unit.gov.vn',
        );
      case 'custom':
        return say(issue.params?.vi ?? 'chưa đúng', issue.params?.en ?? 'does not fit');
      case 'unrecognized_keys':
        return say('mục không có trong quy định', 'is not a known member');
      case 'invalid_key':
        return issue.issues[0]?.message ?? say('tên mục chưa đúng', 'is not a known name');
      case 'invalid_union':
        return say('phải là chữ, hoặc { "vi": …, "en": … }', 'must be a text, or { "vi": …, "en": … }');
      default:
        return say('chưa đúng dạng', 'has the wrong form');
    }
  };

const names: Record<string, [vi: string, en: string]> = {
  string: ['chữ', 'a text'],
  number: ['số', 'a number'],
  int: ['số nguyên', 'a whole number'],
  boolean: ['true hoặc false', 'true or false'],
  object: ['một đối tượng { … }', 'an object { … }'],
  record: ['một đối tượng { … }', 'an object { … }'],
  array: ['một danh sách [ … ]', 'a list [ … ]'],
};
const typeNames = {
  vi: (expected: string) => names[expected]?.[0] ?? expected,
  en: (expected: string) => names[expected]?.[1] ?? expected,
};

/** Every bad path, as `ratings.c3` or `units.4.slug`; an unknown member is named by its own path. */
export function pathErrors(issues: readonly z.core.$ZodIssue[]): PathError[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code !== 'unrecognized_keys') return [{ path: path.join('.'), message: issue.message }];
    return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: issue.message }));
  });
}
