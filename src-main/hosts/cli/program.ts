import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import type { ProviderChoice } from '../../../src-preload/contract/settings';
import type { PromptPoint } from '../../../src-preload/model/prompt';
import type { OpenApp } from './cli-app';
import type { CliIo } from './cli-io';
import { addAnnotationCommands } from './commands/annotations';
import { batch, parseShard, type BatchCliOptions } from './commands/batch';
import { doctor } from './commands/doctor';
import { exportFiles, type ExportCliOptions } from './commands/export';
import { everything, everythingFormats, type EverythingCliOptions } from './commands/everything';
import { models } from './commands/models';
import { removeBg, type RemoveBgOptions } from './commands/remove-bg';
import { candidateChoices, select, type SelectOptions } from './commands/select';
import { serve, type ServeOptions, type StartServer } from './commands/serve';
import { completionScript, shells, type Shell } from './completion';
import { exitCodes, type ExitCode } from './exit-codes';
import { addFindOptions } from './find-options';
import { outputFormats } from './output-format';
import { parseBox, parsePoint } from './prompt-options';
import { addRefineOptions, parseWithin } from './refine-options';
import { UsageError } from './usage-error';

export interface CliParts {
  readonly openApp: OpenApp;
  readonly startServer: StartServer;
  readonly version: string;
}

/** Spelled out here, so that `--help` need not load the contract. */
export const providerChoices = ['auto', 'cpu', 'webgpu', 'coreml', 'dml', 'cuda'] as const satisfies readonly ProviderChoice[];

/** Spelled out here as well. */
export const builtInPresetIds = ['original', 'web', 'marketplace', 'sticker', 'social', 'app-icon'] as const;

/** Commander shows an error of its own kind with the option that it is about. */
function asArgument<T>(parse: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return parse(text);
    } catch (cause) {
      throw cause instanceof UsageError ? new InvalidArgumentError(cause.message) : cause;
    }
  };
}

const parsePort = (text: string): number => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new UsageError(`'${text}' is not a port: a number from 0 to 65535.`);
  return port;
};

const onlyMask = ['--only-mask', 'write the mask as a grey image instead of the cut-out'] as const;

/** The command line as a whole; `finish` gets the exit code of the command that ran. */
export function createProgram(io: CliIo, parts: CliParts, finish: (code: ExitCode) => void): Command {
  const program = new Command('clickcut')
    .description('Click an object, cut it out, offline.')
    .version(parts.version)
    .option('--json', 'print one JSON object for each input on stdout')
    .option('--force', 'replace files that are there')
    .option('--quiet', 'print nothing but errors')
    .addOption(new Option('--provider <name>', 'what runs the models; the best proven one when left away').choices(providerChoices))
    .showHelpAfterError("Run 'clickcut --help' to see what there is.")
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: io.stdout, writeErr: io.stderr })
    .exitOverride();

  const addRefinement = (command: Command): Command => addRefineOptions(command, asArgument);
  const removing = program
    .command('remove-bg')
    .description('make the background of photos transparent')
    .argument('<inputs...>', 'image files and patterns')
    .requiredOption('--out <dir|file>', 'a folder (made when missing), or a file for one input')
    .addOption(new Option('--format <format>', 'png when neither this nor the name of --out says another').choices(outputFormats))
    .option('--keep <n>', 'keep more of what is in doubt, or less with a number below 0 (-1 to 1)', asArgument((text: string) => parseWithin('keep', -1, 1, text)))
    .option(...onlyMask);
  addRefinement(removing).action(async (names: string[], _options: unknown, command: Command) => {
    finish(await removeBg(names, command.optsWithGlobals<RemoveBgOptions>(), io, parts.openApp));
  });

  const addPoint = asArgument(parsePoint);
  const selecting = program
    .command('select')
    .description('cut out the object at some points or in a box')
    .argument('<image>', 'image file')
    .option('--point <x,y[:out]>', 'a pixel of the object, or with :out one that is not; can be repeated', (text: string, all: readonly PromptPoint[] = []) => [...all, addPoint(text)])
    .option('--box <x0,y0,x1,y1>', 'a box around the object', asArgument(parseBox))
    .requiredOption('--out <file>', 'its extension gives the format: png, webp, avif or tiff')
    .addOption(new Option('--candidate <which>', "which of the model's three answers, best first").choices(candidateChoices).default('best'))
    .option(...onlyMask);
  addRefinement(selecting).action(async (name: string, _options: unknown, command: Command) => {
    finish(await select(name, command.optsWithGlobals<SelectOptions>(), io, parts.openApp));
  });

  const finding = program
    .command('everything')
    .description('find all objects of a photo')
    .argument('<image>', 'image file')
    .requiredOption('--out <file|dir>', 'a .json file for annotations, or a folder')
    .addOption(new Option('--format <what>', 'annotations in this format, or one grey mask or cut-out for each object').choices(everythingFormats).default('coco'));
  addFindOptions(finding, asArgument);
  addRefinement(finding).action(async (name: string, _options: unknown, command: Command) => {
    finish(await everything(name, command.optsWithGlobals<EverythingCliOptions>(), io, parts.openApp));
  });

  addAnnotationCommands(program, { io, openApp: parts.openApp, finish, asArgument });

  program
    .command('batch')
    .description('run one job over any number of files')
    .argument('<inputs...>', 'files, folders and patterns; @list.txt for a list of them')
    .requiredOption('--out <dir>', 'the folder of results, with the folders of the inputs in it')
    .option('--job <file|json>', 'what to do, as docs/batch.md says')
    .addOption(new Option('--task <task>', 'a job with nothing but its task').choices(['remove-background', 'everything', 'export']))
    .option('--shard <i/n>', 'only the i-th of n parts; parts may run side by side', asArgument(parseShard))
    .option('--dry-run', 'only show what would be done')
    .option('--watch', 'go on with files that come or change, until Ctrl+C')
    .option('--report <file>', 'write what became of each file as JSON')
    .action(async (names: string[], _options: unknown, command: Command) => {
      finish(await batch(names, command.optsWithGlobals<BatchCliOptions>(), io, parts.openApp));
    });

  program
    .command('export')
    .description('write files out of a project, a Photoshop or OpenRaster file, or a photo')
    .argument('<project>', 'project, PSD, PSB, ORA or image file')
    .option('--preset <name|file>', `what is written: ${builtInPresetIds.join(', ')}, or a preset file; what the project keeps when left away`)
    .requiredOption('--out <dir>', 'a folder (made when missing)')
    .option('--layer <name>', 'only this layer, where the preset writes layers; can be repeated', (text: string, all: readonly string[] = []) => [...all, text])
    .action(async (name: string, _options: unknown, command: Command) => {
      finish(await exportFiles(name, command.optsWithGlobals<ExportCliOptions>(), io, parts.openApp));
    });

  program
    .command('serve')
    .description('run the editor for a browser on this machine')
    .option('--port <n>', 'a free one when left away', asArgument(parsePort))
    .option('--open <file>', 'open this photo')
    .action(async (_options: unknown, command: Command) => {
      finish(await serve(command.optsWithGlobals<ServeOptions>(), io, parts.startServer));
    });

  program
    .command('models')
    .description('show which models are there, and whether they are intact')
    .action(async (_options: unknown, command: Command) => finish(await models(command.optsWithGlobals(), io, parts.openApp)));

  program
    .command('doctor')
    .description('check that everything works here')
    .action(async (_options: unknown, command: Command) => finish(await doctor(command.optsWithGlobals(), io, parts.openApp)));

  program
    .command('completion')
    .description('print a script that completes commands and options in a shell')
    .addArgument(new Argument('<shell>').choices(shells))
    .action((shell: Shell) => {
      io.stdout(completionScript(program, shell, { '--preset': builtInPresetIds }));
      finish(exitCodes.ok);
    });

  return program;
}
