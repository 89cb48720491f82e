// Filled by the virtual file system.
