import { canRead, onVoices, readAloud, stopReading } from './aloud.ts';
import { saveQueue } from './export.ts';
import { patienceAfter } from './patience.ts';
import { unreject } from './queue.ts';
import { viewBar } from './screens/bar.ts';
import { fieldScreen } from './screens/field.ts';
import { offerMore, showScreen } from './screens/frame.ts';
import { idleScreen } from './screens/idle.ts';
import { menuOverlay } from './screens/menu.ts';
import { barredScreen, retiredScreen, waitingScreen } from './screens/notices.ts';
import { layOver, liftOff, warningOverlay } from './screens/overlay.ts';
import { pairingScreen } from './screens/pairing.ts';
import { ratingScreen } from './screens/rating.ts';
import { reasonsScreen } from './screens/reasons.ts';
import type { Scene, Screen } from './screens/screen.ts';
import { thanksScreen, troubleScreen } from './screens/thanks.ts';
import { idle, type Move, planOf } from './session.ts';
import { languagesOf, type Shown } from './shown.ts';
import type { Station } from './station.ts';
import { kioskTexts } from './texts/kiosk.ts';
import { staffTexts } from './texts/staff.ts';
import { applyView, isUsual, usualView, type View } from './view.ts';
import { beginVisit, type Visit } from './visit.ts';

const holdMs = 5_000;
const menuSeconds = 120;
const tickMs = 250;
/** The screens that tell how much waits. */
const countedOn = { barred: true, retired: true };

/** What the person before the screen, or nobody, sees and does. */
export interface App {
  isBusy: () => boolean;
  /** Shows an idle screen anew where something is different. */
  refresh: () => void;
}

export function runApp(root: HTMLElement, station: Station): App {
  let visit: Visit | undefined;
  let isInTrouble = false;
  let isPairing = false;
  /** The last answer could not be written down. */
  let isFull = false;
  let view: View = usualView(languageOfPoint());
  let touchedAt = performance.now();
  let over: { overlay: HTMLElement; count?: (seconds: number) => void } | undefined;
  let holding: number | undefined;
  /** What the screen shows, so that nothing is built anew that is the same. */
  let shownNow = '';

  function languageOfPoint(): string {
    const shown = station.shown();
    return shown ? languagesOf(shown)[0]! : 'vi';
  }

  const isBusy = () =>
    visit !== undefined || isInTrouble || isPairing || over !== undefined || !isUsualView();
  const isUsualView = () => isUsual(view, languageOfPoint());

  function sceneOf(shown: Shown): Scene {
    const plan = planOf(shown.questionnaire.content, shown.point.fields.length, shown.settings.asks);
    return {
      shown,
      plan: visit?.plan ?? plan,
      session: visit?.session() ?? idle,
      view,
      t: kioskTexts(view.language),
      move: (next) => void move(next),
    };
  }

  function screenNow(): Screen {
    if (!station.device() || isPairing) {
      return pairingScreen({
        language: view.language,
        pair: async (code) => {
          const failure = await station.pair(code);
          if (!failure) leave();
          return failure;
        },
        cancel: station.device() && leave,
      });
    }
    const shown = station.shown();
    const { queued, rejected } = station.counts();
    if (!visit && station.standing() === 'barred') return barredScreen(queued + rejected, save, openPairing);
    if (!visit && station.standing() === 'retired') return retiredScreen(queued);
    if (!shown) return waitingScreen(() => void station.contact.meet());
    return screenOfVisit(sceneOf(shown));
  }

  function screenOfVisit(scene: Scene): Screen {
    const { step } = scene.session;
    if (isInTrouble) return troubleScreen(scene, leave);
    switch (step.at) {
      case 'idle':
        return idleScreen(scene, start, isFull ? staffTexts(view.language).full : undefined);
      case 'field':
        return fieldScreen(scene);
      case 'rating':
        return ratingScreen(scene, step.question);
      case 'reasons':
        return reasonsScreen(scene);
      case 'thanks':
        return thanksScreen(scene, visit?.isRecorded() ?? false, leave);
      default:
        return step satisfies never;
    }
  }

  function render(): void {
    applyView(view);
    const screen = screenNow();
    const shown = station.shown();
    shownNow = stateOf(screen);
    const clips = shown?.clips ?? [];
    const isForPeople = shown !== undefined && screen.read.length > 0;
    const bar = isForPeople
      ? viewBar(view, languagesOf(shown), canRead(view.language, clips), changeView)
      : null;
    const place = shown && station.device() ? { name: shown.unit.name, label: shown.point.label } : null;
    showScreen(root, isPairing ? null : place, screen, bar, view.language);
    offerMore(root, kioskTexts(view.language).more);
    if (view.aloud) void readAloud(screen.read, view.language, clips);
    else stopReading();
  }

  const stateOf = ({ name }: Screen): string =>
    JSON.stringify([name, station.shown()?.revision, name in countedOn && station.counts(), view]);

  function refresh(): void {
    if (isBusy()) return;
    view = usualView(languageOfPoint());
    if (stateOf(screenNow()) !== shownNow) render();
  }

  function changeView(to: Partial<View>): void {
    const held = document.activeElement?.getAttribute('data-setting');
    view = { ...view, ...to };
    render();
    if (held) root.querySelector<HTMLElement>(`[data-setting="${held}"]`)?.focus();
  }

  function start(): void {
    const shown = station.shown();
    if (!shown || visit) return;
    visit = beginVisit(station, shown, sceneOf(shown).plan);
    render();
  }

  async function move(next: Move): Promise<void> {
    const own = visit;
    if (!own) return;
    const before = own.session().step;
    const outcome = await own.move(next, view.language);
    if (visit !== own || outcome === 'same') return;
    if (outcome === 'left') return leave();
    isInTrouble = outcome === 'failed';
    if (isInTrouble || own.isRecorded()) isFull = isInTrouble;
    // A reason that was ticked shows it already.
    if (isInTrouble || own.session().step !== before) render();
  }

  /** The next person finds the screen fresh, and nothing of the one before. */
  function leave(): void {
    const gone = visit;
    visit = undefined;
    isInTrouble = false;
    isPairing = false;
    closeOverlay();
    view = usualView(languageOfPoint());
    render();
    void (gone?.end() ?? Promise.resolve()).then(() => station.rest());
  }

  function closeOverlay(): void {
    if (over) liftOff(root, over.overlay);
    over = undefined;
  }

  function openPairing(): void {
    closeOverlay();
    isPairing = true;
    render();
  }

  const save = () => void saveQueue(station.stored, station.time);

  async function openMenu(): Promise<void> {
    if (over) return;
    const contact = await station.stored.get('kept', 'contact');
    const counts = await station.recount();
    const overlay = menuOverlay({
      language: view.language,
      shown: station.shown(),
      counts,
      contact: typeof contact === 'number' ? new Date(contact) : undefined,
      send: async () => {
        await unreject(station.stored);
        await station.contact.meet();
        await station.delivery.now();
        return (await station.recount()).queued;
      },
      save: () => saveQueue(station.stored, station.time),
      pairAnew: openPairing,
      close: leave,
    });
    over = { overlay };
    layOver(root, overlay);
  }

  const stay = () => {
    touchedAt = performance.now();
    closeOverlay();
    root.querySelector<HTMLElement>('h1')?.focus();
  };

  function tick(): void {
    const seconds = (performance.now() - touchedAt) / 1000;
    if (over && !over.count) {
      if (seconds > menuSeconds) leave();
      return;
    }
    if (isPairing || !station.device()) return;
    const step = visit?.session().step ?? idle.step;
    // An apology stays as long as a question, then goes without asking.
    const patience = isInTrouble
      ? patienceAfter(seconds, idle.step, true)
      : patienceAfter(seconds, step, !isUsualView());
    if (patience.is === 'over') leave();
    else if (patience.is === 'asking') warn(patience.seconds);
  }

  function warn(seconds: number): void {
    if (!over) {
      over = warningOverlay(kioskTexts(view.language), stay);
      layOver(root, over.overlay);
    }
    over.count?.(seconds);
  }

  const letGo = () => window.clearTimeout(holding);
  const touched = () => {
    if (!over?.count) touchedAt = performance.now();
  };
  // Screen readers and switches click without a finger.
  document.addEventListener('click', touched);
  document.addEventListener('pointerdown', (event) => {
    touched();
    if ((event.target as Element).closest('.head'))
      holding = window.setTimeout(() => void openMenu(), holdMs);
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave']) document.addEventListener(end, letGo);
  document.addEventListener('contextmenu', (event) => event.preventDefault());
  document.addEventListener('keydown', ({ key, ctrlKey, altKey }) => {
    if (over?.count) stay();
    touchedAt = performance.now();
    if (ctrlKey && altKey && key.toLowerCase() === 'm') void openMenu();
  });
  setInterval(tick, tickMs);
  onVoices(() => {
    if (!visit && !over && !isPairing && station.shown()) render();
  });
  render();
  return { isBusy, refresh };
}
