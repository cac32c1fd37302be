type Env = Readonly<Record<string, string | undefined>>;

/** How a text may be changed without changing what it says to its reader. */
export type TextKind = 'words' | 'json' | 'markup';

/** GitHub and Azure obey `##[…]` and `##vso[…]` anywhere in a line, TeamCity `##teamcity[…]`. */
const MARKED = /##(?=\[|vso\[|teamcity\[)/gi;
/** GitHub obeys `::command::` after leading blanks. */
const COLONS = /^([^\S\r\n\u2028\u2029]*):(?=:)/gm;

const MARK: Readonly<Record<TextKind, string>> = { words: '#\u200b#', json: '#\\u0023', markup: '#&#35;' };
const COLON: Readonly<Record<TextKind, string>> = { words: '$1:\u200b', json: '$1:', markup: '$1&#58;' };

/**
 * Text of a site in the log of a build server must form no command for it: GitHub's runner would hide words of the log, stop
 * annotations or add its own. Each mark is broken by a character that is not shown, or is escaped where the form has escapes.
 */
export function withoutCommands(text: string, { env }: { readonly env: Env }, kind: TextKind = 'words'): string {
  if (!isBuildServer(env)) return text;
  return text.replace(MARKED, MARK[kind]).replace(COLONS, COLON[kind]);
}

/** GitHub Actions, Azure Pipelines, TeamCity. */
function isBuildServer(env: Env): boolean {
  return env.GITHUB_ACTIONS === 'true' || env.TF_BUILD !== undefined || env.TEAMCITY_VERSION !== undefined;
}
