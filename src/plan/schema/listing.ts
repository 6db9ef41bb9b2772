import { z } from "zod";
import { name, none, sortKey } from "./atoms.ts";
import { cache, loads } from "./behaviour.ts";
import { decide } from "./decide.ts";

/** How a list is narrowed, ordered and cut into pages. */
export const listing = {
  filters: decide(z.union([none, z.array(name)]), {
    code: "BP326",
    ask: "the fields it filters by, as in [status], or none",
  }),
  sort: decide(z.array(sortKey).min(1), {
    code: "BP306",
    ask: "the orders it offers, the first is the default, as in [-created_at]",
  }),
  pagination: decide(z.enum(["cursor", "page", "none"]), { code: "BP305", ask: "cursor or page" }),
  max_page: z.number().int().min(1).optional().meta({ description: "The largest page; 100 unless said." }),
  loads,
  search: z.array(name).optional().meta({ description: "The text fields that the query parameter `q` searches." }),
  cache: cache.optional(),
};
