export { countOf, formatCount } from '../lib/format-count.ts';
