/** The version of the API that plans are written below. */
export const apiPrefix = "/api/v1";
