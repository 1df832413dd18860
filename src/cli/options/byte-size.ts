import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';

const units: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  ki: 1024,
  mi: 1024 ** 2,
  gi: 1024 ** 3,
};

/** `500kB`, `5MB`, `100MiB`, `1.5G` in bytes. @throws UsageError */
export function readByteSize(text: string, option: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([kmg]?i?)b?$/iu.exec(text);
  const unit = units[match?.[2]?.toLowerCase() ?? '?'];
  const bytes = Math.round(Number(match?.[1]) * (unit ?? Number.NaN));
  if (!(bytes > 0))
    throw new UsageError(say`${option} ${text} is not a size`, {
      hint: say`Write it as 500kB, 5MB or 100MiB.`,
    });
  return bytes;
}
