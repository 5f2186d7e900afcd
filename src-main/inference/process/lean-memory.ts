/**
 * Environment for processes that take and give back megabytes all day. glibc's malloc hands memory of a megabyte and
 * more back to the system only as long as it maps it by itself; left alone it raises that bound to 32 MiB after the
 * first large block, and from then on each of its arenas, of which there are eight for each processor, keeps up to
 * 64 MiB that nobody uses. Naming the bound keeps it where it is. Nothing but glibc reads this, and only at the start
 * of a process. What a user has set stays.
 */
export const leanMemory = (env: Readonly<NodeJS.ProcessEnv>): NodeJS.ProcessEnv => ({ MALLOC_MMAP_THRESHOLD_: String(1024 ** 2), ...env });
