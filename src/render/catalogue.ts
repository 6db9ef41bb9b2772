/** One file of a layer: verbatim text, or a compiled template. */
export type Template = string | ((values: Readonly<Record<string, unknown>>) => string);

/** Layer name → path in the layer, with `.hbs` taken off → template. */
export type Catalogue = Readonly<Record<string, Readonly<Record<string, Template>>>>;
