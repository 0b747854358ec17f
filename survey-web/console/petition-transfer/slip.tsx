import type { Category, Kind } from '../../../api/categories/store.ts';
import type { Day } from '../../../api/days.ts';
import { inHalves } from '../../../api/petitions/code.ts';
import type { PetitionFile } from '../../../api/petitions/file-store.ts';
import type { Petition, Sender } from '../../../api/petitions/petition.ts';
import type { Unit } from '../../../api/units/store.ts';
import { dayInWords } from '../../public/wording.ts';
import { transferTexts } from '../../texts/console-petition-transfer.ts';

// The paper is an official document: it speaks Vietnamese to whoever prints it.
const t = transferTexts.vi;

/** The slip as paper, laid out as NĐ 30/2020/NĐ-CP has it for official documents. */
export function TransferSlip({
  petition,
  handler,
  superior,
  kind,
  category,
  photos,
  sender,
  today,
}: {
  petition: Petition;
  handler: Unit;
  superior: Unit | undefined;
  kind: Kind;
  category: Category | undefined;
  photos: PetitionFile[];
  sender: Sender | null | undefined;
  today: Day;
}) {
  const [year, month, day] = today.split('-') as [string, string, string];
  const { source, transferReference, transferredTo, place, receivedDay, text, code } = petition;
  const rows: [string, string | null | undefined][] = [
    [t.code, inHalves(code)],
    [t.source, source && `${source.system} · ${source.code}`],
    [t.reference, transferReference],
    [t.kind, kind.name.vi],
    [t.category, category?.name.vi],
    [t.place, place],
    [t.sender, senderInWords(sender)],
    [t.attached, photosInWords(photos)],
  ];
  return (
    <article class="transfer-slip" lang="vi">
      <header>
        <div>
          {superior && <p class="caps">{superior.name.vi}</p>}
          <p class="caps strong ruled">{handler.name.vi}</p>
          <p>{t.number}</p>
        </div>
        <div>
          <p class="caps strong">{t.motto[0]}</p>
          <p class="strong ruled">{t.motto[1]}</p>
          <p class="italic">{t.placeAndDay(day, month, year)}</p>
        </div>
      </header>
      <h2>{t.heading}</h2>
      <p class="strong middle">{t.subject}</p>
      <p class="middle">
        {t.to}: {transferredTo}
      </p>
      <p class="body">{t.intro(handler.name.vi, dayInWords(receivedDay, 'vi'))}</p>
      <dl>
        {rows
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <p class="strong">{t.text}</p>
      <p class="quoted">{text}</p>
      <footer>
        <div>
          <p class="strong italic">{t.recipients}</p>
          {t.recipientLines(transferredTo!).map((line) => (
            <p>{line}</p>
          ))}
        </div>
        <div class="middle">
          <p class="strong">{t.signer}</p>
          <p class="italic">{t.signHere}</p>
        </div>
      </footer>
    </article>
  );
}

function senderInWords(sender: Sender | null | undefined): string {
  if (sender === undefined) return t.senderHidden;
  if (sender === null) return t.senderNone;
  return [sender.name, sender.phone, sender.email, sender.address].filter(Boolean).join(', ');
}

const photosInWords = (photos: PetitionFile[]): string =>
  photos.length === 0
    ? t.noPhotos
    : photos.map(({ name, width, height }, i) => name ?? t.photo(i + 1, width ?? 0, height ?? 0)).join('; ');
