import type { Fault } from './fault.ts';

/** The script of misbehaviour; faults strike in the order in which they were added. */
export interface FaultPlan {
  add(fault: Fault): PlannedFault;
  clear(): void;
  list(): readonly PlannedFault[];
  /** The fault that strikes this call, counted as struck. */
  take(method: string, path: string): Fault | undefined;
}

interface PlannedFault {
  readonly fault: Fault;
  /** How often it has struck. */
  readonly struck: number;
}

export function createFaultPlan(): FaultPlan {
  let plan: {
    fault: Fault;
    matches: (method: string, path: string) => boolean;
    passed: number;
    struck: number;
  }[] = [];
  return {
    add(fault) {
      const planned = { fault, matches: matcher(fault), passed: 0, struck: 0 };
      plan.push(planned);
      return planned;
    },
    clear() {
      plan = [];
    },
    list: () => plan,
    take(method, path) {
      for (const planned of plan) {
        const { fault } = planned;
        if (planned.struck >= timesOf(fault) || !planned.matches(method, path)) continue;
        if (planned.passed < (fault.skip ?? 0)) {
          planned.passed += 1;
          continue;
        }
        planned.struck += 1;
        return fault;
      }
      return undefined;
    },
  };
}

function timesOf({ times = 1 }: Fault): number {
  return times === 'always' ? Infinity : times;
}

function matcher({ method, path = '**' }: Fault): (method: string, path: string) => boolean {
  const pattern = path
    .replace(/^\/api(?=\/|$)/, '')
    .split(/(\*\*|\*)/)
    .map((part) =>
      part === '**' ? '.*' : part === '*' ? '[^/]+' : part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('');
  const expression = new RegExp(`^(?:/api)?${pattern}$`);
  return (called, at) => (method === undefined || method.toUpperCase() === called) && expression.test(at);
}
