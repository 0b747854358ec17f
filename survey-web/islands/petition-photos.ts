import type { KeptPhoto } from './petition-draft.ts';
import { button, element, texts } from './petition-texts.ts';

/** As the server makes them: larger ones only cost the sender's network. */
const longestSide = 1_600;
const mostBytes = 10 * 1024 * 1024;

let photos: KeptPhoto[] = [];

export const chosenPhotos = (): KeptPhoto[] => photos;

/** Shows photos as chosen; the file input itself stays empty, so that none is sent twice. */
export async function showPhotos(form: HTMLFormElement, chosen: KeptPhoto[]): Promise<void> {
  photos = chosen;
  const place = form.querySelector('[data-photos]')!;
  if (chosen.length === 0) {
    place.textContent = '';
    return;
  }
  const list = element('ul', { class: 'petition-photos' });
  for (const photo of chosen) list.appendChild(await itemOf(form, photo));
  place.textContent = '';
  place.appendChild(list);
}

async function itemOf(form: HTMLFormElement, photo: KeptPhoto): Promise<HTMLElement> {
  const item = element('li');
  item.appendChild(element('img', { src: await dataUrlOf(photo.blob), alt: texts().photoAlt(photo.name) }));
  const remove = button(texts().photoRemove, async () => {
    await showPhotos(
      form,
      photos.filter((one) => one !== photo),
    );
    form.querySelector<HTMLElement>('[name="photo"]')!.focus();
    form.dispatchEvent(new Event('petition-change', { bubbles: true }));
  });
  remove.setAttribute('aria-label', `${texts().photoRemove}: ${photo.name}`);
  item.appendChild(remove);
  return item;
}

/** Takes what was chosen into the list, made smaller where the browser can. */
export async function takePhotos(form: HTMLFormElement, input: HTMLInputElement): Promise<void> {
  const files = Array.from(input.files ?? []);
  const most = Number(input.dataset.most);
  const taken = [...photos];
  const complaints: string[] = [];
  form.querySelector('[data-photos]')!.textContent = texts().photoPreparing;
  for (const file of files) {
    if (taken.length >= most) {
      complaints.push(texts().photoTooMany(most));
      break;
    }
    const blob = await smaller(file);
    if (blob.size > mostBytes) complaints.push(texts().photoTooLarge(file.name));
    else taken.push({ name: file.name, blob });
  }
  input.value = '';
  await showPhotos(form, taken);
  for (const complaint of complaints) {
    form.querySelector('[data-photos]')!.appendChild(element('p', { class: 'wrong' }, complaint));
  }
}

/** The photo as JPEG of at most 1 600 pixels; the file itself where that cannot be made, or would not be smaller. */
async function smaller(file: File): Promise<Blob> {
  // Without this the canvas would lay a portrait on its side, and what said so would be gone.
  if (!CSS.supports('image-orientation', 'from-image')) return file;
  try {
    const image = await loaded(await dataUrlOf(file));
    const scale = Math.min(1, longestSide / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = element('canvas');
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    const pen = canvas.getContext('2d')!;
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
    return made && (scale < 1 || made.size < file.size) ? made : file;
  } catch {
    // The server says kindly what is wrong with it.
    return file;
  }
}

const loaded = (url: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('no picture'));
    image.src = url;
  });

// The policy of the page allows data:, not blob:.
const dataUrlOf = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(new Error('cannot be read'));
    reader.readAsDataURL(blob);
  });
