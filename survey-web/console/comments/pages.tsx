import { recordChange } from '../../../api/audit/store.ts';
import { commentCsvRow, commentsCsvHead } from '../../../api/comments/csv.ts';
import { tagComments } from '../../../api/comments/decide.ts';
import {
  type CommentFilter,
  countByState,
  countByTag,
  listAskedIds,
  listComments,
  type Place,
} from '../../../api/comments/store.ts';
import { commentTexts } from '../../texts/console-comments.ts';
import { consoleRoom } from '../console-room.ts';
import { type Refused, type UnitVisit, wrongField } from '../visit.ts';
import { type Asked, commentsPath, readAsked, readPlace } from './asked.ts';
import { decide, showComment, tagOne } from './comment-page.tsx';
import { CommentList } from './list.tsx';

export const commentPages = consoleRoom();
commentPages.get('/units/:unit/comments', 'comments.read', (visit) => showList(visit));
commentPages.post('/units/:unit/comments/tags', 'comments.edit', tagSeveral);
commentPages.post('/units/:unit/comments/export', 'comments.edit', exportComments);
commentPages.get('/units/:unit/comments/:comment', 'comments.read', (visit) => showComment(visit));
commentPages.post('/units/:unit/comments/:comment', 'comments.edit', decide);
commentPages.post('/units/:unit/comments/:comment/tags', 'comments.edit', tagOne);

const perPage = 20;

async function showList(visit: UnitVisit, refused?: Refused) {
  const { db } = visit.deps;
  const t = commentTexts[visit.locale];
  const asked = await readAsked(visit);
  const after = readPlace(visit);
  const found = await listComments(db, asked.filter, { after, most: perPage + 1 });
  return visit.show({
    title: t.title,
    lead: t.lead,
    refused,
    children: (
      <CommentList
        visit={visit}
        asked={asked}
        comments={found.slice(0, perPage)}
        hasMore={found.length > perPage}
        isFirstPage={after === undefined}
        counts={await countByState(db, asked.filter)}
        tagCounts={await countByTag(db, asked.filter)}
        tagging={{
          values: refused ? await visit.form() : new URLSearchParams(),
          errors: refused?.errors ?? [],
          locale: visit.locale,
        }}
      />
    ),
  });
}

async function tagSeveral(visit: UnitVisit) {
  const t = commentTexts[visit.locale];
  return visit.attempt(
    async () => {
      const form = await visit.form();
      const asked = await readAsked(visit);
      const tag = asked.tags.find(({ id, retired }) => String(id) === form.get('give') && !retired);
      const ids = await listAskedIds(
        visit.deps.db,
        { ...asked.filter, state: null, tagId: null },
        form.getAll('comment'),
      );
      if (ids.length === 0) throw wrongField('comment', t.chooseComments);
      if (!tag) throw wrongField('give', t.chooseTag);
      const act = form.get('act') === 'untag' ? 'untag' : 'tag';
      const changed = await visit.change((trx, by) =>
        tagComments(trx, by, { act, unitId: visit.unit.id, tagId: tag.id, commentIds: ids }, visit.now),
      );
      const path = commentsPath(visit, asked, '', { after: visit.query('after') });
      return visit.go(path, changed > 0 ? 'saved' : 'unchanged');
    },
    (refused) => showList(visit, refused),
  );
}

const exportedAtOnce = 2_000;

/** The comments asked for as a file, word for word; who took it is written down. */
async function exportComments(visit: UnitVisit) {
  const { locale, unit } = visit;
  const asked = await readAsked(visit);
  const rows: string[] = [];
  for await (const row of eachRow(visit, asked)) rows.push(row);
  await visit.change((trx, by) =>
    recordChange(
      trx,
      by,
      {
        action: 'comment.export',
        unitId: unit.id,
        subject: { kind: 'unit', key: unit.slug },
        after: { comments: rows.length, ...withoutSearch(asked.filter) },
      },
      visit.now,
    ),
  );
  return visit.c.body(commentsCsvHead(locale) + rows.join(''), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${unit.slug}-y-kien-${visit.today}.csv"`,
  });
}

/** What was searched for may be a name: the audit only says that something was. */
const withoutSearch = ({ from, until, state, terms }: CommentFilter) => ({
  from,
  until,
  state,
  searched: terms.length > 0,
});

async function* eachRow(visit: UnitVisit, { filter, tags, levelName }: Asked): AsyncGenerator<string> {
  for (let after: Place | undefined; ; ) {
    const comments = await listComments(visit.deps.db, filter, { after, most: exportedAtOnce });
    for (const comment of comments) {
      const row = {
        ...comment,
        unit: comment.unit.name,
        level: levelName(comment.versionId, comment.level),
        tags: tags.filter(({ id }) => comment.tagIds.includes(id)).map(({ name }) => name),
      };
      yield commentCsvRow(row, visit.locale);
    }
    if (comments.length < exportedAtOnce) return;
    after = comments.at(-1);
  }
}
