import * as z from 'zod';

const errorBody = z.looseObject({
  message: z.union([z.string(), z.array(z.unknown())]).optional(),
  error: z.unknown().optional(),
  errors: z
    .array(
      z.looseObject({
        path: z.array(z.union([z.string(), z.number()])).optional(),
        message: z.string().optional(),
      }),
    )
    .optional(),
});

const longestText = 400;

/**
 * The server's own words from an error body, or undefined when the body is not one of its errors.
 * Up to 2.x `message` is a text or a list of texts; from 3.0 a failed validation says `Validation failed`
 * and `errors` tells which field and why.
 */
export function parseErrorBody(text: string): string | undefined {
  const parsed = errorBody.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const { message, error, errors } = parsed.data;
  const issues = (errors ?? []).map((issue) => {
    const field = (issue.path ?? []).join('.');
    return [field, issue.message].filter((part) => part !== undefined && part !== '').join(': ');
  });
  const lines =
    typeof message === 'string' ? [message] : (message ?? []).filter((line) => typeof line === 'string');
  const words =
    issues.length > 0 ? issues : lines.length > 0 ? lines : typeof error === 'string' ? [error] : [];
  return words.length === 0 ? undefined : cut(words.join('; '));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function cut(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText)}…`;
}
