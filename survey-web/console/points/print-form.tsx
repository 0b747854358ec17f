import type { Config } from '../../../api/config.ts';
import { reachOf } from '../../../api/points/qr.ts';
import { formatNames } from '../../poster/formats.ts';
import { consolePointTexts } from '../../texts/console-points.ts';
import { posterTexts } from '../../texts/poster.ts';
import { type Filled, SelectField, SubmitButton, TextField } from '../form.tsx';

/** How many stickers of a point there may be on the sheets. */
export const stickerCopies = ['24', '12', '6', '4', '2', '1'] as const;

/** What is printed of the points ticked in the table above, which stands in the same form. */
export function PrintForm({ of, config }: { of: Filled; config: Config }) {
  const t = consolePointTexts[of.locale];
  const poster = posterTexts[of.locale];
  const reach = reachOf(config.publicUrl);
  return (
    <section class="points-print" aria-labelledby="printing">
      <h2 id="printing">{t.printing}</h2>
      <p>{t.printingLead}</p>
      {reach === 'private' && (
        <section class="poster-warning">
          <h3>{poster.privateTitle}</h3>
          <p>{poster.privateText(config.publicUrl)}</p>
        </section>
      )}
      {reach === 'this-machine' && (
        <section class="poster-warning">
          <h3>{poster.unreachableTitle}</h3>
          <p>{poster.unreachableWhy(config.publicUrl)}</p>
        </section>
      )}
      <div class="form-row">
        <SelectField
          of={withDefault(of, 'format', 'a5')}
          name="format"
          label={t.format}
          choices={formatNames.map((value) => ({ value, name: poster.formats[value] }))}
        />
        <SelectField
          of={of}
          name="copies"
          label={t.copies}
          hint={t.copiesHint}
          choices={stickerCopies.map((value) => ({ value, name: value }))}
        />
      </div>
      <details
        class="points-wifi"
        open={of.values.get('wifi-name') || of.values.get('wifi-password') ? true : undefined}
      >
        <summary>{t.wifi}</summary>
        <p>{t.wifiNote}</p>
        <div class="form-row">
          <TextField of={of} name="wifi-name" label={t.wifiName} optional />
          <TextField of={of} name="wifi-password" label={t.wifiPassword} hint={t.wifiPasswordHint} optional />
        </div>
      </details>
      <div class="console-actions">
        <SubmitButton name="which" value="ticked">
          {t.printTicked}
        </SubmitButton>
        <SubmitButton name="which" value="all" quiet>
          {t.printAll}
        </SubmitButton>
      </div>
    </section>
  );
}

/** A form of which one field is filled where nothing was chosen yet. */
export function withDefault(of: Filled, name: string, value: string): Filled {
  if (of.values.has(name)) return of;
  const values = new URLSearchParams(of.values);
  values.set(name, value);
  return { ...of, values };
}
