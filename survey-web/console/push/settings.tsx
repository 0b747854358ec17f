import type { Trx } from '../../../api/database/open.ts';
import { readHost, readOwnFolder, readRemoteFolder } from '../../../api/push/address.ts';
import { sealPassword } from '../../../api/push/secret.ts';
import { keepPassword, type PushSettings, type PushTarget } from '../../../api/push/store.ts';
import { isPrintable } from '../../../api/text.ts';
import { findUnitById } from '../../../api/units/store.ts';
import type { FoundUnit } from '../../home/find-units.ts';
import { pushTexts } from '../../texts/console-push.ts';
import { ChoiceField, type Filled, TextField } from '../form.tsx';
import { candidatesFor, chooseUnit, UnitField } from '../units/unit-choice.tsx';
import { type Visit, wrongField } from '../visit.ts';

export type Kind = 'folder' | 'sftp';

const longestDescription = 300;

/** A target as its form shows it; its password never. */
export async function valuesOf({ deps }: Visit, target: PushTarget): Promise<URLSearchParams> {
  const unit = target.unitId === null ? undefined : await findUnitById(deps.db, target.unitId);
  const { description, folder, server } = target;
  return new URLSearchParams({
    description,
    folder,
    unit: unit?.slug ?? '',
    ...(server && {
      host: server.host,
      port: String(server.port),
      username: server.username,
      login: server.login,
    }),
  });
}

export const unitsToChoose = (visit: Visit, values: URLSearchParams): Promise<FoundUnit[]> =>
  candidatesFor(visit, values, 'unit', () => false);

interface SettingsFieldsProps {
  of: Filled;
  kind: Kind;
  units: FoundUnit[];
  /** Where folders of this machine lie. */
  base: string;
  hasPassword: boolean;
}

export function SettingsFields({ of, kind, units, base, hasPassword }: SettingsFieldsProps) {
  const t = pushTexts[of.locale];
  const { folder, sftp } = t.folderHint;
  return (
    <>
      {kind === 'sftp' && (
        <>
          <TextField of={of} name="host" label={t.host} hint={t.hostHint} maxlength={253} />
          <TextField of={of} name="port" label={t.port} inputmode="numeric" maxlength={5} short />
          <TextField of={of} name="username" label={t.username} maxlength={64} />
          <ChoiceField
            of={of}
            name="login"
            label={t.login}
            type="radio"
            choices={(['key', 'password'] as const).map((value) => ({ value, name: t.logins[value] }))}
          />
          <TextField
            of={of}
            name="password"
            type="password"
            autocomplete="new-password"
            label={t.password}
            hint={hasPassword ? `${t.passwordHint} ${t.passwordKept}` : t.passwordHint}
            optional
          />
        </>
      )}
      <TextField
        of={of}
        name="folder"
        label={t.folder}
        hint={kind === 'folder' ? folder(base) : sftp}
        maxlength={200}
      />
      <UnitField of={of} name="unit" label={t.unit} hint={t.unitHint} candidates={units} optional />
      <TextField
        of={of}
        name="description"
        label={t.description}
        hint={t.descriptionHint}
        maxlength={longestDescription}
        optional
      />
    </>
  );
}

/**
 * What an administrator typed.
 * @throws Problem invalid-input at the field
 */
export async function readSettings(visit: Visit, kind: Kind, was?: PushTarget): Promise<PushSettings> {
  const t = pushTexts[visit.locale];
  const form = await visit.form();
  const value = (name: string) => form.get(name)?.trim() ?? '';
  const server = kind === 'sftp' ? readServer(form, visit, was) : null;
  const folder = kind === 'folder' ? readOwnFolder(value('folder')) : readRemoteFolder(value('folder'));
  if (folder === undefined) throw wrongField('folder', t.folderWrong[kind]);
  const description = value('description').normalize('NFC').replace(/\s+/g, ' ');
  if (description.length > longestDescription) throw wrongField('description', t.descriptionLong);
  const found = await chooseUnit(visit, form, 'unit');
  return { description, unitId: found?.unit.id ?? null, folder, server };
}

function readServer(form: URLSearchParams, { locale }: Visit, was?: PushTarget): PushSettings['server'] {
  const t = pushTexts[locale];
  const value = (name: string) => form.get(name)?.trim() ?? '';
  const host = readHost(value('host'));
  if (host === undefined) throw wrongField('host', t.hostWrong);
  const port = /^\d{1,5}$/.test(value('port')) ? Number(value('port')) : 0;
  if (port < 1 || port > 65535) throw wrongField('port', t.portWrong);
  const username = value('username');
  if (username === '' || username.length > 64 || !isPrintable(username)) {
    throw wrongField('username', t.usernameWrong);
  }
  const login = value('login') === 'password' ? ('password' as const) : ('key' as const);
  if (login === 'password' && !form.get('password') && !was?.sealedPassword) {
    throw wrongField('password', t.passwordMissing);
  }
  return { host, port, username, login };
}

/** Keeps the password that was typed, sealed; takes away what a login by key does not need. */
export async function saveTypedPassword(
  { deps }: Visit,
  trx: Trx,
  id: number,
  settings: PushSettings,
  typed: string | null,
): Promise<void> {
  if (settings.server?.login !== 'password') return keepPassword(trx, id, null);
  if (typed) await keepPassword(trx, id, sealPassword(deps.config.secret, typed));
}

/** Settings for the audit, which nobody can erase. */
export const writtenDown = ({ description, unitId, folder, server }: PushSettings) => ({
  description,
  unitId,
  folder,
  ...(server && { host: server.host, port: server.port, username: server.username, login: server.login }),
});
