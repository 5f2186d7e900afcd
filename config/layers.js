/** layer -> layers it may import (itself is always allowed). The whole architecture, on one screen. */
export const layers = {
  'seam-model': { at: 'src-preload/model', may: [] },
  'seam-raster': { at: 'src-preload/raster', may: ['seam-model'] },
  'seam-contract': { at: 'src-preload/contract', may: ['seam-model'] },
  'seam-rpc': { at: 'src-preload/rpc', may: ['seam-contract'] },
  'seam-transport': { at: 'src-preload/transports', may: ['seam-rpc', 'seam-contract'] },
  'seam-electron': { at: 'src-preload/electron', may: ['seam-contract', 'seam-rpc', 'seam-transport'] },
  'main-inference': { at: 'src-main/inference', may: ['seam-rpc', 'seam-contract', 'seam-model', 'seam-raster'] },
  'main-service': { at: 'src-main/services', may: ['main-inference', 'seam-contract', 'seam-model', 'seam-raster'] },
  'main-app': { at: 'src-main/app', may: ['main-service', 'main-inference', 'seam-rpc', 'seam-contract', 'seam-model'] },
  'host-window': { at: 'src-main/hosts/window', may: ['seam-rpc', 'seam-transport', 'seam-contract'] },
  'host-electron': { at: 'src-main/hosts/electron', may: ['host-window', 'main-app', 'seam-rpc', 'seam-transport', 'seam-contract'] },
  'host-web': { at: 'src-main/hosts/web', may: ['host-window', 'main-app', 'seam-rpc', 'seam-transport', 'seam-contract'] },
  'host-cli': { at: 'src-main/hosts/cli', may: ['main-app', 'seam-contract', 'seam-model'] },
  'host-entry': { at: 'src-main/hosts/entry', may: ['host-cli', 'host-web', 'host-window', 'main-app', 'seam-rpc', 'seam-contract'] },
  'ui-editor': { at: 'src-renderer/editor', may: ['seam-model', 'seam-raster', 'seam-contract'] },
  'ui-canvas': { at: 'src-renderer/canvas', may: ['ui-editor', 'seam-model', 'seam-raster'] },
  'ui-primitive': { at: 'src-renderer/ui', may: [] },
  'ui-bridge': { at: 'src-renderer/bridge', may: ['seam-contract', 'seam-rpc', 'seam-transport'] },
  'ui-feature': {
    at: 'src-renderer/features/*',
    may: ['ui-editor', 'ui-canvas', 'ui-primitive', 'ui-bridge', 'seam-contract', 'seam-model', 'seam-raster'],
    capture: ['feature'],
  },
  'ui-app': { at: 'src-renderer/app', may: ['ui-feature', 'ui-editor', 'ui-canvas', 'ui-primitive', 'ui-bridge', 'seam-contract', 'seam-model'] },
};

/** package -> the only layers that may import it */
export const owners = {
  electron: ['host-electron', 'seam-electron'],
  'onnxruntime-node': ['main-inference'],
  konva: ['ui-canvas'],
  'react-konva': ['ui-canvas'],
  react: ['ui-canvas', 'ui-primitive', 'ui-feature', 'ui-app', 'ui-bridge'],
};

export const noNode = Object.keys(layers).filter((l) => l.startsWith('seam-') || l.startsWith('ui-'));
