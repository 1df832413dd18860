import { ApiError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import type { RequestContext } from './answer-error.ts';
import { couldNot } from './could-not.ts';

/** Turns whatever a request threw before a complete answer was there into the one error that says what it means. */
export function errorFromConnection(error: unknown, context: RequestContext): ApiError {
  if (error instanceof ApiError) return error;
  const code = findCode(error) ?? '';
  const { kind, retry, what, hint } = explain(code, error, context.url);
  const options = hint === undefined ? {} : { hint: context.redact(hint) };
  return new ApiError(kind, retry, context.redact(couldNot(context.action, what)), options);
}

interface Explanation {
  readonly kind: ApiError['kind'];
  readonly retry: ApiError['retry'];
  readonly what: string;
  readonly hint?: string;
}

function explain(code: string, error: unknown, url: URL): Explanation {
  const { host, hostname } = url;
  const away = (what: string, hint?: string): Explanation => ({
    kind: 'unreachable',
    retry: 'later',
    what,
    ...(hint === undefined ? {} : { hint }),
  });
  switch (code) {
    case 'ECONNREFUSED':
      return away(
        say`nothing answers at ${host} (connection refused)`,
        say`Check the address and the port, and that the server runs.`,
      );
    case 'ENOTFOUND':
      return away(
        say`the name ${hostname} is not known`,
        say`Check the spelling of the server address, and the network.`,
      );
    case 'EAI_AGAIN':
      return away(say`the name ${hostname} cannot be looked up now`, say`Check the network connection.`);
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ENETDOWN':
    case 'EHOSTDOWN':
      return away(say`there is no way to ${host} (${code})`, say`Check the network connection.`);
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
      return away(
        say`${host} does not answer`,
        say`Check the address and the port, and firewalls in between.`,
      );
    case 'UND_ERR_HEADERS_TIMEOUT':
      return away(say`${host} took the request but does not answer`);
    case 'ECONNRESET':
    case 'EPIPE':
    case 'ECONNABORTED':
    case 'UND_ERR_SOCKET':
    case 'UND_ERR_BODY_TIMEOUT':
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
      return { kind: 'unreachable', retry: 'now', what: say`the connection to ${host} was lost` };
    default:
      return explainRest(code, error, url);
  }
}

function explainRest(code: string, error: unknown, url: URL): Explanation {
  const reason = error instanceof Error && error.message !== '' ? error.message : code;
  if (code.startsWith('HPE_')) {
    return { kind: 'not-immich', retry: 'fatal', what: say`${url.host} does not speak HTTP` };
  }
  if (/WRONG_VERSION_NUMBER|^EPROTO$|PACKET_LENGTH|ERR_SSL_HTTP_REQUEST/.test(code)) {
    const hint = say`If the server has no TLS, use http://${url.host} as its address.`;
    return { kind: 'unreachable', retry: 'fatal', what: say`${url.host} does not speak https`, hint };
  }
  if (/^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_|ERR_SSL_|HOSTNAME_MISMATCH)/.test(code)) {
    const hint = say`Pass the authority of the server with --ca-cert; --insecure trusts any certificate.`;
    return {
      kind: 'unreachable',
      retry: 'fatal',
      what: say`the certificate of ${url.host} is not trusted (${code})`,
      hint,
    };
  }
  return { kind: 'unreachable', retry: 'later', what: say`the connection to ${url.host} failed (${reason})` };
}

/** Code of an error, of the first of several attempts (one per address of a name), or of what caused it. */
function findCode(error: unknown, depth = 0): string | undefined {
  if (!(error instanceof Error) || depth > 3) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  const attempts: unknown[] = error instanceof AggregateError ? error.errors : [];
  return findCode(attempts[0], depth + 1) ?? findCode(error.cause, depth + 1);
}
