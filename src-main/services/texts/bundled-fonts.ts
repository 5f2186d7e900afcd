import { createRequire } from 'node:module';
import { ClickcutError } from '../../../src-preload/contract/errors';
import { sharp } from '../images/sharp';

/** The family that is there on every machine. Inter, by Rasmus Andersson, SIL Open Font License 1.1. */
export const bundledFamily = 'Inter';

const cuts = ['100Thin', '200ExtraLight', '300Light', '400Regular', '500Medium', '600SemiBold', '700Bold', '800ExtraBold', '900Black'];

/** Finds packages as `import` would from here, so that hoisted and nested installs both work. */
const resolvePackageFile = createRequire(import.meta.url).resolve;

async function register(): Promise<void> {
  for (const cut of cuts.flatMap((name) => [name, `${name}_Italic`])) {
    const fontfile = resolvePackageFile(`@expo-google-fonts/inter/${cut}/Inter_${cut}.ttf`);
    // Setting any text makes libvips tell fontconfig about the file. One after the other: fontconfig does not lock.
    await sharp({ text: { text: 'a', font: `${bundledFamily} 8`, fontfile } }).raw().toBuffer();
  }
}

let registering: Promise<void> | undefined;

/**
 * Makes the bundled family known to everything in this process that sets text, once. Has to be done before the first
 * text is drawn, text in an SVG photo included: a thread of libvips looks at the list of fonts once and keeps it.
 * @throws ClickcutError `internal` where the package is missing or damaged
 */
export function bundledFonts(): Promise<void> {
  registering ??= register().catch((cause: unknown) => {
    registering = undefined;
    throw new ClickcutError({ code: 'internal', message: `The bundled font ${bundledFamily} cannot be read.`, hint: 'Install Clickcut again.' }, { cause });
  });
  return registering;
}
