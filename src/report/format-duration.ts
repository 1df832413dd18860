export { formatDuration } from '../lib/format-duration.ts';
