import type { Child } from 'hono/jsx';
import { recordChange } from '../../../api/audit/store.ts';
import { partOfFault } from '../../../api/questionnaires/draft-parts.ts';
import { type Draft, lockDraft, removeDraft } from '../../../api/questionnaires/drafts.ts';
import { missingTexts } from '../../../api/questionnaires/missing-texts.ts';
import { listAllVersions } from '../../../api/questionnaires/store.ts';
import { inLocale } from '../../../api/text.ts';
import { assetUrl } from '../../assets.ts';
import { editorTexts } from '../../texts/console-editor.ts';
import { questionnaireTexts } from '../../texts/console-questionnaires.ts';
import { SubmitButton } from '../form.tsx';
import { type Refused, seenOf, type Visit } from '../visit.ts';
import { getDraft } from './access.ts';
import {
  anchorOf,
  type DraftView,
  draftAddress,
  measureWords,
  OrderedList,
  SectionList,
  WordsOf,
} from './draft-list.tsx';
import { faultsOf, nameOfPart } from './faults.ts';
import { ownerName } from './list.tsx';

/** A draft on one page: everything in it, in order, each with its buttons. */
export async function showDraft(visit: Visit, refused?: Refused) {
  const { locale, deps } = visit;
  const [t, q] = [editorTexts[locale], questionnaireTexts[locale]];
  const draft = await getDraft(visit);
  const { content } = draft;
  const view: DraftView = { id: draft.id, content, locale, seen: seenOf(content) };
  const at = draftAddress(draft.id);
  const base = (await listAllVersions(deps.db)).find(({ id }) => id === draft.basedOn);
  return visit.show({
    title: inLocale(content.title, locale) || draft.questionnaire,
    lead: t.draftLead(draft.questionnaire, await ownerName(visit, draft.ownerUnitId)),
    script: assetUrl('console-editor'),
    refused,
    children: (
      <>
        <p class="visually-hidden" aria-live="polite" id="draft-says" />
        <div id="draft" data-moved={t.moved} data-only={t.onlyOne}>
          <div class="console-actions">
            <a class="button" href={`${at}/publish`}>
              {t.publish}
            </a>
            <a class="button quiet" href={`${at}/preview`}>
              {q.preview}
            </a>
            {base && (
              <a
                href={`/console/questionnaires/_compare?from=${base.questionnaire}.${base.version}&to=_draft.${draft.id}`}
              >
                {t.compareBase}
              </a>
            )}
            <a href={`${at}/export`}>{q.export}</a>
            <a href={`${at}/discard`}>{t.discard}</a>
          </div>
          <Faults view={view} />
          <Missing view={view} />
          <Single view={view} path="general">
            <p>
              <WordsOf text={content.title} locale={locale} />
            </p>
            <p class="soft">
              {q.id}: {content.id} · {q.family}: {content.family} · {t.requireLabel}:{' '}
              {t.requires[content.require]}
            </p>
            <p class="soft">
              {t.names.source}: {content.source || t.noWords}
            </p>
          </Single>
          <Single view={view} path="scale">
            <p>
              {content.scale.levels
                .map(
                  ({ level, text }) =>
                    `${level} ${inLocale(text, locale)}${content.scale.satisfied.includes(level) ? ' ✓' : ''}`,
                )
                .join(' · ')}
              {content.noExperience && ` · ${inLocale(content.noExperience, locale)}`}
            </p>
          </Single>
          <Single view={view} path="overall">
            {content.overall && (
              <p>
                <WordsOf text={content.overall.text} locale={locale} />
              </p>
            )}
          </Single>
          <Group view={view} name="sections" add={t.addSection}>
            <SectionList view={view} />
          </Group>
          <Single view={view} path="reasons">
            {content.reasons && (
              <>
                <p>
                  <WordsOf text={content.reasons.text} locale={locale} />
                </p>
                <p class="soft">
                  {content.reasons.options.map(({ text }) => inLocale(text, locale)).join(' · ')}
                </p>
              </>
            )}
          </Single>
          <Choices view={view} name="choices" />
          <Single view={view} path="comment">
            {content.comment && (
              <p>
                <WordsOf text={content.comment} locale={locale} />
              </p>
            )}
          </Single>
          <Choices view={view} name="profile" />
          <Group view={view} name="measures" add={t.add}>
            <OrderedList view={view} list="measures">
              {(_, i) => (
                <p class="draft-words">
                  <span class="soft">{content.measures[i]!.id}</span>{' '}
                  {measureWords(content.measures[i]!, content, t)}
                </p>
              )}
            </OrderedList>
          </Group>
          <Group view={view} name="parts" add={t.add}>
            <OrderedList view={view} list="parts">
              {(_, i) => (
                <p class="draft-words">
                  <span class="soft">{content.parts![i]!.key}</span>{' '}
                  <WordsOf text={content.parts![i]!.title} locale={locale} />
                </p>
              )}
            </OrderedList>
          </Group>
        </div>
      </>
    ),
  });
}

/** What keeps the draft from being published, each a link to where it is put right. */
export function Faults({ view: { id, content, locale } }: { view: DraftView }) {
  const t = editorTexts[locale];
  const faults = faultsOf(content, locale);
  if (faults.length === 0) return <p class="console-notice">{t.ready}</p>;
  return (
    <section class="draft-faults" id="faults">
      <h2>{t.faults(faults.length)}</h2>
      <ul>
        {faults.map(({ path, message }) => {
          const part = partOfFault(path);
          const to = part ? `parts/${part}` : `#${anchorOf(path.replace(/\.questions$/, ''))}`;
          return (
            <li>
              <a href={`${draftAddress(id)}${part ? '/' : ''}${to}`}>
                {nameOfPart(content, path, locale)}: {message}
              </a>{' '}
              <span class="soft">{path}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Missing({ view: { id, content, locale } }: { view: DraftView }) {
  const t = editorTexts[locale];
  const missing = missingTexts(content).filter((one) => one.locale !== 'vi');
  const parts = [...new Set(missing.map(({ path }) => partOfFault(path)))];
  if (missing.length === 0) return null;
  return (
    <details class="draft-missing">
      <summary>{t.missing(missing.length)}</summary>
      <ul>
        {parts.map((part) => (
          <li>
            <a href={`${draftAddress(id)}/parts/${part}`}>{nameOfPart(content, part, locale)}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}

type Name = keyof (typeof editorTexts)['vi']['explains'];

/** A part of which there is one at most. */
function Single({ view, path, children }: { view: DraftView; path: Name; children: Child }) {
  const { locale, id, content } = view;
  const t = editorTexts[locale];
  const at = `${draftAddress(id)}/parts/${path}`;
  const isThere = path === 'general' || path === 'scale' || content[path as 'overall'] !== undefined;
  return (
    <section class="draft-group" id={anchorOf(path)}>
      <h2>{t.names[path]}</h2>
      {t.explains[path] && <p class="soft">{t.explains[path]}</p>}
      {children}
      <p class="draft-links">
        <a href={at} aria-label={`${isThere ? t.edit : t.add}: ${t.names[path]}`}>
          {isThere ? t.edit : `+ ${t.add}`}
        </a>
        {isThere && !['general', 'scale'].includes(path) && (
          <a href={`${at}/remove`} aria-label={`${t.remove}: ${t.names[path]}`}>
            {t.remove}
          </a>
        )}
      </p>
    </section>
  );
}

/** A list of parts, with the way to one more. */
function Group({ view, name, add, children }: { view: DraftView; name: Name; add: string; children: Child }) {
  const t = editorTexts[view.locale];
  return (
    <section class="draft-group" id={anchorOf(name)}>
      <h2>{t.names[name]}</h2>
      <p class="soft">{t.explains[name]}</p>
      {children}
      <a class="draft-add" href={`${draftAddress(view.id)}/parts/${name}.new`}>
        + {add}
        <span class="visually-hidden"> {t.names[name]}</span>
      </a>
    </section>
  );
}

function Choices({ view, name }: { view: DraftView; name: 'choices' | 'profile' }) {
  const { content, locale } = view;
  return (
    <Group view={view} name={name} add={editorTexts[locale].add}>
      <OrderedList view={view} list={name}>
        {(_, i) => {
          const { key, text, options } = content[name]![i]!;
          return (
            <>
              <p class="draft-words">
                <span class="soft">{key}</span> <WordsOf text={text} locale={locale} />
              </p>
              <p class="soft">{options.map((option) => inLocale(option.text, locale)).join(' · ')}</p>
            </>
          );
        }}
      </OrderedList>
    </Group>
  );
}

export async function askDiscard(visit: Visit) {
  const t = editorTexts[visit.locale];
  const draft = await getDraft(visit);
  return visit.show({
    title: t.discard,
    lead: t.discardSure,
    width: 'narrow',
    children: (
      <form method="post" class="console-actions">
        <SubmitButton>{t.discard}</SubmitButton>
        <a href={draftAddress(draft.id)}>{questionnaireTexts[visit.locale].back}</a>
      </form>
    ),
  });
}

export async function discard(visit: Visit) {
  const draft: Draft = await getDraft(visit);
  await visit.change(async (trx, by) => {
    const locked = await lockDraft(trx, draft.id);
    if (!locked) return;
    await removeDraft(trx, draft.id);
    const change = {
      action: 'questionnaire-draft.discard',
      unitId: locked.ownerUnitId,
      subject: { kind: 'questionnaire', key: locked.questionnaire },
      before: locked.content,
    };
    await recordChange(trx, by, change, visit.now);
  });
  return visit.go('/questionnaires', 'removed');
}
