/** A photo as it will be sent. */
export interface KeptPhoto {
  name: string;
  blob: Blob;
}

/** A form that is not sent yet. */
export interface Draft {
  /** The unit that it goes to. */
  unit: string;
  fields: [name: string, value: string][];
  photos: KeptPhoto[];
  /** When it was last changed, in milliseconds. */
  at: number;
  /** Whether its sender has pressed send. */
  sending: boolean;
}

/** Somebody else may hold the device another day; what was to be sent waits longer for a network. */
const hour = 3_600_000;
const longestKept = { written: 24 * hour, sending: 7 * 24 * hour };

/** Browsers inside apps, and private windows, may refuse: then nothing is kept, and nothing breaks. */
function open(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open('lang-nghe-petitions', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('draft', { keyPath: 'unit' });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
      request.onblocked = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
}

let opened: Promise<IDBDatabase | null> | undefined;

/** Does one thing with the drafts; undefined where the browser refuses. */
async function withDrafts<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  opened = opened ?? open();
  const db = await opened;
  if (!db) return undefined;
  return new Promise((resolve) => {
    try {
      const transaction = db.transaction('draft', mode);
      const request = work(transaction.objectStore('draft'));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => resolve(undefined);
      transaction.onabort = () => resolve(undefined);
    } catch {
      resolve(undefined);
    }
  });
}

/** True where it outlives the page. */
export const keepDraft = async (draft: Draft): Promise<boolean> =>
  (await withDrafts('readwrite', (store) => store.put(draft))) !== undefined;

export const dropDraft = async (unit: string): Promise<void> => {
  await withDrafts('readwrite', (store) => store.delete(unit));
};

/** The draft to a unit; one that is too old is dropped. */
export async function findDraft(unit: string): Promise<Draft | undefined> {
  const draft: Draft | undefined = await withDrafts('readonly', (store) => store.get(unit));
  if (!draft) return undefined;
  if (Date.now() - draft.at <= longestKept[draft.sending ? 'sending' : 'written']) return draft;
  await dropDraft(unit);
  return undefined;
}
