import type { Child } from 'hono/jsx';
import { listAt, type PartPath, stepFrom } from '../../../api/questionnaires/draft-parts.ts';
import type { Measure, Questionnaire } from '../../../api/questionnaires/questionnaire.ts';
import { inLocale, type Locale, type Text } from '../../../api/text.ts';
import { type EditorTexts, editorTexts } from '../../texts/console-editor.ts';
import { nameOfPart } from './faults.ts';

/** What every item of a draft's page has to know. */
export interface DraftView {
  id: number;
  content: Questionnaire;
  locale: Locale;
  /** What the order was when the page was made. */
  seen: string;
}

export const anchorOf = (path: PartPath): string => `part-${path.replaceAll('.', '-')}`;
export const draftAddress = (id: number) => `/console/questionnaires/_drafts/${id}`;

/** A list of a draft that is put in order by buttons, or by dragging where the script runs. */
export function OrderedList({
  view,
  list,
  children,
}: {
  view: DraftView;
  list: PartPath;
  children: (path: PartPath, index: number) => Child;
}) {
  const members = listAt(view.content, list) ?? [];
  // One without questions stays: something may be dragged into it.
  if (members.length === 0 && !list.endsWith('.questions')) return null;
  return (
    <ol class="draft-list" data-list={list}>
      {members.map((_, i) => (
        <Item view={view} path={`${list}.${i}`}>
          {children(`${list}.${i}`, i)}
        </Item>
      ))}
    </ol>
  );
}

function Item({ view, path, children }: { view: DraftView; path: PartPath; children: Child }) {
  const { id, content, locale, seen } = view;
  const t = editorTexts[locale];
  const name = nameOfPart(content, path, locale);
  const at = draftAddress(id);
  return (
    <li id={anchorOf(path)} class="draft-item" data-part={path} data-name={name} tabindex={-1}>
      <div class="draft-item-row">
        <span class="draft-handle" title={t.drag} aria-hidden="true" hidden>
          ⠿
        </span>
        <form method="post" action={`${at}/order`} class="draft-steps">
          <input type="hidden" name="seen" value={seen} />
          <input type="hidden" name="part" value={path} />
          <Step view={view} path={path} step="up" sign="↑" label={`${t.up}: ${name}`} />
          <Step view={view} path={path} step="down" sign="↓" label={`${t.down}: ${name}`} />
        </form>
        <div class="draft-links">
          <a href={`${at}/parts/${path}`} aria-label={`${t.edit}: ${name}`}>
            {t.edit}
          </a>
          <a href={`${at}/parts/${path}/remove`} aria-label={`${t.remove}: ${name}`}>
            {t.remove}
          </a>
        </div>
      </div>
      {children}
    </li>
  );
}

function Step({
  view,
  path,
  step,
  sign,
  label,
}: {
  view: DraftView;
  path: PartPath;
  step: 'up' | 'down';
  sign: string;
  label: string;
}) {
  const leads = stepFrom(view.content, path, step) !== undefined;
  return (
    <button
      type="submit"
      name="do"
      value={step}
      class="draft-step"
      aria-label={label}
      title={label}
      disabled={!leads}
    >
      {sign}
    </button>
  );
}

/** A text with its other languages beneath, and a mark where one is missing. */
export function WordsOf({ text, locale }: { text: Text | undefined; locale: Locale }) {
  const t = editorTexts[locale];
  return (
    <>
      <span lang="vi">{text?.vi || t.noWords}</span>
      {text?.en ? (
        <span lang="en" class="draft-other">
          {text.en}
        </span>
      ) : (
        <>
          {' '}
          <span class="form-mark warn">{t.missingMark}</span>
        </>
      )}
    </>
  );
}

/** A measure in a sentence. */
export function measureWords(measure: Measure, content: Questionnaire, t: EditorTexts): string {
  const kind = t.kinds[measure.kind];
  if (measure.kind === 'single')
    return `${kind} – ${measure.question === content.overall?.key ? t.names.overall : measure.question}`;
  if (measure.kind === 'pooled' && measure.sections) return `${kind} – ${measure.sections.join(', ')}`;
  return kind;
}

/** The sections with their questions, each of which may go over into another section. */
export function SectionList({ view }: { view: DraftView }) {
  const { content, locale, id } = view;
  const t = editorTexts[locale];
  return (
    <OrderedList view={view} list="sections">
      {(path, s) => {
        const section = content.sections[s]!;
        return (
          <div class="draft-section">
            <h3>
              <span class="soft">{section.key}</span> <WordsOf text={section.title} locale={locale} />
            </h3>
            <OrderedList view={view} list={`${path}.questions`}>
              {(_, q) => {
                const { key, text, note } = section.questions[q]!;
                return (
                  <p class="draft-words">
                    <span class="soft">{key}</span> <WordsOf text={text} locale={locale} />
                    {note && <span class="draft-note">{inLocale(note, locale)}</span>}
                  </p>
                );
              }}
            </OrderedList>
            <a class="draft-add" href={`${draftAddress(id)}/parts/${path}.questions.new`}>
              + {t.addQuestion}
            </a>
          </div>
        );
      }}
    </OrderedList>
  );
}
