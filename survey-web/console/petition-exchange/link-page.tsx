import { inHalves } from '../../../api/petitions/code.ts';
import { longestCode, longestSystem } from '../../../api/petitions/exchange/columns.ts';
import { linkPetition } from '../../../api/petitions/exchange/link.ts';
import type { Source } from '../../../api/petitions/exchange/review.ts';
import { cleanCell } from '../../../api/sheets/read.ts';
import { exchangeTexts } from '../../texts/console-petition-exchange.ts';
import { SubmitButton, TextField } from '../form.tsx';
import { changePetition, openToEdit, seenPetition } from '../petitions/opened.ts';
import { type Refused, type UnitVisit, wrongField } from '../visit.ts';

/** Where a petition stands in another system. */
export async function showLink(visit: UnitVisit, refused?: Refused) {
  const { locale } = visit;
  const t = exchangeTexts[locale];
  const { petition, path } = await openToEdit(visit);
  const { source } = petition;
  const values = refused
    ? await visit.form()
    : new URLSearchParams({ system: source?.system ?? '', code: source?.code ?? '' });
  const of = { values, errors: refused?.errors ?? [], locale };
  return visit.show({
    title: t.linkTitle,
    lead: t.linkLead,
    width: 'narrow',
    refused,
    children: (
      <form method="post" action={`/console${path}/source`}>
        <input type="hidden" name="seen" value={seenPetition(petition)} autocomplete="off" />
        <TextField
          of={of}
          name="system"
          label={t.system}
          hint={t.systemHint}
          maxlength={longestSystem}
          short
        />
        <TextField of={of} name="code" label={t.code} maxlength={longestCode} />
        <div class="console-actions">
          <SubmitButton>{t.save}</SubmitButton>
          <a href={`/console${path}`}>
            {t.linkBack} {inHalves(petition.code)}
          </a>
        </div>
      </form>
    ),
  });
}

export async function saveLink(visit: UnitVisit) {
  const opened = await openToEdit(visit);
  return visit.attempt(
    async () => {
      const form = await visit.form();
      const source = typedSource(visit, form);
      await changePetition(visit, opened, form, async (trx, by, petition, around) => {
        const other = await linkPetition(trx, by, petition, { source }, around);
        if (other) throw wrongField('code', exchangeTexts[visit.locale].linkTaken);
      });
      return visit.go(`${opened.path}/source`, 'saved');
    },
    (refused) => showLink(visit, refused),
  );
}

/** As a list would name it; null where both are left empty. */
function typedSource({ locale }: UnitVisit, form: URLSearchParams): Source | null {
  const t = exchangeTexts[locale];
  const read = (name: string, longest: number) => {
    const typed = cleanCell(form.get(name) ?? '');
    if (typed.length > longest) throw wrongField(name, t.lineTooLong(longest));
    return typed;
  };
  const [system, code] = [read('system', longestSystem), read('code', longestCode)];
  if ((system === '') !== (code === '')) throw wrongField(system === '' ? 'system' : 'code', t.bothNeeded);
  return system === '' ? null : { system, code };
}
