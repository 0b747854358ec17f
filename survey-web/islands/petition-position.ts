import { makePlane, type Shift } from './petition-plane.ts';
import { button, element, texts, written } from './petition-texts.ts';

interface Found {
  latitude: number;
  longitude: number;
  accuracy: number;
}

const metresADegree = 111_320;

const controlOf = (form: HTMLFormElement, name: string) =>
  form.querySelector<HTMLInputElement>(`[name="place.${name}"]`)!;

/** Offers to take the device's position: it is asked for when the button is pressed, never before. */
export function offerPosition(form: HTMLFormElement): void {
  const place = form.querySelector<HTMLElement>('[data-position]')!;
  place.textContent = '';
  const ask = element('p');
  const state = element('p', { role: 'status' });
  ask.appendChild(button(texts().position, () => askPosition(form, state)));
  place.append(ask, state);
  const [latitude, longitude] = ['latitude', 'longitude'].map((name) => controlOf(form, name).value);
  if (latitude && longitude) {
    showGiven(form, state, { latitude: Number(latitude), longitude: Number(longitude), accuracy: 0 });
  }
}

function askPosition(form: HTMLFormElement, state: HTMLElement): void {
  const t = texts();
  // On plain http some browsers lack it, others refuse as if the owner had.
  if (window.isSecureContext === false || !navigator.geolocation) {
    state.textContent = t.positionInsecure;
    return;
  }
  state.textContent = t.positionAsking;
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => showGiven(form, state, coords),
    ({ code, PERMISSION_DENIED }) => {
      state.textContent = code === PERMISSION_DENIED ? t.positionDenied : t.positionNone;
    },
    { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
  );
}

function showGiven(form: HTMLFormElement, state: HTMLElement, found: Found): void {
  const t = texts();
  const place = state.parentElement!;
  place.querySelector('[data-given]')?.remove();
  const given = element('div', { 'data-given': '' });
  const words = element('p', { 'aria-live': 'polite' });
  const give = (shift: Shift) => {
    const latitude = found.latitude + shift.north / metresADegree;
    const longitude =
      found.longitude + shift.east / (metresADegree * Math.cos((found.latitude * Math.PI) / 180));
    controlOf(form, 'latitude').value = latitude.toFixed(6);
    controlOf(form, 'longitude').value = longitude.toFixed(6);
    const metres = Math.hypot(shift.east, shift.north);
    words.textContent = [
      t.positionGiven(written(latitude, 5), written(longitude, 5)),
      found.accuracy > 0 ? t.positionWithin(written(Math.ceil(found.accuracy))) : '',
      metres >= 1 ? t.positionMoved(written(metres)) : '',
    ].join(' ');
    form.dispatchEvent(new Event('petition-change', { bubbles: true }));
  };
  const drop = button(t.positionDrop, () => {
    controlOf(form, 'latitude').value = '';
    controlOf(form, 'longitude').value = '';
    given.remove();
    form.dispatchEvent(new Event('petition-change', { bubbles: true }));
  });
  given.append(
    words,
    element('p', { class: 'soft' }, t.planeHint),
    makePlane(found.accuracy, { east: 0, north: 0 }, give),
    drop,
  );
  place.appendChild(given);
  state.textContent = '';
  give({ east: 0, north: 0 });
}
