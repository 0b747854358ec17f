const vi = new Intl.NumberFormat('vi-VN');
const en = new Intl.NumberFormat('en-GB');

/** 1.234 or 1,234, for texts that speak of numbers. */
export const countIn = { vi: (count: number) => vi.format(count), en: (count: number) => en.format(count) };
