/**
 * Whether a window could be seen. On Linux a session without X and Wayland has none; elsewhere there always is one.
 * @param {{ platform?: NodeJS.Platform, env?: Record<string, string | undefined> }} [around]
 */
export function hasDisplay({ platform = process.platform, env = process.env } = {}) {
  return platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}
