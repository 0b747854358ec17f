import { mayMove } from '../../../api/petitions/moves.ts';
import { mayShow } from '../../../api/petitions/publishing.ts';
import { onePetitionTexts } from '../../texts/console-petition.ts';
import { moveTexts } from '../../texts/console-petition-moves.ts';
import type { ActName } from './acts.ts';
import { ActForm, type MoveProps } from './move-forms.tsx';

/** What brings a petition on stands open to the eye; the rest is folded away. */
const usual: ActName[] = ['approve', 'return', 'accept', 'assign', 'reply', 'ask', 'not-spam', 'unmerge'];

/** Only what the table of moves allows now. */
export function ToDo({
  offered,
  sent,
  ...props
}: MoveProps & { offered: ActName[]; sent: ActName | 'sender' | undefined }) {
  const { visit, opened, record } = props;
  const { petition, path } = opened;
  const t = onePetitionTexts[visit.locale];
  const m = moveTexts[visit.locale];
  if (!opened.mayEdit || petition.erasedAt !== null) return null;
  const may = (move: 'answer' | 'publish' | 'promise') => mayMove(move, petition.state, 'staff');
  const last = record.answers.at(-1);
  const isOwn = petition.state === 'answered' && last?.draftedBy.id === visit.actor.staffId;
  const names = offered.filter((name) => !(isOwn && name === 'approve'));
  const answerWords =
    petition.state === 'promised'
      ? m.keepPromise
      : petition.state === 'returned'
        ? m.rewriteAnswer
        : m.writeAnswer;
  const form = (name: ActName) => <ActForm {...props} name={name} isSent={sent === name} />;
  return (
    <section class="card petition-to-do" aria-labelledby="to-do">
      <h2 id="to-do">{t.toDo}</h2>
      {isOwn && <p class="soft">{m.ownAnswer}</p>}
      <div class="console-actions">
        {may('answer') && (
          <a class="button" href={`/console${path}/answer`}>
            {answerWords}
          </a>
        )}
        {(may('publish') || may('promise')) && (
          <a class="button" href={`/console${path}/publish`}>
            {m.publishAnswer}
          </a>
        )}
      </div>
      {names.filter((name) => usual.includes(name)).map(form)}
      <h3>{t.other}</h3>
      {names.filter((name) => !usual.includes(name)).map(form)}
      {mayShow(petition) && (
        <p class="console-alone">
          <a href={`/console${path}/text`}>{m.showText}</a>
        </p>
      )}
    </section>
  );
}
