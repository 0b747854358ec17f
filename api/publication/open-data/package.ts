import { inLocale, type Locale, type Text } from '../../text.ts';
import { columns } from './columns.ts';

/** What anybody may do with the figures; that they name their source is all that is asked. */
export const licence = {
  name: 'CC-BY-4.0',
  title: 'Creative Commons Attribution 4.0 International',
  path: 'https://creativecommons.org/licenses/by/4.0/',
} as const;

const words = {
  title: { vi: 'Mức hài lòng và phản ánh của người dân', en: 'Satisfaction and petitions of the people' },
  figures: { vi: 'Số liệu đã chốt của mọi đơn vị và mọi kỳ', en: 'Closed figures of all units and periods' },
  present: {
    vi: 'Số liệu năm nay đến hôm nay của mọi đơn vị, còn có thể thay đổi',
    en: 'Figures of this year to date of all units, which may still change',
  },
} as const satisfies Record<string, Text>;

/** The open figures as a Frictionless data package (v1), so that programs find files, columns and licence. */
export function dataPackage(publicUrl: string, locale: Locale) {
  const language = locale === 'en' ? '?lang=en' : '';
  const resource = (name: 'figures' | 'present') => ({
    name,
    title: inLocale(words[name], locale),
    path: `${publicUrl}/open-data/${name}.csv${language}`,
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\r\n' },
    schema: {
      fields: columns.map(({ key, type, about }) => ({
        name: key,
        type,
        description: inLocale(about, locale),
      })),
      missingValues: [''],
    },
  });
  return {
    profile: 'tabular-data-package',
    name: 'lang-nghe',
    title: inLocale(words.title, locale),
    homepage: `${publicUrl}/open-data`,
    licenses: [licence],
    resources: [resource('figures'), resource('present')],
  };
}
