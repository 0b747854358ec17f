import { inHalves } from '../../../api/petitions/code.ts';
import { mayMove } from '../../../api/petitions/moves.ts';
import { problem } from '../../../api/problems.ts';
import { mergeTexts } from '../../texts/console-petition-answers.ts';
import { SubmitButton } from '../form.tsx';
import type { UnitVisit } from '../visit.ts';
import { readTarget } from './merge-target.ts';
import { type Opened, openToEdit, seenPetition } from './opened.ts';
import { Content, Facts, Standing } from './petition-view.tsx';
import { readRecord } from './record.ts';

/** Two petitions side by side, to be made one. */
export async function showComparison(visit: UnitVisit) {
  const { locale } = visit;
  const t = mergeTexts[locale];
  const opened = await openToEdit(visit);
  const other = await readTarget(visit, visit.param('other'), opened).catch(() => {
    throw problem('petition-unknown');
  });
  const { petition } = opened;
  return visit.show({
    title: t.title(inHalves(petition.code), inHalves(other.petition.code)),
    lead: t.lead,
    children: (
      <div class="petition-compare">
        <p class="console-alone">
          <a href={`/console${opened.path}`}>{t.back}</a>
        </p>
        <div class="petition-pair">
          <Side visit={visit} opened={opened} name={t.this} record={await readRecord(visit, opened)} />
          <Side visit={visit} opened={other} name={t.other} record={await readRecord(visit, other)} />
        </div>
        <div class="console-actions">
          {mayMove('merge', petition.state, 'staff') && (
            <form method="post" action={`/console${opened.path}/moves/merge`}>
              <input type="hidden" name="seen" value={seenPetition(petition)} autocomplete="off" />
              <input type="hidden" name="merge-into" value={other.petition.code} autocomplete="off" />
              <SubmitButton>{t.merge(inHalves(other.petition.code))}</SubmitButton>
            </form>
          )}
          <a href={`/console${other.path}/compare/${petition.code}`}>{t.turn}</a>
        </div>
      </div>
    ),
  });
}

function Side(props: {
  visit: UnitVisit;
  opened: Opened;
  name: string;
  record: Awaited<ReturnType<typeof readRecord>>;
}) {
  const { opened, name } = props;
  return (
    <div class="petition-side">
      <h2>
        {name}: <a href={`/console${opened.path}`}>{inHalves(opened.petition.code)}</a>
      </h2>
      <Standing {...props} />
      <Content {...props} headingId={`text-${opened.petition.code}`} of={inHalves(opened.petition.code)} />
      <Facts {...props} headingId={`facts-${opened.petition.code}`} of={inHalves(opened.petition.code)} />
    </div>
  );
}
