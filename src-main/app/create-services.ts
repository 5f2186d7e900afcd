import { randomUUID } from 'node:crypto';
import type { AppContract } from '../../src-preload/contract/app';
import type { Handlers } from '../../src-preload/contract/define';
import { createDocuments } from '../services/documents/documents';
import { createExports } from '../services/exports/exports';
import { createSamples } from '../services/samples/samples';
import { createSettings } from '../services/settings/settings';
import { createSystem, systemStatusOf } from '../services/system/system';
import { createViews } from '../services/views/views';
import { createEventHub, type AppEvent } from './app-events';
import { createCore, resolveDirs, type Core } from './create-core';
import type { HostPorts } from './ports';
import { prepareOnOpen } from './prepare-on-open';

/** The whole engine: what answers the contract, and what lies under it. */
export interface Services {
  readonly core: Core;
  readonly handlers: Handlers<AppContract>;
  /** Returns the function that stops listening. */
  onEvent(listener: (event: AppEvent) => void): () => void;
  /** Ends all processes and threads; nothing is left that would keep Node alive. */
  close(): Promise<void>;
}

/** The composition root: reads the settings and puts every service together. */
export async function createServices(ports: HostPorts = {}): Promise<Services> {
  const hub = createEventHub();
  const settings = await createSettings({
    dir: resolveDirs(ports).config,
    onChanged: (changed) => {
      hub.emit({ event: 'settings.changed', payload: changed });
      // A provider named on the command line holds for the whole run.
      if (ports.provider === undefined) core.inference.setProvider(changed.provider);
    },
  });
  const core = createCore({
    ...ports,
    savedProvider: settings.current().provider,
    embeddingCacheMiB: () => settings.current().embeddingCacheMiB,
  });
  const { images, masks, inference, segmentation } = core;
  const samples = createSamples();
  const documents = createDocuments({
    images,
    masks,
    samples,
    newId: randomUUID,
    onChanged: (payload) => hub.emit({ event: 'documents.changed', payload }),
  });

  let lastStatus = '';
  inference.onStatus(() => {
    const payload = systemStatusOf(core.version, inference);
    const text = JSON.stringify(payload);
    if (text === lastStatus) return;
    lastStatus = text;
    hub.emit({ event: 'system.status', payload });
  });

  if (ports.stays === true) {
    inference.warm('sam').catch(() => undefined);
    inference.proveWhenIdle().catch(() => undefined);
  }

  return {
    core,
    handlers: {
      documents: prepareOnOpen(documents.handlers, segmentation),
      segmentation,
      background: core.background,
      views: createViews({ documents, images, masks }),
      exports: createExports({ documents, images, masks }),
      settings: settings.handlers,
      system: createSystem({ ...core, samples }),
    },
    onEvent: hub.on,
    close: core.close,
  };
}
