// Generated from protocol/kithbook_protocol by ./scripts/generate; do not edit.

/**
 * `writes`: goes through the outbox, applied once by its item id.
 * `whileLocked`: plain JSON, works with the vault locked.
 * @type {Readonly<Record<keyof import('./types.d.ts').Calls,
 *   {writes: boolean, whileLocked: boolean}>>}
 */
export const OPERATIONS = {
  '/v1/people/add': { writes: true, whileLocked: false },
  '/v1/jobs/cancel': { writes: false, whileLocked: false },
  '/v1/capture': { writes: true, whileLocked: false },
  '/v1/clients': { writes: false, whileLocked: true },
  '/v1/people/delete': { writes: true, whileLocked: false },
  '/v1/people/edit': { writes: true, whileLocked: false },
  '/v1/doctor': { writes: false, whileLocked: false },
  '/v1/people/forget': { writes: true, whileLocked: false },
  '/v1/people/forget/whom': { writes: false, whileLocked: false },
  '/v1/hello': { writes: false, whileLocked: true },
  '/v1/history': { writes: false, whileLocked: false },
  '/v1/jobs/show': { writes: false, whileLocked: false },
  '/v1/jobs': { writes: false, whileLocked: false },
  '/v1/keys': { writes: false, whileLocked: true },
  '/v1/keys/add': { writes: false, whileLocked: true },
  '/v1/keys/check': { writes: false, whileLocked: true },
  '/v1/keys/passphrase': { writes: false, whileLocked: true },
  '/v1/keys/recovery': { writes: false, whileLocked: true },
  '/v1/keys/remove': { writes: false, whileLocked: true },
  '/v1/keys/strict': { writes: false, whileLocked: true },
  '/v1/unlock/local': { writes: false, whileLocked: true },
  '/v1/lock': { writes: false, whileLocked: true },
  '/v1/notes/write': { writes: true, whileLocked: false },
  '/v1/notes': { writes: false, whileLocked: false },
  '/v1/pair/finish': { writes: false, whileLocked: true },
  '/v1/pair/outcome': { writes: false, whileLocked: true },
  '/v1/pair/start': { writes: false, whileLocked: true },
  '/v1/pair/window': { writes: false, whileLocked: true },
  '/v1/capture/receipt': { writes: false, whileLocked: false },
  '/v1/clients/revoke': { writes: false, whileLocked: true },
  '/v1/search': { writes: false, whileLocked: false },
  '/v1/people/show': { writes: false, whileLocked: false },
  '/v1/spool': { writes: false, whileLocked: true },
  '/v1/spool/discard': { writes: false, whileLocked: false },
  '/v1/spool/retry': { writes: false, whileLocked: false },
  '/v1/status': { writes: false, whileLocked: true },
  '/v1/people/tags': { writes: false, whileLocked: false },
  '/v1/undo': { writes: true, whileLocked: false },
  '/v1/unlock': { writes: false, whileLocked: true },
};
