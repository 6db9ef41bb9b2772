import type { Kind } from "./kinds.ts";

/** One block of each kind, all of one plan about orders that lints clean. */
const blocks: Readonly<Record<Kind, string>> = {
  model: `id: model.Order
expected_rows: 100000
fields:
  customer: {type: ref, to: model.User, on_delete: protect, related_name: orders, set_by: server}
  status: {type: enum, values: [placed, paid, cancelled], default: placed, set_by: server}
  total: {type: decimal, precision: 12, scale: 2}
  remark: {type: string, max: 500, default: ""}
  paid_at: {type: datetime, null: true, set_by: server}
dedup: none
indexes:
  - {fields: [customer, -created_at]}
  - {fields: [status, -created_at]}
constraints:
  - {check: "total >= 0", name: order_total_not_negative}
queries:
  unpaid: {args: [customer], where: "customer = input.customer and status = 'placed'", loads: none}`,
  resource: `id: resource.orders
model: model.Order
path: /orders
auth: user
visible: {own: customer}
operations: [list, create, retrieve]
list: {filters: [status], sort: [-created_at], pagination: cursor, loads: none}
create: {idempotency: header}
retrieve: {loads: none}`,
  endpoint: `id: endpoint.orders.pay
route: POST /orders/{id}/pay
auth: user
visible: {own: customer}
request: none
response: {200: shape.Receipt}
errors:
  - {status: 404, code: not_found, when: "absent, or another person's"}
  - {status: 409, code: already_paid, when: the order is no longer placed}
loads: none
transaction: atomic
idempotency: header
effect: {update: model.Order, set: {status: paid, paid_at: now}, lock: row}
enqueues: [task.orders.send_receipt]
rate_limit: {per: user, limit: 10/minute}`,
  shape: `id: shape.Receipt
fields:
  order: {from: model.Order.id}
  total: {from: model.Order.total}
  paid_at: {from: model.Order.paid_at}
  terms: {type: url, null: true}`,
  task: `id: task.orders.send_receipt
trigger: {after: endpoint.orders.pay}
input: {order: model.Order}
idempotency: {key: [order]}
retry: {on: [service.mail, timeout], max: 5, backoff: exponential, cap: 10m, jitter: true}
timeout: {soft: 30s, hard: 45s}
on_exhausted: {alert: metric.receipts_dead}
calls: [service.mail]
effect: none`,
  service: `id: service.mail
providers:
  - {name: main, kind: smtp, settings: [MAIL_URL]}
deadline: 10s
retry: {none: the task retries with a longer wait}
breaker: {failures: 5, window: 60s, open_for: 30s}
fallback: [retry_later]
idempotency: {none: "SMTP has no such key; a mail may arrive twice"}`,
  channel: `id: channel.orders.changes
transport: sse
path: /orders/stream
auth: user
visible: {own: customer}
events: {paid: shape.Receipt}
sent_by: {paid: [endpoint.orders.pay]}
replay: {by: last_event_id, keep: 1h}
heartbeat: 15s
max_per_caller: 3`,
  migration: `id: migration.users.phone
model: model.User
steps:
  - {phase: expand, deploy: 1, do: add_column, fields: [phone]}
lock: {risk: brief, why: a column with a constant default takes a short exclusive lock}
rollback: drops the column; numbers entered since are lost`,
  edge: `id: edge.orders.paid_twice
given: [{model.Order: {id: 5f0c2f9e-1f64-4f0b-8a43-2d6e4c1c0011, customer: me, status: paid}}]
when: {request: endpoint.orders.pay, as: me, params: {id: 5f0c2f9e-1f64-4f0b-8a43-2d6e4c1c0011}}
expect: {status: 409, code: already_paid, values: {model.Order: {status: paid}}, enqueued: none}
because: a second click must not send a second receipt`,
  decision: `id: decision.orders.receipt
question: when the receipt is sent
options:
  task: the answer is quick, and the mail survives an outage of the mail server
  request: the caller learns at once whether the mail went out
chosen: task
why: a payment must not fail because a mail server is down`,
  deviation: `id: deviation.orders.open
waives: BP332
at: endpoint.orders.open
reason: nobody has more than two hundred open orders, so there is no second page`,
  question: `id: question.refunds
asks: Who may refund an order that was paid?
who: the finance team
options: [any member of staff, the finance team only]
answer: none`,
  metric: `id: metric.receipts_dead
measures: receipts that were given up
type: counter
unit: receipts
of: [task.orders.send_receipt]
labels: none
alarm: {above: 10, for: 1h}`,
};

/** What the block of a kind is about, where that is none of the others. */
const subjects: Partial<Record<Kind, readonly [kind: Kind, text: string]>> = {
  migration: [
    "model",
    `id: model.User
change: alter
expected_rows: 50000
fields:
  email: {type: email, existing: true}
  phone: {type: string, max: 20, default: ""}
dedup: none
indexes: none
constraints: none
queries: none`,
  ],
  deviation: [
    "endpoint",
    `id: endpoint.orders.open
route: GET /orders/open
auth: user
visible: {own: customer}
request: none
response: {200: {fields: {orders: {each: shape.Receipt, max_items: 200}}}}
errors: none
loads: none`,
  ],
};

/** The example of a kind, fenced as in a document. */
export function exampleOf(kind: Kind): string {
  const subject = subjects[kind];
  return [...(subject === undefined ? [] : [subject]), [kind, blocks[kind]] as const]
    .map(([of, text]) => `\`\`\`yaml plan:${of}\n${text}\n\`\`\``)
    .join("\n\n");
}
