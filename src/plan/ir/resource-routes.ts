import type { operations } from "../schema/kinds/resource.ts";
import type { Method } from "./endpoint-ir.ts";

export type Operation = (typeof operations)[number];

/** The route of each operation. */
export const routes: Readonly<
  Record<Operation, { readonly method: Method; readonly status: number; readonly suffix: string }>
> = {
  list: { method: "GET", status: 200, suffix: "" },
  create: { method: "POST", status: 201, suffix: "" },
  retrieve: { method: "GET", status: 200, suffix: "/{id}" },
  update: { method: "PATCH", status: 200, suffix: "/{id}" },
  delete: { method: "DELETE", status: 204, suffix: "/{id}" },
};
