import { randomInt } from "node:crypto";
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { target } from "./target.ts";

/** Who sends: an address of its own, and an access token once signed in. */
export interface Caller {
  readonly address: string;
  readonly accessToken?: string;
}

export interface Call {
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is; wins over `json`. */
  readonly raw?: string | Buffer;
  /** Without `Content-Length`. */
  readonly transfer?: "chunked";
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The parsed body; throws where it is not JSON. */
  readonly body: unknown;
}

/** From here on a server may answer before it has read everything, and close: give it time to. */
const largeBody = 65_536;

/** A caller from an address that no other test uses. */
export function newCaller(): Caller {
  return { address: `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}` };
}

/**
 * Sends one request on a connection of its own. Node's fetch is not used because it normalises the very
 * things that are tested here: `Host`, `TRACE`, paths, header bytes and framing.
 */
export async function send(caller: Caller, method: string, path: string, call: Call = {}): Promise<Reply> {
  const payload = payloadOf(call);
  const outgoing = httpRequest(target.baseUrl + path, {
    path,
    method,
    agent: false,
    headers: { ...baseHeaders(caller, payload, call), ...call.headers },
    timeout: 60_000,
  });
  outgoing.on("timeout", () => outgoing.destroy(new Error(`${method} ${path} timed out`)));
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.on("response", resolve);
    outgoing.on("error", reject);
  });
  answered.catch(() => undefined);
  if (payload && payload.length > largeBody) {
    outgoing.flushHeaders();
    const early = await Promise.race([answered, sleep(300)]);
    if (early) {
      return readReply(early).finally(() => outgoing.destroy());
    }
  }
  outgoing.end(payload);
  return readReply(await answered);
}

function payloadOf(call: Call): Buffer | undefined {
  if (call.raw !== undefined) {
    return Buffer.from(call.raw);
  }
  return call.json === undefined ? undefined : Buffer.from(JSON.stringify(call.json));
}

function baseHeaders(caller: Caller, payload: Buffer | undefined, call: Call): Record<string, string> {
  const headers: Record<string, string> = {
    "X-Forwarded-For": caller.address,
    "X-Forwarded-Proto": "https",
    Connection: "close",
  };
  if (caller.accessToken) {
    headers["Authorization"] = `Bearer ${caller.accessToken}`;
  }
  if (call.json !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  if (payload && call.transfer === "chunked") {
    headers["Transfer-Encoding"] = "chunked";
  } else if (payload) {
    headers["Content-Length"] = String(payload.length);
  }
  return headers;
}

async function readReply(incoming: IncomingMessage): Promise<Reply> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk as Buffer);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  return {
    status: incoming.statusCode ?? 0,
    headers: incoming.headers,
    text,
    get body(): unknown {
      return JSON.parse(text) as unknown;
    },
  };
}
