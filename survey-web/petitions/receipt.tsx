import { dayOf } from '../../api/days.ts';
import { inHalves } from '../../api/petitions/code.ts';
import type { Receipt } from '../../api/petitions/receive.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import type { Unit } from '../../api/units/store.ts';
import { dayInWords } from '../public/wording.ts';
import { receiptTexts } from '../texts/petition-receipt.ts';
import { TrackingQr } from './tracking-qr.tsx';
import { petitionAddress } from './view.ts';

export interface ReceiptProps {
  locale: Locale;
  receipt: Receipt;
  unit: Unit;
  handler: Unit;
  /** Where the QR code leads to. */
  publicUrl: string;
}

/** What the sender keeps: both codes, the days, and what comes next. Also read aloud and printed at the counter. */
export function ReceiptSlip({ locale, receipt, unit, handler, publicUrl }: ReceiptProps) {
  const t = receiptTexts[locale];
  const { code, secret, petition, receivedAt, acknowledgeBy, answerBy } = receipt;
  return (
    <section class="receipt" aria-label={t.slip}>
      <p class="receipt-title">{t.slip}</p>
      <dl class="receipt-codes">
        <Code name={t.code} hint={t.codeHint} letters={inHalves(code)} />
        <Code name={t.secret} hint={t.secretHint} letters={inHalves(secret)} />
      </dl>
      <div class="receipt-scan">
        <TrackingQr publicUrl={publicUrl} code={code} locale={locale} />
        <p>{t.scan}</p>
      </div>
      <dl class="receipt-facts">
        <dt>{t.sentTo}</dt>
        <dd>{inLocale(unit.name, locale)}</dd>
        {handler.id !== unit.id && (
          <>
            <dt>{t.handledBy}</dt>
            <dd>
              {inLocale(handler.name, locale)}
              {petition.pastTheUnit && <>. {t.hidden(inLocale(unit.name, locale))}</>}
            </dd>
          </>
        )}
        <dt>{t.received}</dt>
        <dd>{dayInWords(dayOf(receivedAt), locale)}</dd>
        <dt>{t.acknowledge}</dt>
        <dd>{dayInWords(acknowledgeBy, locale)}</dd>
        {answerBy && (
          <>
            <dt>{t.answer}</dt>
            <dd>
              <b>{dayInWords(answerBy, locale)}</b>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Code({ name, hint, letters }: { name: string; hint: string; letters: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span class="receipt-code">{letters}</span>
        <span class="soft">{hint}</span>
      </dd>
    </div>
  );
}

/** The page right after sending. */
export function ReceiptPage(props: ReceiptProps) {
  const { locale, receipt, unit } = props;
  const t = receiptTexts[locale];
  return (
    <>
      <h1 tabindex={-1}>{t.title}</h1>
      <p class="lead">{t.keep}</p>
      <ReceiptSlip {...props} />
      <p class="receipt-actions">
        <a class="button" href={petitionAddress(locale, `/${receipt.code}`)}>
          {t.track}
        </a>
        {/* Shown by the script that prints. */}
        <button class="button quiet" type="button" data-print hidden>
          {t.print}
        </button>
      </p>
      <h2>{t.next}</h2>
      <ol>
        {t.steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <p class="soft">{t.shownUntil}</p>
      <p class="petition-onward">
        <a href={petitionAddress(locale, '', { unit: unit.slug })}>{t.another}</a>
      </p>
    </>
  );
}
