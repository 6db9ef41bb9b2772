import { defineConfig } from "vitest/config";

/**
 * The black-box suite of docs/http-contract.md, run against a server that is already up:
 *
 *   CONTRACT_BASE_URL=http://127.0.0.1:8000 npx vitest run --config test/contract/vitest.config.ts
 *
 * The server must run with TRUSTED_PROXIES=1 (each test comes from an address of its own, so that limits do
 * not add up), ALLOWED_HOSTS=127.0.0.1, CORS_ALLOWED_ORIGINS=https://app.example.com and the default limits;
 * with `tasks`, a worker must run too. support/target.ts lists the other variables.
 */
export default defineConfig({
  test: {
    name: "contract",
    root: import.meta.dirname,
    include: ["*.contract.ts"],
    fileParallelism: false,
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
