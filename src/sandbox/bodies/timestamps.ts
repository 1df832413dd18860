/** `2019-05-04T11:14:15.000Z`. */
export function isoZ(ms: number): string {
  return new Date(ms).toISOString();
}

/** As the database prints it: `2019-05-04T11:14:15+00:00`, with a fraction only when there is one. */
export function isoOffset(ms: number): string {
  const withoutZ = new Date(ms).toISOString().slice(0, -1);
  return `${withoutZ.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')}+00:00`;
}
