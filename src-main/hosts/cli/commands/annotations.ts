import { Option, type Command } from 'commander';
import type { AnnotationFormat } from '../../../../src-preload/model/job';
import type { OpenApp } from '../cli-app';
import type { CliIo } from '../cli-io';
import type { ExitCode } from '../exit-codes';
import { parseWithin } from '../refine-options';
import { UsageError } from '../usage-error';
import { exportAnnotations, type ExportAnnotationsCliOptions } from './export-annotations';
import { importAnnotations, type ImportAnnotationsCliOptions } from './import-annotations';

/** Spelled out here, so that `--help` need not load the model. */
export const annotationChoices = ['coco', 'coco-polygons', 'sa-1b', 'yolo', 'voc', 'masks'] as const satisfies readonly AnnotationFormat[];

function parseClasses(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.some((name) => name === '')) throw new UsageError(`'${text}' is no list of classes: write their names with commas between them.`);
  return names;
}

export interface AnnotationCommandParts {
  readonly io: CliIo;
  readonly openApp: OpenApp;
  readonly finish: (code: ExitCode) => void;
  /** Shows a usage error with its option. */
  readonly asArgument: <T>(parse: (text: string) => T) => (text: string) => T;
}

/** Adds `clickcut annotations` with what it can do. */
export function addAnnotationCommands(program: Command, { io, openApp, finish, asArgument }: AnnotationCommandParts): void {
  const annotations = program.command('annotations').description('annotations for training, out of projects and into them');

  annotations
    .command('export')
    .description('write the cut-outs of projects as annotations of their photos')
    .argument('<projects...>', 'project files, patterns and folders')
    .addOption(new Option('--format <format>', 'of the annotations').choices(annotationChoices).default('coco'))
    .requiredOption('--out <dir|file>', 'a folder (made when missing), or a .json file for COCO')
    .option('--classes <names>', 'classes that get the first numbers, with commas between them', asArgument(parseClasses))
    .option('--tolerance <px>', 'how far polygons may be from their masks; 0.5 unless told (0 to 64)', asArgument((text: string) => parseWithin('tolerance', 0, 64, text)))
    .action(async (names: string[], _options: unknown, command: Command) => {
      finish(await exportAnnotations(names, command.optsWithGlobals<ExportAnnotationsCliOptions>(), io, openApp));
    });

  annotations
    .command('import')
    .description('make a project of each annotated photo, with a cut-out for each object')
    .argument('<annotations>', 'a COCO or SA-1B file, or a folder or zip of SA-1B, YOLO, Pascal VOC or mask pictures')
    .requiredOption('--photos <dir>', 'the folder of the photos')
    .requiredOption('--out <dir>', 'a folder (made when missing)')
    .action(async (source: string, _options: unknown, command: Command) => {
      finish(await importAnnotations(source, command.optsWithGlobals<ImportAnnotationsCliOptions>(), io, openApp));
    });
}
