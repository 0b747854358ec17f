/** The page of one revision of a closed period; it shows the same for good. */
export const pageAddress = (
  unitSlug: string,
  { period, revision }: { period: { slug: string }; revision: number },
): string => `/u/${unitSlug}?period=${period.slug}&revision=${revision}`;

/** A kept file, by the hash of its bytes. */
export const fileAddress = (
  unitSlug: string,
  periodSlug: string,
  { sha256, format }: { sha256: string; format: string },
): string => `/u/${unitSlug}/closed/${periodSlug}/${sha256}.${format}`;
