declare module 'postject' {
  /** Writes a resource into an executable, and turns the fuse that tells the executable of it. */
  export function inject(
    file: string,
    resourceName: string,
    resource: Buffer,
    options: { readonly sentinelFuse: string },
  ): Promise<void>;
}
