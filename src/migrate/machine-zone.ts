/** Time zone of this computer: the last resort for a photo whose place nobody knows. */
export function machineZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
