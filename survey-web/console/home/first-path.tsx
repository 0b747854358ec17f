import { listFieldsOfUnits } from '../../../api/fields/store.ts';
import { listPointsOfUnit } from '../../../api/points/store.ts';
import { hasResponses } from '../../../api/tallies/store.ts';
import type { Locale } from '../../../api/text.ts';
import { homeTexts } from '../../texts/console-home.ts';
import type { UnitVisit } from '../visit.ts';

type StepName = keyof (typeof homeTexts)['vi']['steps'];

export interface Step {
  name: StepName;
  state: 'done' | 'next' | 'later';
  /** Where it is done. */
  address: string;
  /** A second way on, once something is there to open. */
  opens?: string;
  mayBeSkipped: boolean;
}

/** The way from a new unit to its first response: what is done, what comes next. */
export async function firstSteps({ unit, deps }: UnitVisit): Promise<Step[]> {
  const at = `/console/units/${unit.slug}`;
  const fields = await listFieldsOfUnits(deps.db, [unit.id]);
  const [point] = await listPointsOfUnit(deps.db, unit.id);
  const answered = await hasResponses(deps.db, unit.id);
  const isPoint = point !== undefined;
  const steps: (Omit<Step, 'state'> & { done: boolean })[] = [
    { name: 'unit', done: true, address: `${at}/settings`, mayBeSkipped: false },
    {
      name: 'fields',
      done: fields.length > 0 || isPoint,
      address: `${at}/settings/fields`,
      mayBeSkipped: true,
    },
    { name: 'form', done: isPoint, address: '/console/questionnaires', mayBeSkipped: true },
    {
      name: 'point',
      done: isPoint,
      address: isPoint ? `${at}/points` : `${at}/points/new`,
      mayBeSkipped: false,
      ...(isPoint && { opens: `/points/${point.code}/poster` }),
    },
    {
      name: 'response',
      done: answered,
      address: isPoint ? `/s/${point.code}` : `${at}/points/new`,
      mayBeSkipped: false,
    },
  ];
  const needed = steps.find(({ done, mayBeSkipped }) => !done && !mayBeSkipped);
  return steps.map(({ done, ...step }, i) => ({
    ...step,
    state: done
      ? 'done'
      : step.name === needed?.name ||
          (step.mayBeSkipped && i < steps.findIndex(({ name }) => name === needed?.name))
        ? 'next'
        : 'later',
  }));
}

export function FirstPath({ steps, locale }: { steps: Step[]; locale: Locale }) {
  const t = homeTexts[locale];
  return (
    <section class="card first-path">
      <h2>{t.path}</h2>
      <p class="soft">{t.pathLead}</p>
      <ol>
        {steps.map(({ name, state, address, opens, mayBeSkipped }) => (
          <li class={state}>
            <p class="first-path-name">
              {state === 'later' ? t.steps[name].name : <a href={address}>{t.steps[name].name}</a>}{' '}
              <span class="first-path-state">{state === 'next' && mayBeSkipped ? t.skip : t[state]}</span>
            </p>
            <p>{t.steps[name].text}</p>
            {opens && (
              <p class="console-alone">
                <a href={opens}>{t.open.point}</a>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
