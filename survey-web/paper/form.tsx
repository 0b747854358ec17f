import { raw } from 'hono/html';
import type { Field } from '../../api/fields/store.ts';
import type { Questionnaire } from '../../api/questionnaires/questionnaire.ts';
import { inLocale, type Locale, type Text } from '../../api/text.ts';
import { Words } from '../survey/words.tsx';
import { paperTexts } from '../texts/paper.ts';
import { Box } from './box.tsx';
import { PaperRatings, paperOverall } from './ratings.tsx';

/** Where the form is handed out. */
export interface PaperPlace {
  unit: Text;
  label: Text | null;
  /** One is printed as it is, several are asked about. */
  fields: readonly Pick<Field, 'slug' | 'name' | 'everyday'>[];
  code: string;
  /** The QR code as SVG, quiet zone included. */
  qr: string;
}

export interface PaperFormProps {
  content: Questionnaire;
  /** null: a draft. */
  version: number | null;
  locale: Locale;
  /** Left out in a preview, where an empty square keeps the place of the QR code. */
  place?: PaperPlace;
}

/** A questionnaire to print on A4 and fill in by pen; numbered, so that whoever keys it in finds every line. */
export function PaperForm({ content, version, locale, place }: PaperFormProps) {
  const t = paperTexts[locale];
  const { reasons, choices = [], comment, profile = [] } = content;
  return (
    <article class="paper-form" lang={locale}>
      <PaperHead title={content.title} locale={locale} place={place} />
      <p class="paper-form-how">
        {content.require === 'all' ? t.howAll : t.how} {t.privacy}
      </p>
      {place && place.fields.length > 1 && (
        <Boxes
          title={t.field}
          options={[...place.fields.map((one) => one.everyday ?? one.name), t.unsure]}
          locale={locale}
        />
      )}
      {paperOverall(content, locale)}
      <PaperRatings content={content} locale={locale} />
      {reasons && (
        <Boxes title={reasons.text} options={reasons.options.map(({ text }) => text)} locale={locale} />
      )}
      {choices.map(({ text, options }) => (
        <Boxes title={text} note={t.several} options={options.map((option) => option.text)} locale={locale} />
      ))}
      {comment && (
        <section class="paper-form-comment">
          <h3>
            <Words text={comment} locale={locale} />
          </h3>
          <div class="paper-form-line" />
          <div class="paper-form-line" />
          <div class="paper-form-line" />
        </section>
      )}
      {profile.map(({ text, options }) => (
        <Boxes
          title={text}
          note={t.one}
          options={options.map((option) => option.text)}
          locale={locale}
          inLine
        />
      ))}
      <footer class="paper-form-foot">
        <span>{t.thanks}</span>
        <span>{version === null ? t.draft(content.id) : t.version(content.id, version)}</span>
      </footer>
    </article>
  );
}

interface Boxes {
  title: Text | string;
  note?: string;
  options: (Text | string)[];
  locale: Locale;
  inLine?: true;
}

function Boxes({ title, note, options, locale, inLine }: Boxes) {
  const wordsOf = (text: Text | string) =>
    typeof text === 'string' ? text : <Words text={text} locale={locale} />;
  return (
    <section class={inLine ? 'paper-form-boxes in-line' : 'paper-form-boxes'}>
      <h3>
        {wordsOf(title)} {note && <span class="paper-form-note">{note}</span>}
      </h3>
      <ul>
        {options.map((option) => (
          <li>
            <Box /> <span>{wordsOf(option)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
function PaperHead({ title, locale, place }: { title: Text; locale: Locale; place: PaperPlace | undefined }) {
  const t = paperTexts[locale];
  const field = place?.fields.length === 1 ? place.fields[0]!.name : null;
  const at = [place?.label, field].filter((part) => part != null);
  return (
    <header class="paper-form-head">
      <div>
        {place && (
          <p class="paper-form-unit">
            <Words text={place.unit} locale={locale} />
          </p>
        )}
        {at.length > 0 && <p>{at.map((part) => inLocale(part, locale)).join(' · ')}</p>}
        <h2>
          <Words text={title} locale={locale} />
        </h2>
      </div>
      <div class="paper-form-scan">
        {place ? (
          <>
            <div class="paper-form-qr" role="img" aria-label={`QR ${place.code}`}>
              {raw(place.qr)}
            </div>
            <p>{t.scan}</p>
            <p class="paper-form-code">
              {t.code} {place.code.replace(/(....)(?=.)/g, '$1 ')}
            </p>
          </>
        ) : (
          <div class="paper-form-qr empty">{t.qrPlace}</div>
        )}
      </div>
    </header>
  );
}
