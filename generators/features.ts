// Written by `npm run build` from the files in generators/features/; do not edit.
import { feature as agentDocs } from "./features/agent-docs.ts";
import { feature as auth } from "./features/auth.ts";
import { feature as cache } from "./features/cache.ts";
import { feature as ci } from "./features/ci.ts";
import { feature as docker } from "./features/docker.ts";
import { feature as health } from "./features/health.ts";
import { feature as logging } from "./features/logging.ts";
import { feature as preCommit } from "./features/pre-commit.ts";
import { feature as rateLimit } from "./features/rate-limit.ts";
import { feature as tasks } from "./features/tasks.ts";

export const features = [agentDocs, auth, cache, ci, docker, health, logging, preCommit, rateLimit, tasks] as const;

export type FeatureId = (typeof features)[number]["id"];
