/** `1234567` → `1.2 MB`: decimal units, as disks and file managers count. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  // What would round up to 1000 belongs to the next unit.
  while (unit < units.length - 1 && value >= (unit === 0 ? 1000 : 999.5)) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${value.toFixed(digits)} ${units[unit] ?? 'B'}`;
}

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
