"""Where backups go: a folder, an S3 store, a WebDAV server. Knows files and nobody in them."""
