import { describe, expect, it } from 'vitest';
import { ApiError, AppError, SourceError, UsageError } from '../../src/lib/errors.ts';

describe('AppError and its kinds', () => {
  it('are told apart by name and by class', () => {
    const errors = [
      new AppError('a'),
      new UsageError('b'),
      new SourceError('truncated', 'c'),
      new ApiError('quota', 'fatal', 'd'),
    ];
    expect(errors.map(({ name }) => name)).toEqual(['AppError', 'UsageError', 'SourceError', 'ApiError']);
    for (const error of errors) expect(error).toBeInstanceOf(AppError);
  });

  it('carry what to do and what was behind it, and no cause where there was none', () => {
    const cause = new Error('ENOENT');
    const error = new SourceError('not-found', 'no such file: a.zip', { hint: 'Check the path.', cause });
    expect(error).toMatchObject({
      message: 'no such file: a.zip',
      hint: 'Check the path.',
      code: 'not-found',
    });
    expect(error.cause).toBe(cause);
    expect(new AppError('x')).not.toHaveProperty('cause');
    expect(new AppError('x').hint).toBeUndefined();
  });

  it('say of a request what it means for trying again', () => {
    const error = new ApiError('rate-limited', 'later', 'too many requests', {
      status: 429,
      retryAfterMs: 3000,
    });
    expect(error).toMatchObject({ kind: 'rate-limited', retry: 'later', status: 429, retryAfterMs: 3000 });
    expect(error.permission).toBeUndefined();
    const refused = new ApiError('forbidden', 'fatal', 'no', { permission: 'asset.upload' });
    expect(refused.permission).toBe('asset.upload');
  });
});
