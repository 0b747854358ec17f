import type { PublishedAction } from '../../api/actions/store.ts';
import type { PublishedComment } from '../../api/comments/store.ts';
import type { DarkHours } from '../../api/kiosks/watch.ts';
import type { Below, UnitBelow } from '../../api/publication/below.ts';
import type { Closing } from '../../api/publication/closing/store.ts';
import type { PetitionBooks } from '../../api/publication/petition-books.ts';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import type { Locale } from '../../api/text.ts';
import { assetUrl } from '../assets.ts';
import { Layout } from '../layout.tsx';
import { publicTexts } from '../texts/public.ts';
import { PublishedActions } from './actions.tsx';
import { AlsoOn } from './also-on.tsx';
import { ClosedPeriodList, ClosedPeriodNote, type ClosedPeriodProps } from './closed-period.tsx';
import { Criteria, Sections } from './criteria.tsx';
import { DarkHoursSection } from './dark-hours.tsx';
import { FieldTrends } from './field-trends.tsx';
import { Fields } from './fields.tsx';
import { summaryInWords } from './figure-words.ts';
import { MethodNote } from './method-note.tsx';
import { OtherMeasures } from './other-measures.tsx';
import { PeriodPicker, type PeriodPickerProps } from './period-picker.tsx';
import { PetitionBooksSection } from './petition-books.tsx';
import type { ShownOutcome } from './petition-outcomes.tsx';
import { PublishedComments } from './published-comments.tsx';
import { PunctualitySection } from './punctuality.tsx';
import { Reasons } from './reasons.tsx';
import { hasTrend, Trend } from './trend.tsx';
import { UnitHeading, type UnitHeadingProps } from './unit-heading.tsx';
import { UnitsBelow } from './units-below.tsx';
import { VerdictSummary } from './verdict-summary.tsx';
import { WholeOrPart } from './whole-or-part.tsx';

export interface PublicPageProps {
  locale: Locale;
  satisfaction: Satisfaction;
  below: Below;
  comments: PublishedComment[];
  actions: PublishedAction[];
  books: PetitionBooks;
  dark: DarkHours[];
  /** Where the period shown is closed. */
  closed: Omit<ClosedPeriodProps, 'locale'> | null;
  /** What the unit has closed, latest first. */
  closings: Closing[];
  outcomes: ShownOutcome[];
  /** Websites on which these figures stand as well. */
  alsoOn: string[];
  heading: Omit<UnitHeadingProps, 'locale' | 'days'>;
  picker: Omit<PeriodPickerProps, 'locale' | 'from' | 'to'>;
  descendants: boolean;
  measureNamed: boolean;
  links: PublicPageLinks;
  /** What a shared link shows: absolute addresses of page and picture. */
  share: { url: string; image: string };
}

export interface PublicPageLinks {
  otherLanguage: string;
  json: string;
  csv: string;
  sheet: string;
  board: string;
  petitions: { send: string; json: string; feed: string };
  withMeasure: (measure: string) => string;
  periods: string;
  closedPeriod: (period: string) => string;
  withBelow: (descendants: boolean) => string;
  unitBelow: (below: UnitBelow) => string;
}

/** A unit's public page: the verdict first, then where, why, since when, and how it was computed. */
export function PublicPage(props: PublicPageProps) {
  const { locale, satisfaction, below, heading, picker, descendants, links } = props;
  const { unit, period, overall } = satisfaction;
  return (
    <Layout
      locale={locale}
      title={`${unit.name} – ${publicTexts[locale].titleEnd}`}
      width="wide"
      otherLanguage={links.otherLanguage}
      demonstration={satisfaction.demonstration}
      share={{ ...props.share, description: summaryInWords(satisfaction, locale) }}
      {...(hasTrend(satisfaction) ? { script: assetUrl('trend') } : {})}
    >
      <div class="public">
        <UnitHeading {...heading} days={period} locale={locale} />
        {props.closed && <ClosedPeriodNote {...props.closed} locale={locale} />}
        <VerdictSummary satisfaction={satisfaction} locale={locale}>
          <WholeOrPart
            overall={overall}
            below={below}
            descendants={descendants}
            locale={locale}
            pageWith={links.withBelow}
          />
          <p>
            <a href={links.board}>{publicTexts[locale].board}</a>
          </p>
        </VerdictSummary>
        <Fields satisfaction={satisfaction} locale={locale} />
        <PunctualitySection satisfaction={satisfaction} locale={locale} />
        <UnitsBelow below={below} today={heading.today} locale={locale} pageOf={links.unitBelow} />
        <Reasons satisfaction={satisfaction} locale={locale} />
        <Sections satisfaction={satisfaction} locale={locale} />
        <Criteria satisfaction={satisfaction} locale={locale} />
        <PublishedActions
          actions={props.actions}
          withUnits={descendants}
          today={heading.today}
          locale={locale}
        />
        <Trend satisfaction={satisfaction} locale={locale} />
        <FieldTrends satisfaction={satisfaction} locale={locale} />
        <DarkHoursSection dark={props.dark} locale={locale} />
        <PublishedComments comments={props.comments} withUnits={descendants} locale={locale} />
        <PetitionBooksSection
          books={props.books}
          outcomes={props.outcomes}
          locale={locale}
          links={links.petitions}
        />
        <ClosedPeriodList
          closings={props.closings}
          pageOf={links.closedPeriod}
          json={links.periods}
          locale={locale}
        />
        <PeriodPicker {...picker} {...period} locale={locale} />
        <OtherMeasures
          satisfaction={satisfaction}
          locale={locale}
          named={props.measureNamed}
          pageOf={links.withMeasure}
        />
        <AlsoOn hosts={props.alsoOn} locale={locale} />
        <MethodNote
          satisfaction={satisfaction}
          locale={locale}
          json={links.json}
          csv={links.csv}
          sheet={links.sheet}
        />
      </div>
    </Layout>
  );
}
