import type { Framework } from "../../generators/define.ts";
import { type Convention, loadConventions } from "./convention.ts";
import { personaText } from "./instructions.ts";
import { loadSkills, type Persona, personasFor, type Skill } from "./persona.ts";

/** A persona with its instructions written out for one framework. */
export interface Role {
  readonly name: string;
  readonly access: Persona["access"];
  readonly description: string;
  readonly instructions: string;
}

/** Everything that an agent tool can be given, for one framework and one version of this package. */
export interface Kit {
  readonly framework: Framework;
  readonly conventions: readonly Convention[];
  readonly personas: readonly Persona[];
  readonly roles: readonly Role[];
  readonly skills: readonly Skill[];
  /** How a hook starts this program, without arguments. */
  readonly program: string;
}

export function assembleKit(framework: Framework, version: string): Kit {
  const conventions = loadConventions();
  const personas = personasFor(framework);
  return {
    framework,
    conventions,
    personas,
    roles: personas.map((persona) => ({
      name: persona.name,
      access: persona.access,
      description: persona.description,
      instructions: personaText(persona, conventions, framework),
    })),
    skills: loadSkills(),
    program: `npx --yes create-backend-plan@${version}`,
  };
}
