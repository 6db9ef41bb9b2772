import { liveCases } from "./cases.ts";
import { describeLiveProject } from "./live-project.ts";

for (const live of liveCases) {
  describeLiveProject("flask", live);
}
