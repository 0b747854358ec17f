import { problem } from '../../../api/problems.ts';
import { listRuns } from '../../../api/push/run-store.ts';
import { sshKeyOf } from '../../../api/push/secret.ts';
import { findPushTarget, type PushTarget } from '../../../api/push/store.ts';
import { pushTexts } from '../../texts/console-push.ts';
import { type Filled, SubmitButton, TextField } from '../form.tsx';
import { type Refused, seenOf, type Visit } from '../visit.ts';
import { placeInWords, stateInWords } from './list.tsx';
import { PushLog } from './log.tsx';
import { SettingsFields, unitsToChoose, valuesOf } from './settings.tsx';

const mostRuns = 50;

/** @throws Problem not-found */
export async function getPushTarget(visit: Visit): Promise<PushTarget> {
  const target = await findPushTarget(visit.deps.db, visit.param('place'));
  if (!target) throw problem('not-found');
  return target;
}

/** What the form of the settings was filled from. */
export const editedOf = ({ description, unitId, folder, server }: PushTarget) => ({
  description,
  unitId,
  folder,
  server,
});

export interface Shown {
  refused?: Refused | undefined;
  /** The fingerprint of the key that the server has just shown. */
  seenKey?: string;
  /** Why it could not be looked at. */
  lookFailed?: string;
}

/** A place with its key, its settings and what was pushed there. */
export async function showPushTarget(visit: Visit, shown: Shown = {}) {
  const { locale, deps } = visit;
  const t = pushTexts[locale];
  const target = await getPushTarget(visit);
  const { refused } = shown;
  const typed = refused ? await visit.form() : undefined;
  // Two forms of the page can be refused; each keeps what was typed in it alone.
  const values = typed?.has('folder') ? typed : await valuesOf(visit, target);
  const errors = refused?.errors ?? [];
  const runs = await listRuns(deps.db, target.id, mostRuns);
  const at = `/console/push/${target.id}`;
  return visit.show({
    title: placeInWords(target),
    lead: target.description || undefined,
    refused,
    children: (
      <>
        {target.server && (
          <HostKey
            target={target}
            shown={shown}
            of={{ values: typed ?? new URLSearchParams(), errors, locale }}
          />
        )}
        {target.server?.login === 'key' && (
          <section class="push-words">
            <h2>{t.publicKey}</h2>
            <p class="soft">{t.publicKeyHint}</p>
            <p>
              <code class="push-key">{sshKeyOf(deps.config.secret, target.id).publicLine}</code>
            </p>
          </section>
        )}
        <h2>{t.state}</h2>
        <p>{stateInWords(target, locale)}</p>
        <form method="post" action={`${at}/state`} class="console-actions">
          {target.disabledAt ? (
            <SubmitButton name="act" value="enable">
              {t.enable}
            </SubmitButton>
          ) : (
            <>
              {(!target.server || target.hostKey) && (
                <SubmitButton name="act" value="publish">
                  {t.publish}
                </SubmitButton>
              )}
              <SubmitButton name="act" value="disable" quiet>
                {t.disable}
              </SubmitButton>
            </>
          )}
        </form>
        <p class="soft">{t.publishHint}</p>
        <h2>{t.log}</h2>
        {runs.length === 0 ? <p class="soft">{t.logNone}</p> : <PushLog runs={runs} locale={locale} />}
        <p class="soft">{t.logHint}</p>
        <h2>{t.settings}</h2>
        <form method="post" action={at} class="push-words">
          <input type="hidden" name="seen" value={typed?.get('seen') ?? seenOf(editedOf(target))} />
          <SettingsFields
            of={{ values, errors, locale }}
            kind={target.server ? 'sftp' : 'folder'}
            units={await unitsToChoose(visit, values)}
            base={deps.config.pushDir}
            hasPassword={target.sealedPassword !== null}
          />
          <SubmitButton>{t.save}</SubmitButton>
        </form>
      </>
    ),
  });
}

function HostKey({ target, shown, of }: { target: PushTarget; shown: Shown; of: Filled }) {
  const t = pushTexts[of.locale];
  const at = `/console/push/${target.id}`;
  const { seenKey, lookFailed } = shown;
  const values = new URLSearchParams({ fingerprint: of.values.get('fingerprint') ?? seenKey ?? '' });
  return (
    <section class="push-words">
      <h2>{t.hostKey}</h2>
      {target.hostKey ? (
        <p>
          {t.hostKeyIs} <code class="push-key">{target.hostKey}</code>
        </p>
      ) : (
        <p>{t.hostKeyNone}</p>
      )}
      {lookFailed && (
        <p class="push-failed" role="alert">
          {t.lookFailed(t.problems[lookFailed] ?? lookFailed)}
        </p>
      )}
      {seenKey && (
        <p role="status">
          {t.seen} <code class="push-key">{seenKey}</code>{' '}
          {target.hostKey && target.hostKey !== seenKey && <b class="push-failed">{t.seenOther}</b>}
        </p>
      )}
      <form method="post" action={`${at}/look`}>
        <SubmitButton quiet>{target.hostKey || seenKey ? t.lookAgain : t.look}</SubmitButton>
      </form>
      {target.hostKey !== null &&
      (seenKey === undefined || seenKey === target.hostKey) &&
      !of.values.has('fingerprint') ? null : (
        <form method="post" action={`${at}/host`}>
          <TextField
            of={{ ...of, values }}
            name="fingerprint"
            label={t.fingerprint}
            hint={t.fingerprintHint}
            maxlength={60}
          />
          <SubmitButton>{t.confirm}</SubmitButton>
        </form>
      )}
    </section>
  );
}
