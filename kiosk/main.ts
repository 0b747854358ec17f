import { type App, runApp } from './app.ts';
import { missingIn, type Needed } from './missing.ts';
import { newId } from './new-id.ts';
import { showScreen } from './screens/frame.ts';
import { missingScreen } from './screens/notices.ts';
import { openStation } from './station.ts';
import { openStored } from './stored.ts';

const root = document.getElementById('kiosk')!;

void begin();

async function begin(): Promise<void> {
  const missing = missingIn(window);
  if (missing.length > 0) return explain(missing);
  const stored = await openStored(() => window.location.reload()).catch(() => undefined);
  // Private windows have the name of a storage, but none.
  if (!stored) return explain(['storage']);
  let app: App | undefined;
  const station = await openStation(
    stored,
    newId(),
    () => app?.refresh(),
    () => app?.isBusy() ?? true,
  );
  app = runApp(root, station);
  station.rest();
  void stayAwake();
  document.addEventListener('visibilitychange', () => void stayAwake());
}

function explain(missing: Needed[]): void {
  showScreen(
    root,
    null,
    missingScreen(missing, () => window.location.reload()),
    null,
    'vi',
  );
}

/** Keeps the screen on, where the browser can: a dark kiosk invites nobody. */
async function stayAwake(): Promise<void> {
  if (document.visibilityState === 'visible') await navigator.wakeLock?.request('screen').catch(() => {});
}
