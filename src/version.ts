/** The version in package.json, kept here so that no command has to read that file. */
export const version = "0.1.0";
