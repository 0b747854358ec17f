import type { Trx } from '../../database/open.ts';
import { queueWebhook } from '../../webhooks/delivery-store.ts';
import type { UnitInContext } from '../context.ts';
import { fileAddress, pageAddress } from './addresses.ts';
import { type Closing, listFileRefs } from './store.ts';

/** Tells other systems of a closing or revision, in its transaction: the figures, and where to fetch each file. */
export async function publishedPeriod(
  trx: Trx,
  { unit, chain }: UnitInContext,
  closing: Closing,
  publicUrl: string,
): Promise<void> {
  const { period, revision, reason, closedAt, summary } = closing;
  const refs = await listFileRefs(trx, [closing.id]);
  const payload = {
    unit: unit.slug,
    period: { slug: period.slug, name: period.name, from: period.from, to: period.to },
    revision,
    reason,
    closedAt: closedAt.toISOString(),
    measure: summary.measure,
    overall: summary.unit,
    overallWithBelow: summary.withBelow,
    url: publicUrl + pageAddress(unit.slug, closing),
    files: refs.map((ref) => ({
      name: ref.name,
      coverage: ref.coverage,
      locale: ref.locale,
      format: ref.format,
      sha256: ref.sha256,
      url: publicUrl + fileAddress(unit.slug, period.slug, ref),
    })),
  };
  const told = {
    event: 'period.published' as const,
    unitChain: chain.map(({ id }) => id),
    payload,
    key: `${unit.slug} ${period.slug}`,
  };
  await queueWebhook(trx, told, closedAt);
}
