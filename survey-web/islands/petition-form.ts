import { button, element, texts, written } from './petition-texts.ts';

export const findForm = () => document.querySelector<HTMLFormElement>('form[data-petition]');

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const controlsOf = (form: HTMLFormElement): Control[] =>
  Array.from(form.querySelectorAll<Control>('input, textarea, select'));

/** What is filled in, without photos and buttons. */
export function fieldsOf(form: HTMLFormElement): [string, string][] {
  const fields: [string, string][] = [];
  new FormData(form).forEach((value, name) => {
    if (typeof value === 'string') fields.push([name, value]);
  });
  return fields;
}

/** Fills in what was kept, the id included. */
export function fillIn(form: HTMLFormElement, fields: [string, string][]): void {
  // The page knows these better than what was kept.
  const kept = new Map(fields.filter(([name]) => name !== 'unit' && name !== 'consent.version'));
  for (const control of controlsOf(form)) {
    if (control.type === 'file') continue;
    if (control.type === 'radio' || control.type === 'checkbox') {
      (control as HTMLInputElement).checked = kept.get(control.name) === control.value;
    } else if (control.type !== 'hidden' || kept.has(control.name)) {
      control.value = kept.get(control.name) ?? '';
    }
  }
}

/** True where the sender has given something of their own. */
export const isBegun = (form: HTMLFormElement): boolean =>
  controlsOf(form).some((control) => {
    if (control.type === 'hidden' || control.type === 'file') return false;
    if (control.type === 'radio' || control.type === 'checkbox') return (control as HTMLInputElement).checked;
    return control.value !== '';
  });

/** Shows what the kind and what is filled in ask for, and hides the rest. */
export function follow(form: HTMLFormElement, photos: number): void {
  showCount(form);
  const kind = form.querySelector<HTMLInputElement>('[name="kind"]:checked');
  const identity = kind?.dataset.identity ?? 'contact';
  showContact(form, identity);
  const isGiven = Array.from(form.querySelectorAll<HTMLInputElement>('[name^="contact."]')).some(
    ({ value }) => value.trim() !== '',
  );
  const consent = form.querySelector<HTMLElement>('[data-consent]')!;
  const isWrong = consent.querySelector('.wrong') !== null;
  consent.hidden = !isGiven && photos === 0 && identity === 'none' && !isWrong;
  form.querySelector<HTMLElement>('[data-without-script]')!.hidden = true;
}

function showContact(form: HTMLFormElement, identity: string): void {
  const contact = form.querySelector<HTMLElement>('[data-contact]')!;
  const fields = Array.from(contact.querySelectorAll<HTMLElement>('[data-field]'));
  const isFilled = (field: HTMLElement) =>
    field.querySelector('input')!.value !== '' || field.querySelector('.wrong') !== null;
  const isOpen = identity !== 'none' || contact.dataset.open === 'yes' || fields.some(isFilled);
  for (const field of fields) {
    const isWanted = field.dataset.field !== 'contact.address' || identity === 'full' || isFilled(field);
    field.hidden = !isOpen || !isWanted;
  }
  let offer = contact.querySelector<HTMLElement>('[data-offer]');
  if (!offer) {
    offer = element('p', { 'data-offer': '' });
    offer.appendChild(
      button(texts().contactShow, () => {
        contact.dataset.open = 'yes';
        form.dispatchEvent(new Event('petition-change', { bubbles: true }));
        contact.querySelector('input')!.focus();
      }),
    );
    contact.appendChild(offer);
  }
  offer.hidden = isOpen;
}

function showCount(form: HTMLFormElement): void {
  const text = form.querySelector<HTMLTextAreaElement>('textarea')!;
  let count = form.querySelector('[data-count]');
  if (!count) {
    count = element('p', { class: 'soft', 'data-count': '' });
    text.after(count);
  }
  const letters = Array.from(text.value.normalize('NFC').trim()).length;
  const most = Number(text.dataset.longest);
  count.textContent = letters === 0 ? '' : texts().characters(written(letters), written(most));
  count.classList.toggle('wrong', letters > most);
}
