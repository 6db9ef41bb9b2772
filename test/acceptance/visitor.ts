import { randomUUID } from "node:crypto";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body. */
  readonly body: Record<string, unknown>;
}

/** A person who uses the API, with the few steps that several tests share. */
export interface Visitor {
  request(method: string, path: string, json?: object): Promise<Answer>;
}

/** Without an account. */
export function anonymous(baseUrl: string, headers: Record<string, string> = {}): Visitor {
  return {
    request: async (method, path, json) => {
      const response = await fetch(baseUrl + path, {
        method,
        headers: { "X-Forwarded-Proto": "https", "Content-Type": "application/json", ...headers },
        signal: AbortSignal.timeout(20_000),
        ...(json ? { body: JSON.stringify(json) } : {}),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        body: text ? (JSON.parse(text) as Answer["body"]) : {},
      };
    },
  };
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export async function signIn(baseUrl: string, credentials: Credentials): Promise<{ token: string; visitor: Visitor }> {
  const { status, body } = await anonymous(baseUrl).request("POST", "/api/v1/auth/login", credentials);
  if (status !== 200) {
    throw new Error(`login answered ${status}: ${JSON.stringify(body)}`);
  }
  const token = String(body["accessToken"]);
  return { token, visitor: anonymous(baseUrl, { Authorization: `Bearer ${token}` }) };
}

/** With a new account. */
export async function signUp(baseUrl: string): Promise<{ credentials: Credentials; visitor: Visitor }> {
  const credentials = { email: `${randomUUID()}@example.com`, password: "correct horse battery" };
  await anonymous(baseUrl).request("POST", "/api/v1/auth/register", { ...credentials, displayName: "Ada" });
  const { visitor } = await signIn(baseUrl, credentials);
  return { credentials, visitor };
}
