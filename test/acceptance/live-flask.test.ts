import { liveCases } from "./cases.ts";
import { describeLiveProjects } from "./live-project.ts";

describeLiveProjects("flask", liveCases);
