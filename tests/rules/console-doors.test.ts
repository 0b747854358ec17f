import { expect, test } from 'vitest';
import { consoleRoutes } from '../../survey-web/console/console.ts';
import { installationDoors, unitDoors } from '../../survey-web/console/navigation.ts';

const pages = consoleRoutes.filter(({ method }) => method === 'GET');

test('each door is there once, and leads to a page that asks for the same permission', () => {
  for (const [doors, before] of [
    [unitDoors, '/units/:unit'],
    [installationDoors, ''],
  ] as const) {
    expect(new Set(doors.map(({ path }) => path)).size).toBe(doors.length);
    for (const door of doors) {
      const page = pages.find(({ path }) => path === before + door.path);
      expect(page?.needs, door.path).toMatchObject({ permission: door.permission });
    }
  }
});

test('no address is registered twice', () => {
  const addresses = consoleRoutes.map(({ method, path }) => `${method} ${path}`);
  expect(addresses.filter((one, i) => addresses.indexOf(one) !== i)).toEqual([]);
});
