import type { ConsoleRoute } from '../../survey-web/console/console-room.ts';

/**
 * The statuses with which a page may answer somebody whom it opens to. Some say no to those who reach them, for a
 * reason of their own.
 */
export function answersOf({ method, path }: ConsoleRoute, who: string, place: string): string[] {
  // Whoever is responsible for a unit alone does not take it out of the tree: its superior does.
  const isReshaped = /\/settings\/(move|merge|close)$/.test(path);
  if (method === 'POST' && isReshaped && who === 'manager' && place === 'own') return ['404'];
  // Only what has ended is opened again, and no backup has been made.
  if (path.endsWith('/settings/reopen') || path === '/backups/:id/file') return ['404'];
  // Administrators need their second factor.
  if (path === '/account/second-factor/remove' && who === 'administrator') return ['404'];
  // A slip is printed for who has the new secret before them.
  if (path.endsWith('/secret/slip')) return ['403'];
  if (path.endsWith('/transfer-slip')) return ['409'];
  if (method === 'GET') return ['200', '303', '302'];
  return ['200', '201', '303', '400', '409', '422'];
}
