declare const __APP_VERSION__: string;

/** Of the project, and the hash in the name of the script that runs: two builds never have the same. */
export const appVersion = [__APP_VERSION__, /-([\w-]{8})\.js/.exec(import.meta.url)?.[1]]
  .filter(Boolean)
  .join('+');
