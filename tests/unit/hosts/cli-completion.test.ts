import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Command, Option } from 'commander';
import { describe, expect, it } from 'vitest';
import { completionScript } from '../../../src-main/hosts/cli/completion';

const run = promisify(execFile);

const program = (): Command => {
  const made = new Command('clickcut').option('--json', 'lines').addOption(new Option('--provider <name>', 'what runs').choices(['cpu', 'webgpu']));
  made.command('select').description('cut out').option('--out <file>', 'where to').option('--preset <name|file>', 'which');
  const annotations = made.command('annotations').description('for training');
  annotations.command('import').description("somebody else's").option('--photos <dir>', 'folder');
  return made;
};

/** What bash itself completes after these words. */
async function completed(...words: readonly string[]): Promise<readonly string[]> {
  const script = `${completionScript(program(), 'bash', { '--preset': ['web', 'sticker'] })}
COMP_WORDS=(clickcut ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _clickcut; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = await run('bash', ['--norc', '-c', script], { cwd: import.meta.dirname });
  return stdout.trim().split('\n');
}

describe.skipIf(process.platform === 'win32')('shell completion', () => {
  it('offers commands, then their own and the common options, then what an option may be', async () => {
    expect(await completed('')).toEqual(['select', 'annotations', '--json', '--provider']);
    expect(await completed('sel')).toEqual(['select']);
    expect(await completed('select', 'photo.jpg', '--o')).toEqual(['--out']);
    expect(await completed('select', '--j')).toEqual(['--json']);
    expect(await completed('annotations', '')).toContain('import');
    expect(await completed('annotations', 'import', '--p')).toEqual(['--photos', '--provider']);
    expect(await completed('select', '--provider', 'w')).toEqual(['webgpu']);
    expect(await completed('select', '--preset', 's')).toEqual(expect.arrayContaining(['sticker', 'start-process.test.ts']));
  });

  it('is fish and zsh as well', () => {
    expect(completionScript(program(), 'fish')).toContain("complete -c clickcut -n '__fish_seen_subcommand_from import' -l photos -r -d 'folder'");
    expect(completionScript(program(), 'fish')).toContain("-d 'somebody else\\'s'");
    expect(completionScript(program(), 'zsh')).toMatch(/^autoload -Uz bashcompinit/);
  });
});
