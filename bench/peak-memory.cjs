// Reports the peak resident set (KiB) of the process it is required into, on descriptor 3.
process.on("exit", () => {
  require("node:fs").writeSync(3, String(process.resourceUsage().maxRSS));
});
