import { z } from "zod";

const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
const id = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const jobStatus = z.enum(["queued", "in_progress", "succeeded", "dead"]);

export const userShape = z.strictObject({
  id,
  email: z.string(),
  displayName: z.string(),
  isActive: z.boolean(),
  isStaff: z.boolean(),
  createdAt: time,
  updatedAt: time,
});

export const tokensShape = z.strictObject({
  accessToken: z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/),
  refreshToken: z.string().regex(/^[\w-]{43}$/),
  tokenType: z.literal("Bearer"),
  expiresIn: z.int().positive(),
});

export const pageShape = z.strictObject({ items: z.array(userShape), nextCursor: z.string().nullable() });

export const jobShape = z.strictObject({
  id,
  type: z.literal("export"),
  status: jobStatus,
  attempts: z.int().nonnegative(),
  errorCode: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()),
  resultUrl: z.string().nullable(),
  createdAt: time,
  updatedAt: time,
  finishedAt: time.nullable(),
});

export const exportShape = z.strictObject({
  user: userShape,
  jobs: z.array(z.strictObject({ id, type: z.literal("export"), status: jobStatus, createdAt: time })),
  metadata: z.record(z.string(), z.unknown()),
  exportedAt: time,
});

export type User = z.infer<typeof userShape>;
export type Tokens = z.infer<typeof tokensShape>;
export type Page = z.infer<typeof pageShape>;
export type Job = z.infer<typeof jobShape>;
