import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sshKeyOf } from '../../api/push/secret.ts';
import { arrangeClosable, bytesAt } from '../support/closings.ts';
import { textOf } from '../support/public-page.ts';
import { filesBelow, pushDesk } from '../support/push.ts';
import { openSftpServer, sftpKinds } from '../support/sftp-server.ts';
import { arrangeStaff, submit, type TestStaff, valueIn } from '../support/staff.ts';
import { openTestApp, sendRated, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let lan: TestStaff;
let desk: ReturnType<typeof pushDesk>;
beforeAll(async () => {
  server = await openTestApp();
  lan = await arrangeStaff(server, 'administrator');
  desk = pushDesk(server, lan);
});
afterAll(() => server.close());

test.each(sftpKinds)(
  'an SFTP server (%s) gets nothing before its key is confirmed, then everything whole',
  async (kind) => {
    const remote = await openSftpServer(kind);
    const unit = await arrangeClosable(server);
    const folder = join(remote.root, 'web/ket qua');
    const fields = {
      kind: 'sftp',
      host: '127.0.0.1',
      port: String(remote.port),
      username: 'web',
      folder,
      unit: unit.slug,
    };
    const place = await desk.addPlace({ ...fields, login: 'key' });
    await place.publish();
    expect(await place.lastRun()).toBeUndefined();
    const looked = await (await place.act('/look', {})).text();
    expect(looked).toContain(remote.fingerprint);
    expect((await place.act('/host', { fingerprint: 'SHA256:x' })).status).toBe(422);
    expect(remote.state.signIns).toBe(0);
    await place.act('/host', { fingerprint: valueIn(looked, 'fingerprint') });

    await place.publish();
    expect(await place.lastRun()).toMatchObject({ problem: 'login-refused', files: 0 });
    remote.state.authorized = sshKeyOf(server.deps.config.secret, place.id).publicLine;
    expect(await place.page()).toContain(remote.state.authorized);
    desk.later(1);
    await desk.round();
    expect(await place.lastRun()).toMatchObject({ problem: null, files: 14 });
    const read = (name: string) => readFileSync(join(folder, unit.slug, name), 'utf8');
    expect(read('satisfaction.json')).toBe(await bytesAt(server, `/u/${unit.slug}/satisfaction.json`));

    // Broken off in the middle of a page: nobody sees half of one, and the next try brings all.
    const before = read('index.html');
    await sendRated(server, unit, 'ho-tich', 0, 5);
    remote.state.breaksOff = true;
    await place.publish();
    expect(await place.lastRun()).toMatchObject({ problem: 'connection-lost' });
    expect(read('index.html')).toBe(before);
    remote.state.breaksOff = false;
    desk.later(1);
    await desk.round();
    expect(await place.lastRun()).toMatchObject({ problem: null });
    expect(textOf(read('index.html'))).toContain('21 phiếu');
    expect(filesBelow(folder)).toHaveLength(14);

    // Down for a while, then another machine at its address.
    await remote.stop();
    await place.publish();
    expect(await place.lastRun()).toMatchObject({ problem: 'no-connection' });
    const impostor = await openSftpServer(kind, remote.port);
    impostor.state.authorized = remote.state.authorized;
    desk.later(1);
    await desk.round();
    expect(await place.lastRun()).toMatchObject({ problem: 'host-key', files: 0 });
    expect(impostor.state.signIns).toBe(0);
    expect(readdirSync(impostor.root)).toEqual([]);
    expect(await place.page()).toContain('khóa của máy chủ khác khóa đã xác nhận');
    await impostor.close();
    const again = await openSftpServer(kind, remote.port, remote.hostKey);
    again.state.authorized = remote.state.authorized;
    desk.later(5);
    await desk.round();
    expect(await place.lastRun()).toMatchObject({ problem: null, files: 14 });
    await place.turnOff();
    await again.close();
    await remote.close();
  },
);

test('a password is kept sealed, and a wrong one is refused', async () => {
  const remote = await openSftpServer(sftpKinds[0]);
  const unit = await arrangeClosable(server);
  const fields = {
    kind: 'sftp',
    host: '127.0.0.1',
    port: String(remote.port),
    username: 'web',
    unit: unit.slug,
  };
  const asked = { ...fields, folder: remote.root, login: 'password' };
  const without = await submit(server, lan, '/console/push/new', asked);
  expect(without.status).toBe(422);
  expect(await without.text()).toContain('href="#f-password"');
  const place = await desk.addPlace({ ...asked, password: remote.state.password });
  const { sealed_password: sealed } = await server.db
    .selectFrom('push_target')
    .select('sealed_password')
    .where('id', '=', place.id)
    .executeTakeFirstOrThrow();
  expect(Buffer.from(sealed!, 'base64').includes(remote.state.password)).toBe(false);
  const audit = await server.db
    .selectFrom('audit_entry')
    .select(['after'])
    .where('subject_kind', '=', 'push-target')
    .orderBy('id')
    .execute();
  expect(JSON.stringify(audit)).not.toContain(remote.state.password);
  expect(await place.page()).not.toContain(remote.state.password);
  await place.act('/host', { fingerprint: remote.fingerprint });
  await place.publish();
  expect(await place.lastRun()).toMatchObject({ problem: null, files: 14 });
  remote.state.password = 'khác';
  await place.publish();
  expect(await place.lastRun()).toMatchObject({ problem: 'login-refused' });

  // Another server at another port has to be confirmed anew.
  const html = await (await server.get(place.at, lan.headers)).text();
  const changed = { ...asked, port: '2222', description: '', seen: valueIn(html, 'seen') };
  expect((await place.act('', changed)).status).toBe(303);
  expect(await place.page()).toContain('Chưa xác nhận nên chưa gửi gì');
  await place.turnOff();
  await remote.close();
});
