/** What to do with a file that both sides changed. */
export const conflictPolicies = ["fail", "markers", "ours", "theirs"] as const;
export type ConflictPolicy = (typeof conflictPolicies)[number];
