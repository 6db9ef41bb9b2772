/** What a generator asks of the renderer: plain data, the same everywhere for the same answers. */
export interface RenderPlan {
  /** Which set of templates, a folder below `templates/`; `shared` always goes with it. */
  readonly catalogue: string;
  /** The chosen layers; a layer `a+b` is taken where both are chosen. */
  readonly layers: readonly string[];
  /** The catalogue's own folders: placeholders in paths, for instance `__api__`, and what stands for them. */
  readonly folders: Readonly<Record<string, string>>;
  /** The names that a user chose: placeholders in paths, for instance `__package__`, and what stands for them. */
  readonly pathNames: Readonly<Record<string, string>>;
  /** What fills the holes in the templates. */
  readonly values: Readonly<Record<string, unknown>>;
}
