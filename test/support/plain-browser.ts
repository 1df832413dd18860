/** Where a browser ended up: at a page, or at an address that no browser can open. */
export interface Visit {
  readonly url: string;
  readonly status: number | undefined;
  readonly text: string;
}

export interface PlainBrowser {
  open(url: string): Promise<Visit>;
  /** Fills in the form of a page and sends it. */
  submit(page: Visit, fields: Readonly<Record<string, string>>): Promise<Visit>;
}

/**
 * What of a browser signing in needs: cookies, redirects, forms.
 * @param outOfReach addresses that would load nothing, beside those of other programs
 */
export function createPlainBrowser(outOfReach = /^(?!https?:)/u): PlainBrowser {
  const cookies = new Map<string, Map<string, string>>();

  async function request(url: string, init: RequestInit = {}): Promise<Visit> {
    if (!/^https?:/u.test(url) || outOfReach.test(url)) return { url, status: undefined, text: '' };
    const jar = cookies.get(new URL(url).host) ?? new Map<string, string>();
    cookies.set(new URL(url).host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    const text = await response.text();
    if (location === null) return { url, status: response.status, text };
    return request(new URL(location, url).href);
  }

  return {
    open: (url) => request(url),
    submit(page, fields) {
      const action = /<form[^>]+action="([^"]+)"/u.exec(page.text)?.[1];
      if (action === undefined) throw new Error(`there is no form on ${page.url}: ${page.text}`);
      const body = new URLSearchParams();
      const hidden = page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/gu);
      for (const [, name = '', value = ''] of hidden) body.set(name, value);
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      return request(new URL(action, page.url).href, { method: 'POST', body });
    },
  };
}

/** Signs in on the pages of the provider and consents; resolves to where that leads. */
export async function signInOnPages(
  url: string,
  account: string,
  browser = createPlainBrowser(),
): Promise<Visit> {
  const loginPage = await browser.open(url);
  const consentPage = await browser.submit(loginPage, { login: account, password: 'any' });
  return browser.submit(consentPage, {});
}

/** Comes to the same pages, and leaves by the link that says no. */
export async function refuseOnPages(url: string): Promise<Visit> {
  const browser = createPlainBrowser();
  const loginPage = await browser.open(url);
  const abort = /<a href="([^"]+\/abort)"/u.exec(loginPage.text)?.[1];
  if (abort === undefined) throw new Error(`there is no way out of ${loginPage.url}`);
  return browser.open(new URL(abort, loginPage.url).href);
}
