import type { Child } from 'hono/jsx';
import { listAllVersions } from '../../../api/questionnaires/store.ts';
import { inLocale } from '../../../api/text.ts';
import { assetUrl } from '../../assets.ts';
import { editorTexts } from '../../texts/console-editor.ts';
import { questionnaireTexts } from '../../texts/console-questionnaires.ts';
import { type Refused, seenOf, type Visit } from '../visit.ts';
import { getDraft } from './access.ts';
import { Faults, Missing } from './draft-gaps.tsx';
import {
  anchorOf,
  type DraftView,
  draftAddress,
  measureWords,
  OrderedList,
  SectionList,
  WordsOf,
} from './draft-list.tsx';
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

type Name = keyof (typeof editorTexts)['vi']['explains'];

/** A part of which there is one at most. */
function Single({ view, path, children }: { view: DraftView; path: Name; children: Child }) {
  const { locale, id, content } = view;
  const t = editorTexts[locale];
  const at = `${draftAddress(id)}/parts/${path}`;
  const isThere = path === 'general' || path === 'scale' || content[path as 'overall'] !== undefined;
  return (
    <section class="draft-group" id={anchorOf(path)}>
      <div class="draft-head">
        <h2>{t.names[path]}</h2>
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
      </div>
      {t.explains[path] && <p class="soft">{t.explains[path]}</p>}
      {children}
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
