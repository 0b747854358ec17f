import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyFor } from '../../../dist/api/accounts/auth.js';
import { addGrants } from '../../../dist/api/accounts/store.js';
import { openDatabase } from '../../../dist/api/database/open.js';
import { findUnit } from '../../../dist/api/units/store.js';

/** Puts a signed-in manager of a unit into a place whose server does not run; the cookie to send. */
export async function signInManager(place, unitSlug) {
  const db = await openDatabase(place);
  const [id, token, now] = [randomUUID(), randomUUID(), new Date()];
  try {
    const { id: unitId } = await findUnit(db, unitSlug);
    const email = `${id}@example.gov.vn`;
    await db
      .insertInto('staff')
      .values({ id, name: 'Nguyễn Thị Lan', email, created_at: now, updated_at: now })
      .execute();
    const grant = { staffId: id, role: 'manager', unitId, from: '2020-01-01', to: null };
    await db.transaction().execute((trx) => addGrants(trx, [grant], now));
    const expires_at = new Date(now.getTime() + 3_600_000);
    await db
      .insertInto('staff_session')
      .values({ id: randomUUID(), staff_id: id, token, expires_at, created_at: now, updated_at: now })
      .execute();
  } finally {
    await db.destroy();
  }
  const secret = readFileSync(join(place.dataDir, 'secret'), 'utf8').trim();
  const signature = createHmac('sha256', keyFor(secret, 'accounts')).update(token).digest('base64');
  return `lang-nghe.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
