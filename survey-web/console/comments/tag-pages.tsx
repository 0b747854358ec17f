import type { Author } from '../../../api/accounts/actor.ts';
import { recordChange } from '../../../api/audit/store.ts';
import type { Trx } from '../../../api/database/open.ts';
import { problem } from '../../../api/problems.ts';
import {
  addTag,
  findTag,
  isTagNameTaken,
  listTags,
  lockTag,
  type Tag,
  updateTag,
} from '../../../api/tags/store.ts';
import { inLocale, type Text } from '../../../api/text.ts';
import { commentTexts } from '../../texts/console-comments.ts';
import { consoleRoom } from '../console-room.ts';
import { type Filled, SubmitButton, TextField } from '../form.tsx';
import { type Refused, requireUnchanged, seenOf, type Visit, wrongField } from '../visit.ts';

export const tagPages = consoleRoom();
tagPages.get('/comment-tags', 'installation.edit', (visit) => showTags(visit));
tagPages.post('/comment-tags', 'installation.edit', addOne);
tagPages.get('/comment-tags/:tag', 'installation.edit', (visit) => showTag(visit));
tagPages.post('/comment-tags/:tag', 'installation.edit', changeOne);

const path = '/comment-tags';
const longestName = 60;

async function showTags(visit: Visit, refused?: Refused) {
  const { locale } = visit;
  const t = commentTexts[locale];
  const tags = await listTags(visit.deps.db);
  return visit.show({
    title: t.tagsTitle,
    lead: t.tagsLead,
    refused,
    width: 'narrow',
    children: (
      <>
        {tags.length === 0 && <p>{t.tagsEmpty}</p>}
        <ul class="console-list">
          {tags.map(({ id, name, retired }) => (
            <li>
              <a href={`/console${path}/${id}`}>{inLocale(name, locale)}</a>{' '}
              {retired && <span class="soft">({t.retired})</span>}
            </li>
          ))}
        </ul>
        <h2>{t.newTag}</h2>
        <form method="post" action={`/console${path}`}>
          <Names of={await filledOf(visit, refused)} />
          <SubmitButton>{t.newTag}</SubmitButton>
        </form>
      </>
    ),
  });
}

async function showTag(visit: Visit, refused?: Refused) {
  const { locale } = visit;
  const t = commentTexts[locale];
  const tag = await getTag(visit);
  return visit.show({
    title: inLocale(tag.name, locale),
    lead: t.tagsLead,
    refused,
    width: 'narrow',
    children: (
      <>
        {tag.retired && <p>({t.retired})</p>}
        <form method="post" action={`/console${path}/${tag.id}`}>
          <input type="hidden" name="seen" value={seenOf(tag)} autocomplete="off" />
          <Names of={await filledOf(visit, refused, tag.name)} />
          <div class="console-actions">
            <SubmitButton name="act" value="save">
              {t.saveTag}
            </SubmitButton>
            <SubmitButton name="act" value={tag.retired ? 'restore' : 'retire'} quiet>
              {tag.retired ? t.restore : t.retire}
            </SubmitButton>
            <a href={`/console${path}`}>{t.back}</a>
          </div>
        </form>
      </>
    ),
  });
}

async function filledOf(visit: Visit, refused: Refused | undefined, stored?: Text): Promise<Filled> {
  const { locale } = visit;
  if (refused) return { values: await visit.form(), errors: refused.errors, locale };
  return {
    values: new URLSearchParams({ name: stored?.vi ?? '', 'name-en': stored?.en ?? '' }),
    errors: [],
    locale,
  };
}

function Names({ of }: { of: Filled }) {
  const t = commentTexts[of.locale];
  return (
    <div class="form-row">
      <TextField of={of} name="name" label={t.tagName} maxlength={longestName} />
      <TextField of={of} name="name-en" label={t.tagNameEn} maxlength={longestName} optional />
    </div>
  );
}

async function getTag(visit: Visit): Promise<Tag> {
  const tag = await findTag(visit.deps.db, visit.param('tag'));
  if (!tag) throw problem('not-found');
  return tag;
}

async function addOne(visit: Visit) {
  return visit.attempt(
    async () => {
      const name = readName(visit, await visit.form());
      await visit.change(async (trx, by) => {
        const id = await addTag(trx, name, visit.now);
        if (id === undefined) throw wrongField('name', commentTexts[visit.locale].nameTaken);
        await writeDown(trx, by, visit, 'tag.add', id, { after: { name, retired: false } });
      });
      return visit.go(path, 'added');
    },
    (refused) => showTags(visit, refused),
  );
}

async function changeOne(visit: Visit) {
  return visit.attempt(
    async () => {
      const form = await visit.form();
      const { id } = await getTag(visit);
      const name = readName(visit, form);
      const act = form.get('act');
      await visit.change(async (trx, by) => {
        const tag = (await lockTag(trx, id))!;
        requireUnchanged(form, tag);
        if (await isTagNameTaken(trx, name, id))
          throw wrongField('name', commentTexts[visit.locale].nameTaken);
        const retired = act === 'retire' || (tag.retired && act !== 'restore');
        await updateTag(trx, id, name, retired ? visit.now : null);
        const before = { name: tag.name, retired: tag.retired };
        await writeDown(trx, by, visit, 'tag.edit', id, { before, after: { name, retired } });
      });
      return visit.go(path, 'saved');
    },
    (refused) => showTag(visit, refused),
  );
}

const writeDown = (
  trx: Trx,
  by: Author,
  visit: Visit,
  action: string,
  id: number,
  change: { before?: object; after: object },
) =>
  recordChange(
    trx,
    by,
    { action, unitId: null, subject: { kind: 'tag', key: String(id) }, ...change },
    visit.now,
  );

function readName({ locale }: Visit, form: URLSearchParams): Text {
  const t = commentTexts[locale];
  const read = (field: string) => {
    const name = (form.get(field) ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
    if ([...name].length > longestName) throw wrongField(field, t.nameTooLong);
    return name;
  };
  const [vi, en] = [read('name'), read('name-en')];
  if (vi === '') throw wrongField('name', t.nameNeeded);
  return en ? { vi, en } : { vi };
}
