import { ApiError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import type { PlannedStack } from '../model/plan.ts';
import { endsTheRun } from './failure-outcome.ts';
import { idsDigest } from './journal/journal-state.ts';
import type { RunContext } from './run-context.ts';
import { withRetry } from './with-retry.ts';

/**
 * Stacks what the plan wants shown as one. A stack that an earlier run made is left as it is: the user may have
 * taken it apart since.
 */
export async function createStacks(context: RunContext): Promise<void> {
  for (const stack of context.plan.stacks) {
    if (context.stop.aborted) return;
    const ids = idsOf(stack, context);
    if (ids.length < 2 || context.journal.state.stacks.has(idsDigest(ids))) continue;
    try {
      const { stackId } = await withRetry(say`stack`, context.retry, () =>
        context.destination.createStack(ids, context.signal),
      );
      context.journal.write({ kind: 'stack', run: context.runId, stackId, ids });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      context.onEvent({
        kind: 'warning',
        code: 'stack-failed',
        message: say`${stack.why}, but they could not be stacked: ${error.message}`,
      });
      if (endsTheRun(error)) context.giveUp(error);
    }
  }
}

/** Ids on the server, the primary first; without those that are not there or lie in the trash. */
function idsOf(stack: PlannedStack, context: RunContext): string[] {
  const ids = stack.members.flatMap((member) => {
    const outcome = context.ledger.of(member);
    return outcome?.assetId !== undefined && outcome.state !== 'in-server-trash' ? [outcome.assetId] : [];
  });
  return [...new Set(ids)];
}
