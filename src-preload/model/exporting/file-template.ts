import { safeFileName } from './safe-file-name';

/** What a name can say. Numbers may be given a width: `{index:03}` is 007. */
export const templateVariables = ['doc', 'layer', 'suffix', 'index', 'scale', 'width', 'height', 'ext', 'preset', 'date'] as const;
export type TemplateVariable = (typeof templateVariables)[number];
export type TemplateValues = Readonly<Record<TemplateVariable, string | number>>;

type Part = string | { readonly variable: TemplateVariable; readonly digits: number };

const isVariable = (name: string): name is TemplateVariable => (templateVariables as readonly string[]).includes(name);
const token = /\{\{|\}\}|\{([^{}]*)\}|[{}]/g;
const known = templateVariables.map((name) => `{${name}}`).join(' ');

function parsed(template: string): { readonly parts: readonly Part[]; readonly problem: string | undefined } {
  const parts: Part[] = [];
  let problem: string | undefined;
  let at = 0;
  for (const match of template.matchAll(token)) {
    parts.push(template.slice(at, match.index));
    at = match.index + match[0].length;
    const [text, inside] = match;
    if (text === '{{' || text === '}}') {
      parts.push(text.charAt(0));
      continue;
    }
    const [, name = '', digits] = /^([a-z]+)(?::0?(\d))?$/.exec(inside ?? '') ?? [];
    if (isVariable(name)) parts.push({ variable: name, digits: Number(digits ?? 0) });
    else problem ??= inside === undefined ? `a lone '${text}'; a brace is written '${text}${text}'` : `there is no ${text}; there are ${known}`;
  }
  parts.push(template.slice(at));
  return { parts, problem };
}

/** What is wrong with a template, as a sentence; `undefined` for a good one. */
export const templateProblem = (template: string): string | undefined => parsed(template).problem;

/** The variables that a template names. */
export function variablesOf(template: string): ReadonlySet<TemplateVariable> {
  return new Set(parsed(template).parts.flatMap((part) => (typeof part === 'string' ? [] : [part.variable])));
}

/**
 * The path that a template gives: relative, '/' between its segments, each safe on every system. Slashes of the
 * template make folders, those of values do not. The extension is put at the end where it is not there.
 */
export function filledTemplate(template: string, values: TemplateValues): string {
  const { parts } = parsed(template);
  const text = parts.map((part) => {
    if (typeof part === 'string') return part;
    return String(values[part.variable]).replace(/[\\/]/g, ' ').padStart(part.digits, '0');
  });
  const segments = text.join('').split(/[\\/]/).filter((segment) => !/^[\s.]*$/.test(segment));
  const name = segments.pop() ?? '';
  const folders = segments.map((segment) => safeFileName(segment, 'folder'));
  const extension = `.${values.ext}`;
  const isNamed = name.toLowerCase().endsWith(extension.toLowerCase());
  const stem = isNamed ? name.slice(0, -extension.length) : name;
  return [...folders, `${safeFileName(stem, 'file')}${extension}`].join('/');
}

/** Numbers paths, and folders in them, that would be one and the same on a system that does not tell capitals apart. */
export function createPathNumbers(): (path: string) => string {
  const files = new Set<string>();
  const folders = new Set<string>();
  return (path) => {
    const done: string[] = [];
    const segments = path.split('/');
    for (const [i, segment] of segments.entries()) {
      const isFile = i === segments.length - 1;
      const dot = isFile && segment.lastIndexOf('.') > 0 ? segment.lastIndexOf('.') : segment.length;
      for (let n = 1; ; n++) {
        const candidate = n === 1 ? segment : `${segment.slice(0, dot)} (${n})${segment.slice(dot)}`;
        const key = [...done, candidate].join('/').normalize('NFC').toLowerCase();
        if (files.has(key) || (isFile && folders.has(key))) continue;
        (isFile ? files : folders).add(key);
        done.push(candidate);
        break;
      }
    }
    return done.join('/');
  };
}
