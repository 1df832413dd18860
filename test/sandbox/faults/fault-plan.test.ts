import { describe, expect, it } from 'vitest';
import { createFaultPlan } from '../../../src/sandbox/faults/fault-plan.ts';

describe('createFaultPlan', () => {
  it.each([
    [undefined, undefined, 'GET', '/api/anything/at/all', true],
    ['post', '/assets', 'POST', '/api/assets', true],
    ['POST', '/api/assets', 'POST', '/api/assets', true],
    ['POST', '/assets', 'GET', '/api/assets', false],
    [undefined, '/assets', 'POST', '/api/assets/exist', false],
    [undefined, '/albums/*/assets', 'PUT', '/api/albums/1-2/assets', true],
    [undefined, '/albums/*', 'PUT', '/api/albums/1-2/assets', false],
    [undefined, '/albums/**', 'PUT', '/api/albums/1-2/assets', true],
    [undefined, '/server/**', 'GET', '/api/server/ping', true],
  ] as const)('%s %s strikes %s %s: %s', (method, path, called, at, expected) => {
    const plan = createFaultPlan();
    plan.add({
      kind: 'login-page',
      ...(method === undefined ? {} : { method }),
      ...(path === undefined ? {} : { path }),
    });
    expect(plan.take(called, at) !== undefined).toBe(expected);
  });

  it('lets calls through, strikes as often as told, then is used up', () => {
    const plan = createFaultPlan();
    const planned = plan.add({ kind: 'disk-full', skip: 2, times: 2 });
    const struck = Array.from({ length: 6 }, () => plan.take('GET', '/api/x')?.kind === 'disk-full');
    expect(struck).toEqual([false, false, true, true, false, false]);
    expect(planned.struck).toBe(2);
  });

  it('takes the faults in the order in which they were added', () => {
    const plan = createFaultPlan();
    plan.add({ kind: 'disk-full' });
    plan.add({ kind: 'quota-exceeded', times: 'always' });
    const kinds = Array.from({ length: 3 }, () => plan.take('GET', '/api/x')?.kind);
    expect(kinds).toEqual(['disk-full', 'quota-exceeded', 'quota-exceeded']);
    plan.clear();
    expect(plan.take('GET', '/api/x')).toBeUndefined();
  });
});
