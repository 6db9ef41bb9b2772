import { z } from "zod";
import { bodyFields } from "../body.ts";
import { decide } from "../decide.ts";
import { blockKeys } from "../refs.ts";

export const shape = z.strictObject({
  ...blockKeys("shape"),
  fields: decide(bodyFields, { ask: "the fields, as in total: {from: model.Order.total}" }),
});
